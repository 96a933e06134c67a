import { formChecks } from './checks/form.ts'
import { narrativeChecks } from './checks/narrative.ts'
import { feeChecks } from './checks/narrativeFees.ts'
import { registerChecks } from './checks/registers.ts'
import { textChecks } from './checks/text.ts'
import type { Check, Force, Severity } from './findings.ts'
import { relations } from './relations.ts'

/** One line of the catalogue that `gongkai rules` prints: every check with its basis. */
export interface RuleEntry {
  readonly id: string
  readonly severity: Severity
  readonly force: Force
  readonly basis: string
  readonly title: string
}

export const checks: readonly Check[] = [
  ...formChecks,
  ...narrativeChecks,
  ...feeChecks,
  ...registerChecks,
  ...textChecks,
]

export const ruleEntries = (): RuleEntry[] =>
  [...relations, ...checks].map(({ id, severity, force, basis, title }) => ({ id, severity, force, basis, title }))
