import { type AnnualReport, figureAt } from '@gongkai/rules/reports'
import type { Agency } from './names.ts'
import type { Random } from './random.ts'

const figure = (report: AnnualReport, key: string) => figureAt(report, key) ?? 0

const basis = [
  '根据《中华人民共和国政府信息公开条例》第五十条规定，结合工作实际，编制本报告。',
  '本报告按照《中华人民共和国政府信息公开条例》和年度报告格式的要求编制。',
]

const filler = [
  '坚持以公开为常态、不公开为例外，把公开要求落实到决策、执行、管理、服务和结果各个环节。',
  '完善信息发布审核机制，落实先审查后公开，确保发布内容准确、完整、及时。',
  '围绕群众关心的办事事项，及时更新办事指南，方便群众查阅和使用。',
  '组织工作人员学习条例和有关规定，提高依法公开的能力和水平。',
  '规范栏目设置，合并重复栏目，清理长期不更新的内容。',
  '对公文的公开属性逐件认定，拟不公开的写明理由并归档备查。',
  '畅通信函、当面和网上申请渠道，做好登记、审核、答复和归档。',
  '定期检查平台链接和检索功能，发现问题立即整改。',
]

/** A paragraph without figures, of at least `length` characters. */
export function padding(random: Random, length: number): string {
  let text = ''
  while (text.length < length) text += random.pick(filler)
  return text
}

/** The true statement of requests received and handled, in one of the usual wordings. */
export function requestSentence(report: AnnualReport, who: Agency, random: Random): string {
  const at = (row: string, column = 'total') => figure(report, `requests.${row}.${column}`)
  const received = at('newlyReceived')
  const own = `${report.year}年，${who.self}`
  if (received + at('carriedIn') === 0) return `${own}未收到政府信息公开申请。`
  const persons = at('newlyReceived', 'naturalPerson')
  return random.pick([
    `${own}共收到政府信息公开申请${received}件，其中自然人申请${persons}件、法人或其他组织申请${received - persons}件。上年结转${at('carriedIn')}件，办结${at('totalHandled')}件，结转下年度继续办理${at('carriedOut')}件。`,
    `${own}新收政府信息公开申请${received}件，上年结转政府信息公开申请${at('carriedIn')}件，办理答复${at('totalHandled')}件，结转下年度继续办理${at('carriedOut')}件。`,
    `${own}新收政府信息公开申请${received}件，均按规定登记和答复。`,
  ])
}

/** The five aspects that 总体情况 must cover (国办公开办函〔2021〕30号). */
function overall(report: AnnualReport, who: Agency, random: Random, length: number): string {
  const [site, media] = [random.int(20, 900), random.int(10, 400)]
  const more = () => padding(random, length)
  return [
    `${report.year}年，${who.self}认真贯彻落实《中华人民共和国政府信息公开条例》。${more()}`,
    `（一）主动公开。全年主动公开政府信息${site + media}条，其中政府网站公开${site}条，政务新媒体公开${media}条。${more()}`,
    `（二）依申请公开。${requestSentence(report, who, random)}${more()}`,
    `（三）政府信息管理。${more()}`,
    `（四）政府信息公开平台建设。${more()}`,
    `（五）监督保障。工作考核、社会评议和责任追究结果情况：将政府信息公开纳入年度考核，未发生责任追究情形。${more()}`,
  ].join('\n')
}

function otherMatters(report: AnnualReport, random: Random): string {
  const proposals = `全年办理人大代表建议${random.int(1, 30)}件、政协提案${random.int(1, 30)}件，均已公开办理结果。`
  if (report.edition === '2019') return random.pick(['无。', '无其他需要报告的事项。', proposals])
  const fee = '依据《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。'
  return random.chance(0.5) ? fee : `${fee}\n${proposals}`
}

/** Adds title, texts and signature that agree with the figures; `length`: characters of padding per paragraph. */
export function write(report: AnnualReport, who: Agency, year: number, random: Random, length: number): void {
  report.year = year
  report.agency = who.name
  report.title = `${who.name}${year}年政府信息公开工作年度报告`
  report.preamble = `${random.pick(basis)}本报告中所列数据的统计期限自${year}年1月1日起，至${year}年12月31日止。`
  report.sections.overall = overall(report, who, random, length)
  report.sections.problems = [
    `${year}年，政府信息公开工作取得一定成效，仍存在主动公开不够及时、解读形式单一等问题。`,
    `下一步，${who.self}将改进工作。${padding(random, length)}`,
  ].join('\n')
  report.sections.otherMatters = otherMatters(report, random)
  const date = `${year + 1}-01-${String(random.int(8, 31)).padStart(2, '0')}`
  report.signature = { agency: who.name, date }
}
