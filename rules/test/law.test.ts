import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { restRules } from '@gongkai/rules/calendar'
import {
  type Clock,
  type Confidence,
  clocks,
  type Dated,
  extendedOnce,
  instruments,
  paymentRestarts,
  type Sourced,
  switches,
  tariffs,
} from '@gongkai/rules/law'
import { outcomes } from '@gongkai/rules/outcomes'

const doubts = readFileSync(new URL('../../docs/law-doubts.md', import.meta.url), 'utf8')

/** What a reader looks for in the list, and how far it was checked. */
type Mark = readonly [name: string, confidence: Confidence | 'verified' | undefined]

const allClocks: Clock[] = Object.values(clocks)
const allSwitches: readonly (readonly Dated<boolean>[])[] = Object.values(switches)
const sourced: Sourced[] = [
  ...[...allClocks.flatMap((c) => c.terms), ...allSwitches.flat(), ...tariffs],
  ...[paymentRestarts, extendedOnce],
]

const marks: readonly Mark[] = [
  ...Object.entries(instruments).map(([key, i]): Mark => [`\`${key}\``, 'confidence' in i ? i.confidence : undefined]),
  ...sourced.map(({ basis, confidence }): Mark => [basis, confidence]),
  ...Object.values(restRules).map(({ basis, confidence }): Mark => [basis, confidence]),
  ...outcomes.map(({ zh, t3Confidence }): Mark => [zh, t3Confidence]),
  ...outcomes.flatMap(({ fields }) => fields.map(({ field, confidence }): Mark => [`\`${field}\``, confidence])),
]

describe('what was not checked against the text', () => {
  const open = marks.filter(([, confidence]) => confidence && confidence !== 'verified')

  it('is told in the list of doubts, with its mark', () => {
    const lines = doubts.split('\n')
    for (const [name, confidence] of open)
      assert.ok(
        lines.some((line) => line.includes(name) && line.includes(`\`${confidence}\``)),
        `${name}: ${confidence}`,
      )
  })

  it('is marked where the list says it came from memory', () => {
    const marked = (name: string) => open.some(([n, confidence]) => n.includes(name) && confidence === 'memory')
    for (const name of [
      '（2017年修正）第九条',
      '第六条第二款',
      '条例第三十三条第二款',
      '职工工作时间的规定',
      'litigationLaw',
      'penaltyLaw',
    ])
      assert.ok(marked(name), name)
  })
})

describe('the law by date', () => {
  it('has the entries of each series in the order of their days', () => {
    const series: (readonly { from: string }[])[] = [...allClocks.map((c) => c.terms), ...allSwitches, tariffs]
    for (const entries of series) {
      const days = entries.map(({ from }) => from)
      assert.deepEqual(days, [...new Set(days)].sort())
    }
  })
})
