import type { CivilDate } from '../dates/index.ts'
import { instruments } from '../law/index.ts'
import type { OutcomeCode } from './codes.ts'
import { evidenceDemanded, fieldsDemanded } from './demands.ts'
import { type EvidenceKey, evidence } from './evidence.ts'
import { type Field, type FieldKey, fields } from './fields.ts'
import type { FieldDemand, FieldValues } from './types.ts'
import { isBlank, unnamedLaw, wrongValue } from './values.ts'

/** A decision as far as the outcome rules it: dates `YYYY-MM-DD`, fields, and the papers at hand. */
export interface Decision {
  readonly outcome: OutcomeCode
  /** 成文日期 of the letter. */
  readonly decidedOn: CivilDate
  readonly receivedOn: CivilDate
  readonly values: FieldValues
  readonly evidence: readonly EvidenceKey[]
}

/** What stands in the way of a decision (`error`) or would not stand in review (`warning`); `message` goes beside `at`. */
export interface DecisionProblem {
  readonly at: FieldKey | EvidenceKey | 'decidedOn' | 'outcome'
  readonly severity: 'error' | 'warning'
  readonly message: string
}

const error = (at: DecisionProblem['at'], message: string): DecisionProblem => ({ at, severity: 'error', message })

/** Everything wrong with a decision, in the order of its form; fields that the outcome does not demand are not looked at. */
export const decisionProblems = (decision: Decision): DecisionProblem[] => [
  ...dateProblems(decision),
  ...fieldsDemanded(decision.outcome, decision.values).flatMap((demand) => fieldProblems(demand, decision)),
  ...evidenceDemanded(decision.outcome, decision.values)
    .filter((demand) => !decision.evidence.includes(demand.evidence))
    .map((demand) => ({
      at: demand.evidence,
      severity: demand.severity,
      message: `缺少${evidence[demand.evidence].zh}（${evidence[demand.evidence].basis}）`,
    })),
]

function dateProblems({ outcome, decidedOn, receivedOn }: Decision): DecisionProblem[] {
  if (decidedOn < receivedOn) return [error('decidedOn', `成文日期不能早于收到申请之日${receivedOn}`)]
  if (decidedOn < instruments.ogi.from)
    return [error('decidedOn', `现行条例自${instruments.ogi.from}起施行，此前的决定不能按现行条例办理`)]
  // FEE-8: 109号 does not reach back.
  if (outcome === 'otherFeeLapsed' && receivedOn < instruments.fees.from)
    return [error('outcome', `${instruments.fees.from}前收到的申请不得收取信息处理费`)]
  return []
}

function fieldProblems(demand: FieldDemand, { values, decidedOn }: Decision): DecisionProblem[] {
  const at = demand.field
  const field: Field = fields[at]
  const value = values[at]
  if (isBlank(value)) return demand.optional ? [] : [error(at, `请填写${field.zh}`)]
  const wrong = wrongValue(field, value) ?? unnamedLaw(field, value)
  if (wrong) return [error(at, wrong)]
  if (demand.mustBe && value !== demand.mustBe.value) return [error(at, demand.mustBe.sentence)]
  if (field.kind === 'url') return isHomePage(String(value)) ? [homePage] : []
  return typeof value === 'string' ? orderProblems(demand, field, value, { ...values, decidedOn }) : []
}

function orderProblems(demand: FieldDemand, { zh }: Field, value: string, dates: FieldValues & { decidedOn: string }) {
  const { field, notAfter, before } = demand
  if (notAfter && value > String(dates[notAfter] ?? value)) return [error(field, `${zh}不能晚于${nameOf(notAfter)}`)]
  if (before && value >= String(dates[before] ?? '9999')) return [error(field, `${zh}应早于${nameOf(before)}`)]
  return []
}

const nameOf = (key: FieldKey | 'decidedOn'): string => (key === 'decidedOn' ? '成文日期' : fields[key].zh)

/** LT-10: the address leads to the record itself (条例第36条第一项). */
const homePage: DecisionProblem = { at: 'url', severity: 'warning', message: '网址应直达该信息，不能是网站首页' }

function isHomePage(url: string): boolean {
  const { pathname, search, hash } = new URL(url)
  return !search && !hash && /^\/(index\.[a-z]+)?$/i.test(pathname)
}
