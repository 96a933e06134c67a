import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { addDays, type CivilDate, civilDate } from '@gongkai/rules/dates'
import type { Channel } from '@gongkai/rules/deadlines'
import { evidence, type Field, fields, fieldsDemanded, type OutcomeCode, outcomeCodes } from '@gongkai/rules/outcomes'
import { requestColumns } from '@gongkai/rules/reports'
import {
  type Act,
  type Application,
  applicantClasses,
  type Counted,
  clocksOf,
  countedOf,
  countRequests,
  problemsOf,
} from '@gongkai/rules/requests'
import fc from 'fast-check'
import { type Actor, program } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import { perform } from '../../src/platform/perform.ts'
import { caseOf } from '../../src/requests/service/cases.ts'
import { issueCode } from '../../src/requests/service/codes.ts'
import { write } from '../../src/requests/service/record.ts'
import { open as openRequest } from '../../src/requests/service/register.ts'
import { findRequest } from '../../src/requests/store/requests.ts'
import { onEachDatabase } from '../support/server.ts'
import { application, done, type Office, openOffice } from './support.ts'

/** Values that the outcome's form takes, whatever they say. */
function filled(outcome: OutcomeCode, day: CivilDate): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (let round = 0; round < 4; round++)
    for (const { field, mustBe } of fieldsDemanded(outcome, values)) {
      const given: Field = fields[field]
      const options = 'options' in given ? Object.keys(given.options) : []
      values[field] ??= {
        text: () => '说明',
        date: () => day,
        url: () => 'https://www.example.gov.cn/a/1.html',
        yesNo: () => mustBe?.value ?? true,
        choice: () => options[0],
        choices: () => options.slice(0, 1),
        parts: () => [{ what: '住址', ground: 'withheldThirdParty', reason: '个人隐私' }],
      }[given.kind]()
    }
  return values
}

/** Acts that might come next on a day, of which the rules let some pass. */
function candidates(today: CivilDate, pick: number, ended: OutcomeCode | null, i: number): Act[] {
  const outcome = ended ?? outcomeCodes[pick % outcomeCodes.length] ?? 'granted'
  const papers = Object.keys(evidence) as (keyof typeof evidence)[]
  return [
    ...papers.map((one): Act => ({ type: 'filed', file: newId(), evidence: one })).slice(pick % 20, (pick % 20) + 2),
    { type: 'correctionAsked', on: today, dueOn: addDays(today, 14) },
    { type: 'corrected', receivedOn: today },
    { type: 'correctionLapsed' },
    { type: 'extended', notifiedOn: today, workdays: 1 + (pick % 20), reason: '情况复杂' },
    { type: 'searched', by: '档案室', places: '档案', words: '征收', on: today, found: false, result: '没有' },
    { type: 'drafted', outcome, values: filled(outcome, addDays(today, -1)) },
    { type: 'secrecyReviewed', clear: true, opinion: '可以' },
    { type: 'submitted', route: pick % 3 ? 'ordinary' : 'full' },
    { type: 'approved' },
    { type: 'returned', reason: '改' },
    { type: 'sealed', letterOn: today, number: `〔2024〕${i}号` },
    { type: 'served', method: 'direct', on: today, refused: false, proof: '签收' },
    { type: 'withdrawn', on: today, way: '书面' },
    { type: 'archived', on: today },
    { type: 'voided', reason: '重复登记' },
    { type: 'lateExplained', reason: '档案搬迁', unit: '档案室' },
  ]
}

/** Goes on with a request as drawn: a few days at a time, with any act that is allowed then, towards its end. */
async function grow(office: Office, agency: string, begin: number, days: readonly number[], picks: readonly number[]) {
  const { parts } = office
  const clerk: Actor = { ...program, id: office.people.clerk.id }
  let today = addDays(civilDate('2023-09-01'), begin)
  return perform(parts, clerk, async (whole) => {
    const on = () => ({ ...whole, today })
    const { id } = await openRequest(on(), {
      agency,
      application: application({ class: applicantClasses[begin % 6] }) as Application,
      facts: { channel: 'inPerson' as Channel, submittedOn: today },
      proof: '到场',
      codeKey: issueCode(parts.secrets).key,
    })
    const load = async () => {
      const row = await findRequest(whole.db, id)
      if (!row) throw new Error('gone')
      return caseOf(on(), row)
    }
    for (const [i, pick] of picks.entries()) {
      today = addDays(today, days[i] ?? 1)
      const found = await load()
      const { ended, draft, status } = found.state
      const possible = candidates(today, pick, ended, i).filter(
        (act) => problemsOf(found.history, act, clerk.id, found.now).length === 0,
      )
      // Mostly forward, so that many come to their end.
      const onward = possible.filter((a) =>
        ['submitted', 'approved', 'sealed', 'served', ...(draft ? [] : ['drafted'])].includes(a.type),
      )
      const among = onward.length > 0 && (pick % 4 !== 0 || status === 'sealed') ? onward : possible
      const act = among[pick % Math.max(1, among.length)]
      if (act) await write(on(), found, act)
    }
    const { state, clocks, now } = await load()
    assert.equal(clocksOf(state, now.settings, now.calendar).receivedOn, clocks.receivedOn)
    return { counted: countedOf(state, clocks.receivedOn), onTime: clocks.respondTimely }
  })
}

const drawn = fc.array(
  fc.tuple(
    fc.nat(700),
    fc.array(fc.nat(9), { maxLength: 16 }),
    fc.array(fc.nat(10_000), { minLength: 6, maxLength: 13 }),
  ),
  { minLength: 12, maxLength: 14 },
)

onEachDatabase('requests · table three', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const table = async (agency: string, year: number, more = '') =>
    done(
      await office.call('GET', `/api/requests/table?agency=${agency}&year=${year}${more}`, {
        as: office.people.officeDirector.cookie,
      }),
    )

  it('by SQL is what an independent count of the folded cases gives, and each figure opens its cases', async () => {
    const all: Counted[] = []
    const voided: number[] = []
    await fc.assert(
      fc.asyncProperty(drawn, async (requests) => {
        for (const [begin, days, picks] of requests) {
          const { counted } = await grow(office, office.bureau, begin, days, picks)
          if (counted) all.push(counted)
          else voided.push(begin)
        }
        for (const edition of ['2019', '2021'] as const) {
          for (const year of [2023, 2024, 2025]) {
            const { rows, findings } = await table(office.bureau, year, `&edition=${edition}`)
            const naive = countRequests(all, year, edition)
            const figures = Object.fromEntries(rows.map((r: { key: string; figures: object }) => [r.key, r.figures]))
            assert.deepEqual(figures, naive)
            assert.deepEqual(findings, [])
            const next = await table(office.bureau, year + 1, `&edition=${edition}`)
            assert.deepEqual(
              next.rows.find((r: { key: string }) => r.key === 'carriedIn').figures,
              figures.carriedOut,
              'what is carried out is carried in',
            )
          }
        }
      }),
      { seed: 20260305, numRuns: 3 },
    )
    assert.ok(all.filter((c) => c.decidedOn).length > 5 && voided.length > 0, 'many ends were reached')
    const { rows } = await table(office.bureau, 2024)
    for (const { key, figures } of rows) {
      if (figures.total === 0) continue
      for (const { key: column } of requestColumns) {
        const of = column === 'total' ? '' : `&class=${column}`
        const query = `agency=${office.bureau}&year=2024&row=${key}${of}&size=100`
        const opened = done(await office.call('GET', `/api/requests?${query}`, { as: office.people.clerk.cookie }))
        assert.equal(opened.rows.length, figures[column], `${key} ${column}`)
      }
    }
  })

  it('is told to whoever supervises, for all agencies below, and to nobody elsewhere', async () => {
    const overseer = await office.officer('oversight', office.county)
    const path = `/api/requests/table?agency=${office.county}&year=2024&below=yes`
    const whole = done(await office.call('GET', path, { as: overseer.cookie }))
    assert.deepEqual(whole.rows, (await table(office.bureau, 2024)).rows)
    const elsewhere = await office.officer('clerk', office.county)
    const one = `/api/requests/table?agency=${office.bureau}&year=2024`
    assert.equal((await office.call('GET', one, { as: elsewhere.cookie })).status, 404)
    const { onTime } = whole
    assert.equal(onTime.decided, onTime.onTime + onTime.late + onTime.unserved)
  })
})
