import { figureAt, labelOf } from '../cells.ts'
import { type Check, PRACTICE, type Remark } from '../findings.ts'
import { extractFacts } from '../prose/index.ts'
import type { AnnualReport } from '../report.ts'

const METHOD = '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），2021年1月1日起施行'
const FEE =
  /(?:信息|公开)处理费|处理费|(?:依申请公开|申请公开|信息公开).{0,12}(?:收费|费用)|(?:收取|收缴).{0,12}费|收费(?:情况|金额|标准|通知)|[未不](?:产生)?收费/
const AMOUNT = /\d|[零一二两三四五六七八九十百千万]{1,12}[万元件]|[无未零免]|没有|不存在|不收/
/** Numbers and words near the fees that state no amount. */
const CITED = /《[^》]{1,40}》|〔\d{4}〕\d{1,4}号|\d{4}年(?:度)?/g
const uncited = (text: string) => text.replace(CITED, (cited) => (cited.includes('处理费') ? '《处理费》' : ''))
const LAPSED = 'requests.otherFeeLapsed.total'

/** Fees are reported from the report for 2021 on (109号). */
const owesFees = ({ year }: AnnualReport) => year === null || year >= 2021

const bare = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '')

/** Section six; all of the prose where a document has no section six of its own. */
function sectionSix({ preamble, sections }: AnnualReport): string {
  const six = bare(sections.otherMatters)
  return six || bare([preamble, ...Object.values(sections)].join('。'))
}

/** The words around each mention of fees. */
function* mentions(text: string): Generator<string> {
  for (const { index } of text.matchAll(new RegExp(FEE, 'g'))) yield text.slice(Math.max(0, index - 40), index + 80)
}

const hasProse = ({ sections }: AnnualReport) => Object.values(sections).some((s) => s !== '')

const feeReported: Check = {
  id: 'S6-FEE',
  severity: 'warning',
  force: 'statutory',
  basis: `${METHOD}；收取情况纳入年度报告第六部分`,
  title: '第六部分报告信息处理费的收取情况',
  editions: ['2021'],
  find: (report) => {
    if (!owesFees(report) || !hasProse(report)) return []
    const said = [...mentions(uncited(sectionSix(report)))]
    if (said.some((words) => AMOUNT.test(words))) return []
    const message = said.length
      ? '第六部分提到信息处理费，但没有写明收取的金额；未收取的写明“未收取”。'
      : '第六部分没有报告信息处理费的收取情况；未收取的写明“未收取”。'
    return [{ message, expected: '信息处理费收取情况', actual: null }]
  },
}

const feeMissing: Check = {
  id: 'S6-FEE-MISSING',
  severity: 'error',
  force: 'statutory',
  basis: `${METHOD}；收取情况纳入年度报告第六部分`,
  title: '有逾期未缴费的处理时，第六部分报告信息处理费的收取情况',
  editions: ['2021'],
  find: (report) => {
    const lapsed = figureAt(report, LAPSED)
    if (!owesFees(report) || !lapsed || lapsed < 0 || !hasProse(report)) return []
    if (FEE.test(sectionSix(report))) return []
    return [
      {
        message: `表三${labelOf(report.edition, LAPSED)}为 ${lapsed}，第六部分却没有报告信息处理费的收取情况。`,
        cells: [LAPSED],
        expected: '信息处理费收取情况',
        actual: null,
      },
    ]
  },
}

/** Amounts are compared to the last place of 万元 that is printed, at least two. */
function chargeRemark(report: AnnualReport): Remark[] {
  const cell = 'proactive.charges.amountWan'
  const wan = figureAt(report, cell)
  if (typeof wan !== 'number') return []
  const places = Math.max(2, String(wan).split('.')[1]?.length ?? 0)
  const collected = extractFacts(report).filter(
    (f) => f.kind === 'count' && f.measure === 'fee' && f.exact && f.section === 'otherMatters',
  )
  return collected.flatMap((f) => {
    if (f.kind !== 'count' || f.value / 10000 <= wan + 0.5 * 10 ** -places) return []
    return [
      {
        message: `第六部分写“${f.quote}”（${f.value / 10000}万元），表二${labelOf(report.edition, cell)}为 ${wan}，少于信息处理费。`,
        cells: [cell],
        expected: wan,
        actual: f.value / 10000,
      },
    ]
  })
}

const chargesCoverFees: Check = {
  id: 'T2-CHARGE-FEE',
  severity: 'info',
  force: 'practical',
  basis: `${PRACTICE}；信息处理费属行政事业性收费（${METHOD}）`,
  title: '行政事业性收费金额不少于收取的信息处理费',
  editions: ['2021'],
  find: chargeRemark,
}

export const feeChecks: readonly Check[] = [feeReported, feeMissing, chargesCoverFees]
