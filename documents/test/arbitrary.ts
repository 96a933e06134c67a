import {
  type AnnualReport,
  cellForms,
  type Edition,
  emptyReport,
  formOf,
  putFigure,
  type SectionKey,
} from '@gongkai/rules/reports'
import fc from 'fast-check'

const places = ['云川县', '临江市青浦岭区', '乌兰图雅自治旗', '云川县石湾镇', '𠮷水县']
const bureaus = ['人民政府', '自然资源局', '退役军人事务局', '人民政府办公室', '市场监督管理局']
const sentences = [
  '本报告按照《中华人民共和国政府信息公开条例》第五十条的规定编制。',
  '（一）主动公开。全年公开政府信息412条。',
  '（二）依申请公开',
  '1.公开内容还不够细致，解读形式有待丰富；',
  '办理结果中不予公开的占 12.5%，较上年下降 <3 个百分点 & 无投诉。',
  '* 公开目录 [见附件] 已更新 | 共_3_类，`代码`不变 \\ 下同。',
  '依据《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。',
  '“三安全一稳定”内容由䶮、㙍、𬭎等字组成的姓名已隐去。',
  '=SUM(A1:A9) 仅为示例。',
  '-5℃ 以下停止现场查阅。',
]

const prose = fc
  .array(
    fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 2 }).map((s) => s.join('')),
    {
      maxLength: 3,
    },
  )
  .map((paragraphs) => paragraphs.join('\n'))

const count = fc.oneof(
  { weight: 6, arbitrary: fc.nat(50) },
  { weight: 2, arbitrary: fc.nat(99_999_999) },
  { weight: 2, arbitrary: fc.constant(null) },
)
const change = fc.oneof(fc.integer({ min: -99, max: 99 }), fc.constant(null))
const decimal = (places: number) =>
  fc
    .tuple(fc.nat(9_999_999), fc.nat(10 ** places - 1))
    .map(([a, b]) => Number(`${a}.${String(b).padStart(places, '0')}`))
const money = fc.oneof(fc.nat(99_999_999), decimal(2), decimal(6), fc.constant(0), fc.constant(null))

const extraRows = { '2019': ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc'], '2021': ['otherHandling'] }

const figures = (edition: Edition, extra: boolean) => {
  const cells = [...cellForms(edition).values()].filter((cell) => extra || !cell.row?.optional)
  const byKind = { count, change, amount: money }
  return fc.record(Object.fromEntries(cells.map((cell) => [cell.key, byKind[cell.kind]])))
}

/** Any report that a document of the edition can carry, with or without the extra rows of （六）其他处理. */
const reportOf = (edition: Edition): fc.Arbitrary<AnnualReport> =>
  fc.boolean().chain((extra) =>
    fc
      .record({
        cells: figures(edition, extra),
        year: edition === '2019' ? fc.constantFrom(2019, 2020) : fc.integer({ min: 2021, max: 2030 }),
        agency: fc.tuple(fc.constantFrom(...places), fc.constantFrom(...bureaus)).map((parts) => parts.join('')),
        preamble: prose,
        texts: fc.array(prose, { minLength: 6, maxLength: 6 }),
        signed: fc.constantFrom('both', 'date', 'none'),
        day: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })),
      })
      .map(({ cells, year, agency, preamble, texts, signed, day }) => {
        const report = emptyReport(edition)
        const sections = formOf(edition).sections.map((s, i) => [s.key, texts[i] ?? ''])
        const date = `${year + 1}-${day.map((n) => String(n).padStart(2, '0')).join('-')}`
        Object.assign(report, { year, agency, title: `${agency}${year}年政府信息公开工作年度报告`, preamble })
        report.sections = Object.fromEntries(sections) as Record<SectionKey, string>
        report.signature = { agency: signed === 'both' ? agency : null, date: signed === 'none' ? null : date }
        for (const [key, value] of Object.entries(cells)) putFigure(report, key, value)
        if (extra) blankReplaced(report)
        return report
      }),
  )

/** A document prints the extra row or the rows that it stands for, never both (report-contract). */
function blankReplaced(report: AnnualReport): void {
  const rows = formOf(report.edition).requests.rows.filter((r) => extraRows[report.edition].includes(r.key))
  for (const replaced of rows.flatMap((r) => r.replaces ?? []))
    for (const column of formOf(report.edition).requests.columns)
      putFigure(report, `requests.${replaced}.${column.key}`, null)
}

export const anyReport: fc.Arbitrary<AnnualReport> = fc.constantFrom<Edition>('2019', '2021').chain(reportOf)
