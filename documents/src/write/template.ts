import { type Edition, editionOf, emptyReport, formOf, type SectionKey } from '@gongkai/rules/reports'
import { type Layout, type LayoutBlock, layoutReport } from './layout.ts'

/** What the narrative parts must say: 条例第50条, 国办公开办函〔2021〕30号（一）, for the fee 国办函〔2020〕109号. */
const prompts: Record<Edition, Partial<Record<SectionKey, string>>> = {
  '2019': {
    overall:
      '（写明主动公开、依申请公开、政府信息管理、平台建设、监督保障等情况。各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。）',
    problems: '（写明政府信息公开工作存在的主要问题及改进情况。）',
    otherMatters: '（写明其他需要报告的事项；没有的，写明没有其他需要报告的事项。）',
  },
  '2021': {
    overall:
      '（写明主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面的情况，不能遗漏，也不宜泛化。各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。）',
    problems: '（写明本年度政府信息公开工作存在的主要问题及改进情况。）',
    otherMatters:
      '（写明依据《政府信息公开信息处理费管理办法》收取信息处理费的情况，本年度未收取的也写明；其他需要报告的事项。）',
  },
}

const preamble = (year: number, edition: Edition) =>
  `本报告按照《中华人民共和国政府信息公开条例》和《${formOf(edition).name}》（${formOf(edition).instrument}）的要求编制。` +
  `所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`

/** The empty form of the year's edition; where the agency is not given, title and signature ask for it. */
export function layoutTemplate(year: number, agency: string | null): Layout {
  const edition = editionOf(year)
  if (edition === null) throw new RangeError(`no form for the report year ${year}`)
  const title = `${agency ?? ''}${year}年政府信息公开工作年度报告`
  const report = { ...emptyReport(edition), year, agency, title, preamble: preamble(year, edition) }
  const askAgency = agency === null ? { prompt: '（机关名称）' } : {}
  const blocks = layoutReport(report).flatMap((block): LayoutBlock[] => {
    if (block.kind === 'title') return [{ ...block, ...askAgency }]
    const prompt = block.kind === 'heading' ? prompts[edition][block.section] : undefined
    return block.kind === 'heading' && prompt
      ? [block, { kind: 'paragraph', section: block.section, text: '', prompt }]
      : [block]
  })
  return [
    ...blocks,
    { kind: 'signature', part: 'agency', text: agency ?? '', ...askAgency },
    { kind: 'signature', part: 'date', text: '', prompt: `（${year + 1}年　月　日）` },
  ]
}
