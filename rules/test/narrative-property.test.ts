import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AnnualReport, checkReport, figureAt, putFigure } from '@gongkai/rules/reports'
import fc from 'fast-check'
import { reportSaying, rulesRaised } from './narrative.fixture.ts'

const seed = 20260305
const count = fc.integer({ min: 0, max: 3000 })

/** Figures of table three and four that hold together, all requests by 自然人. */
const tables = fc
  .record({
    granted: count,
    partially: count,
    withheld: count,
    unavailable: count,
    carriedIn: count,
    carriedOut: count,
    reviews: count,
    lawsuits: count,
  })
  .map((t) => ({ ...t, handled: t.granted + t.partially + t.withheld + t.unavailable }))
  .map((t) => ({ ...t, received: t.handled + t.carriedOut - t.carriedIn }))
  .filter((t) => t.received >= 0)

type Tables = typeof tables extends fc.Arbitrary<infer T> ? T : never

function reportOf(t: Tables, text: string, edition: '2019' | '2021'): AnnualReport {
  const report = reportSaying(text, { edition })
  const rows = {
    newlyReceived: t.received,
    carriedIn: t.carriedIn,
    granted: t.granted,
    partiallyGranted: t.partially,
    withheldThirdParty: t.withheld,
    withheldInternalAffairs: 0,
    unavailableNotHeld: t.unavailable,
    notProcessedRepeat: 0,
    [edition === '2021' ? 'otherMisc' : 'otherHandling']: 0,
    totalHandled: t.handled,
    carriedOut: t.carriedOut,
  }
  for (const [row, value] of Object.entries(rows)) {
    putFigure(report, `requests.${row}.naturalPerson`, value)
    putFigure(report, `requests.${row}.orgCommercial`, 0)
    putFigure(report, `requests.${row}.total`, value)
  }
  for (const key of ['reviewUpheld', 'reviewTotal']) putFigure(report, `reviewLitigation.${key}`, t.reviews)
  for (const key of ['directUpheld', 'directTotal']) putFigure(report, `reviewLitigation.${key}`, t.lawsuits)
  for (const key of ['reviewCorrected', 'postReviewOther', 'postReviewTotal'])
    putFigure(report, `reviewLitigation.${key}`, 0)
  return report
}

type Written = Record<
  'received' | 'carriedIn' | 'handled' | 'carriedOut' | 'granted' | 'partially' | 'withheld' | 'reviews' | 'lawsuits',
  number
>

const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
const wide = (n: number) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))
const spaced = (n: number) => ` ${n} `
const spelling = fc.constantFrom(String, grouped, wide, spaced)
const subject = fc.constantFrom('我局', '本机关', '云川县民政局', '县民政局', '')
const time = (year: number) =>
  fc.constantFrom(`${year}年，`, `${year}年度，`, '全年', '本年度', `截至${year}年12月31日，`)

/** Sentences of the usual kinds about one set of figures. */
const sentence = (edition: '2019' | '2021') =>
  fc
    .tuple(time(edition === '2021' ? 2023 : 2020), subject, spelling, fc.integer({ min: 0, max: 4 }))
    .map(([when, who, n, kind]) => (t: Written) => {
      const forms = [
        `${when}${who}收到政府信息公开申请${n(t.received)}件，上年结转${n(t.carriedIn)}件，办结${n(t.handled)}件，结转下年度继续办理${n(t.carriedOut)}件。`,
        `${when}${who}共新收依申请公开${n(t.received)}件。其中予以公开${n(t.granted)}件、部分公开${n(t.partially)}件、不予公开${n(t.withheld)}件。`,
        `严格落实条例。${when}${who}共受理\n政府信息公开申请${n(t.received)}件，办结${n(t.handled)}件。`,
        `${when}${who}因政府信息公开被申请行政复议${n(t.reviews)}件，被提起行政诉讼${n(t.lawsuits)}件。`,
        `${when}${who}新收${n(t.received)}件政府信息公开申请；结转下一年度${n(t.carriedOut)}件。`,
      ]
      return forms[kind] as string
    })

const edition = fc.constantFrom('2019' as const, '2021' as const)
const NT = /^NT-/
const raised = (report: AnnualReport) => rulesRaised(report).filter((r) => NT.test(r))

describe('random reports', () => {
  it('raise nothing where the sentence states the true figures', () => {
    fc.assert(
      fc.property(
        edition.chain((e) => fc.tuple(fc.constant(e), tables, sentence(e))),
        ([e, t, say]) => {
          assert.deepEqual(raised(reportOf(t, say(t), e)), [])
        },
      ),
      { seed, numRuns: 400 },
    )
  })

  it('raise NT-CONSIST with both figures where one figure differs', () => {
    fc.assert(
      fc.property(
        edition.chain((e) => fc.tuple(fc.constant(e), tables, sentence(e))),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        ([e, t, say], which, by) => {
          const keys = (Object.keys(t) as (keyof Written)[]).filter((k) => say({ ...t, [k]: 987654 }) !== say(t))
          const key = keys[which % keys.length] as keyof Written
          // Above every meaning the words may have: with what was carried in, or with what was partly granted.
          const wrong = t[key] + t.carriedIn + t.partially + t.unavailable + by
          const report = reportOf(t, say({ ...t, [key]: wrong }), e)
          const findings = checkReport(report).filter((f) => f.rule === 'NT-CONSIST')
          assert.equal(findings.length, 1)
          assert.equal(findings[0]?.actual, wrong)
          assert.ok(findings[0]?.cells.some((c) => figureAt(report, c) === t[key]))
        },
      ),
      { seed, numRuns: 400 },
    )
  })

  it('raise NT-SUM exactly where the parts do not add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: -3, max: 3 }),
        (a, b, off) => {
          const total = a + b + off
          fc.pre(total > 0)
          const text = `主动公开政府信息共${grouped(total)}条，其中政府网站发布${a}条，微信公众号发布${grouped(b)}条。`
          assert.deepEqual(raised(reportSaying(text)), off === 0 ? [] : ['NT-SUM'])
        },
      ),
      { seed },
    )
  })

  it('accept every rounding of a growth, and ask about one that is off', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 2 }),
        (before, more, places) => {
          const percent = (more / before) * 100
          const say = (p: string) => reportSaying(`主动公开信息${before + more}条，较上年增加${more}条，增长${p}%。`)
          assert.deepEqual(raised(say(percent.toFixed(places))), [])
          assert.deepEqual(raised(say((percent + 2).toFixed(places))), ['NT-RATE'])
        },
      ),
      { seed },
    )
  })
})
