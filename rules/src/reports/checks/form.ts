import { type CellForm, cellForms, eachFigure, labelOf, replacedRows } from '../cells.ts'
import type { Check, Remark } from '../findings.ts'
import { editionOf, formOf, type TableKey } from '../forms/index.ts'
import { groupBy } from '../group.ts'
import type { AnnualReport } from '../report.ts'

const TITLE = '政府信息公开工作年度报告'
const tableNames: Record<TableKey, string> = { proactive: '表二', requests: '表三', reviewLitigation: '表四' }

const formYear: Check = {
  id: 'FORM-YEAR',
  severity: 'error',
  force: 'statutory',
  basis: '国办公开办函〔2019〕60号（2019、2020年度）、〔2021〕30号（2021年度起）',
  title: '报告年度适用的表式',
  find: ({ edition, year }) => {
    if (year === null || editionOf(year) === edition) return []
    const due = editionOf(year)
    const expected = due ? `${formOf(due).instrument}的表式` : '2019年以前的旧式'
    return [
      {
        message: `${year}年度报告应使用${expected}，文件使用的是${formOf(edition).instrument}的表式。`,
        expected: due,
        actual: edition,
      },
    ]
  },
}

/** One deviation, however many cells: the extra row or rows that the edition prints otherwise. */
function extraRows(report: AnnualReport): Remark[] {
  const extra = formOf(report.edition).requests.rows.filter((r) => r.optional && r.key in report.tables.requests)
  if (extra.length === 0) return []
  const printed = extra.map((r) => r.label).join('、')
  const due = formOf(report.edition)
    .requests.rows.filter((r) => replacedRows(report).has(r.key))
    .map((r) => r.label)
  return [
    {
      message: `表三（六）其他处理应印为${due.length}行（${due.join('、')}），文件印为${extra.length}行（${printed}）。`,
      cells: extra.flatMap((r) => formOf(report.edition).requests.columns.map((c) => `requests.${r.key}.${c.key}`)),
      expected: due.length,
      actual: extra.length,
    },
  ]
}

const formRows: Check = {
  id: 'FORM-ROWS',
  severity: 'warning',
  force: 'practical',
  basis: '年度报告格式（国办公开办函〔2019〕60号、〔2021〕30号）',
  title: '表格的行与表式一致',
  find: (report, { notes = [] }) => [...extraRows(report), ...notes.filter((n) => n.rule === 'FORM-ROWS')],
}

const formColumns: Check = {
  id: 'FORM-COLUMNS',
  severity: 'warning',
  force: 'practical',
  basis: '年度报告格式（国办公开办函〔2019〕60号、〔2021〕30号）',
  title: '表格的列与表式一致',
  find: (_, { notes = [] }) => notes.filter((n) => n.rule === 'FORM-COLUMNS'),
}

const formTitle: Check = {
  id: 'FORM-TITLE',
  severity: 'warning',
  force: 'practical',
  basis: '条例第49条“政府信息公开工作年度报告”；标题为机关名称＋年度＋法定名称',
  title: '标题含机关名称、年度和法定名称',
  find: ({ title, agency, year }) => {
    if (!title) return [{ message: '没有找到报告标题。', expected: TITLE, actual: null }]
    const bare = title.replace(/\s/g, '')
    const missing: string[] = []
    if (!bare.includes(TITLE)) missing.push(`“${TITLE}”的完整名称`)
    if (agency === null || !bare.includes(agency.replace(/\s/g, ''))) missing.push('机关名称')
    if (year === null || !(bare.includes(String(year)) || /[二〇零○Ｏ]{2,4}/.test(bare))) missing.push('报告年度')
    return missing.length
      ? [{ message: `标题“${title}”缺少${missing.join('、')}。`, expected: TITLE, actual: title }]
      : []
  },
}

const due = { count: '非负整数', change: '整数', amount: '非负数' } as const

const nonNegative: Check = {
  id: 'NN-INT',
  severity: 'error',
  force: 'practical',
  basis: '各表计量单位为件、项；收费、采购金额可为小数，项目增减可为负数',
  title: '数量为非负整数',
  find: (report) => {
    const remarks: Remark[] = []
    eachFigure(report, ({ key, kind }, value) => {
      if (typeof value !== 'number') return
      if ((kind === 'change' || value >= 0) && (kind === 'amount' || Number.isInteger(value))) return
      remarks.push({
        message: `${labelOf(report.edition, key)}为 ${value}，应为${due[kind]}。`,
        cells: [key],
        suspects: [key],
        actual: value,
      })
    })
    return remarks
  },
}

const PERIOD =
  /^统计[期时][限间][^。;]{0,24}?(\d{4})年(\d{1,2})月(\d{1,2})日(?:起|开始)?[至到~—-]{1,2}(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/

/** The first mention of the period that states dates. Only what follows a mention is normalised, which costs time. */
function statedPeriod(text: string): RegExpExecArray | null {
  for (const { index } of text.matchAll(/统\s*计\s*[期时]\s*[限间]/g)) {
    const said = PERIOD.exec(
      text
        .slice(index, index + 200)
        .normalize('NFKC')
        .replace(/\s/g, ''),
    )
    if (said) return said
  }
  return null
}

const period: Check = {
  id: 'PERIOD',
  severity: 'error',
  force: 'statutory',
  basis: '条例第49条“上一年度”：统计期限为1月1日至12月31日',
  title: '统计期限为报告年度全年',
  find: ({ year, preamble, sections }) => {
    const said = year === null ? null : statedPeriod(`${preamble}\n${sections.overall}`)
    if (!said) return []
    const [, from, m1, d1, to = from, m2, d2] = said
    const fits = Number(from) === year && Number(to) === year && [m1, d1, m2, d2].map(Number).join() === '1,1,12,31'
    const printed = `${from}年${m1}月${d1}日至${to}年${m2}月${d2}日`
    return fits
      ? []
      : [
          {
            message: `统计期限写作${printed}，应为${year}年1月1日至12月31日。`,
            expected: `${year}-01-01/${year}-12-31`,
            actual: printed,
          },
        ]
  },
}

const zeroNotBlank: Check = {
  id: 'ZERO-NOT-BLANK',
  severity: 'warning',
  force: 'practical',
  basis: '年度报告表格不留空格，没有的写“0”；“/”或空白视为缺失',
  title: '没有空白格',
  find: (report, { unread = [] }) => {
    const skip = new Set(unread.map((u) => u.cell))
    const replaced = replacedRows(report)
    const blank: CellForm[] = []
    eachFigure(report, (cell, figure) => {
      if (figure === null && !skip.has(cell.key) && !replaced.has(cell.row?.key ?? '')) blank.push(cell)
    })
    return [...groupBy(blank, (c) => c.table)].map(([table, cells]) => ({
      message: `${tableNames[table]}有 ${cells.length} 个空白格（${cells
        .slice(0, 3)
        .map((c) => labelOf(report.edition, c.key))
        .join('、')}${cells.length > 3 ? '等' : ''}），没有的应写“0”。`,
      cells: cells.map((c) => c.key),
      actual: cells.length,
      expected: 0,
    }))
  },
}

const reasons = {
  absent: '没有印出',
  split: '一个数被拆在两格',
  glued: '数字连在一起',
  place: '不能确定属于哪一行或哪一列',
  number: '不是这一格应有的数',
  unit: '金额没有单位',
} as const

const readCell: Check = {
  id: 'READ-CELL',
  severity: 'warning',
  force: 'reading',
  basis: '本程序读取说明',
  title: '不能确定地读出的单元格',
  find: ({ edition }, { unread = [] }) => {
    const open = unread.filter((u) => u.reason !== 'absent')
    return [...groupBy(open, (u) => `${cellForms(edition).get(u.cell)?.table}:${u.reason}`).values()].map((cells) => ({
      message: `${tableNames[cells[0]?.cell.split('.')[0] as TableKey]}有 ${cells.length} 格未能读出（${
        reasons[cells[0]?.reason ?? 'place']
      }）：${cells
        .slice(0, 3)
        .map((u) => `${labelOf(edition, u.cell)}“${u.raw}”`)
        .join('、')}${cells.length > 3 ? '等' : ''}。请对照原件。`,
      cells: cells.map((u) => u.cell),
      at: cells.flatMap((u) => (u.at ? [u.at] : [])).slice(0, 1),
    }))
  },
}

const readNote = (
  id: 'READ-LABEL' | 'READ-HEADER' | 'READ-SPAN' | 'READ-UNIT' | 'READ-EDITION',
  title: string,
): Check => ({
  id,
  severity: id === 'READ-UNIT' || id === 'READ-EDITION' ? 'warning' : 'info',
  force: 'reading',
  basis: '本程序读取说明',
  title,
  find: (_, { notes = [] }) => notes.filter((n) => n.rule === id),
})

export const formChecks: readonly Check[] = [
  formYear,
  formRows,
  formColumns,
  formTitle,
  nonNegative,
  period,
  zeroNotBlank,
  readCell,
  readNote('READ-LABEL', '由相邻各行推定的行'),
  readNote('READ-HEADER', '表头与位置不符、以位置为准的列'),
  readNote('READ-SPAN', '由合并单元格推定的位置'),
  readNote('READ-UNIT', '没有单位的金额'),
  readNote('READ-EDITION', '由表三判定的表式'),
]
