import type { Check, Remark } from '../findings.ts'
import type { AnnualReport } from '../report.ts'

/** The aspects that 总体情况 covers, each by the words it is recognised by. */
const aspects: readonly [string, RegExp][] = [
  ['主动公开', /主动公开|公开(?:各类|政府|政务)?信息|信息发布|发布(?:各类|政府|政务)?(?:信息|动态)|公开内容|公开目录/],
  ['依申请公开', /依申请|申请公开|公开申请|申请人/],
  [
    '政府信息管理',
    /信息管理|审[核查签批]|保密|规范性文件|动态(?:调整|更新|管理)|清理|归档|公开属性|台账|目录|公开制度/,
  ],
  ['政府信息公开平台建设', /平台|网站|门户|公众号|新媒体|微信|微博|专栏|栏目|公[开示告]栏|查阅[点室]/],
  ['监督保障', /监督|保障|考核|评议|培训|追究|问责|组织领导|领导小组|检查|督[查导办]|评估/],
]
const governmentAspects: readonly [string, RegExp][] = [
  ['工作考核', /考核|考评|绩效|评估/],
  ['社会评议', /评议|社会评价|满意度|测评|群众评价|第三方评估/],
  ['责任追究', /追究|追责|问责/],
]

/** Stray spaces inside words are looked past only where a word is missing without that. */
const lacking = (text: string, required: readonly [string, RegExp][]) =>
  required
    .filter(([, words]) => !words.test(text) && !words.test(text.replace(/[^\S\n]/g, '')))
    .map(([aspect]) => aspect)

function missingAspects(report: AnnualReport): Remark[] {
  const { agency, edition, preamble, sections } = report
  if (!sections.overall) return [{ message: '“一、总体情况”没有文字。', actual: null }]
  const text = `${preamble}\n${sections.overall}`
  const missing = lacking(text, aspects)
  const isGovernment = edition === '2021' && /人民政府$/.test(agency ?? '')
  const more = isGovernment ? lacking(text, governmentAspects) : []
  const parts = [
    ...(missing.length ? [`没有写到${missing.join('、')}`] : []),
    ...(more.length ? [`没有写到条例第50条第四项的${more.join('、')}`] : []),
  ]
  return parts.length
    ? [{ message: `“一、总体情况”${parts.join('；')}。`, actual: [...missing, ...more].join('、') }]
    : []
}

export const textAspect: Check = {
  id: 'TX-ASPECT',
  severity: 'warning',
  force: 'practical',
  basis: '国办公开办函〔2021〕30号（一）总体情况；各级人民政府另见条例第50条第四项',
  title: '总体情况写到主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  find: missingAspects,
}
