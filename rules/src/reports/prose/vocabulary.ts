import type { RequestColumn } from '../forms/index.ts'

/** What a sentence is about; counts of `other` things near 申请公开 are never requests. */
export type Topic = 'requests' | 'review' | 'litigation' | 'documents' | 'fee' | 'other'

/** Things that are counted beside requests, which a following clause (答复 5 件) may still speak of. */
const COUNTED =
  /建议|提案|议案|咨询|来信|来访|来电|热线|留言|信箱|信访|投诉|举报|工单|诉求|许可|审批|行政处罚|行政强制|政务服务|办件|业务|解读|备案|听证|网民/
/** Anything else that makes a number beside it no number of requests. */
const OTHER = new RegExp(
  `${COUNTED.source}|会议|活动|培训|舆情|回应|主动公开|主动发布|公众号发|权责|责任事项|征求意见|宣传|材料|栏目|错别字|问题|指南|稿|新闻|动态|招聘|采购|救助|补贴|抚恤|证书|执照|合同|项目|检查|审计|案例|典型`,
)
/** Rows of table three whose words would otherwise name something else. */
const ROW_WORDS = /信访、?举报、?投诉类(?:申请)?|保护第三方合法权益/g

/** The first of several meanings whose words occur. One look for any of them comes before, since mostly there are none. */
function firstOf<T>(meanings: readonly (readonly [T, RegExp])[]): (text: string) => readonly [T, RegExp] | undefined {
  const any = new RegExp(meanings.map(([, words]) => words.source).join('|'))
  return (text) => (any.test(text) ? meanings.find(([, words]) => words.test(text)) : undefined)
}

/** Tried in this order: a review 因政府信息公开申请引发 is a review, a consultation about requests is a consultation. */
const topicIn = firstOf<Topic>([
  ['litigation', /诉讼|起诉|应诉/],
  ['review', /复议/],
  ['fee', /处理费/],
  ['documents', /规范性文件/],
  [
    'requests',
    /信息公开的?申请|公开申请|申请公开|依申请|政府信息申请|申请.{0,6}信息公开|信息公开.{0,4}申请|信息公开件|公开办件/,
  ],
])

/** What the words about a number (`near`) or those of an earlier clause speak of. */
export function topicOf(text: string, near: boolean): Topic | undefined {
  const bare = text.replace(ROW_WORDS, '')
  if ((near ? OTHER : COUNTED).test(bare)) return 'other'
  return topicIn(text)?.[0]
}

/** A measure of the tables; `applicants` are requests by one column, `processed` is 办理, which may be any flow. */
export type Measure =
  | 'received'
  | 'newlyReceived'
  | 'carriedIn'
  | 'handled'
  | 'answered'
  | 'processed'
  | 'carriedOut'
  | 'carried'
  | 'applicants'
  | Outcome
  | 'reviews'
  | 'reviewsUpheld'
  | 'reviewsCorrected'
  | 'reviewsOther'
  | 'reviewsPending'
  | 'lawsuits'
  | 'lawsuitsUpheld'
  | 'lawsuitsCorrected'
  | 'lawsuitsOther'
  | 'lawsuitsPending'
  | 'documentsIssued'
  | 'documentsRepealed'
  | 'documentsInForce'
  | 'fee'
  | 'feeNotices'
  | 'trainings'
  | 'items'

export type Outcome =
  | 'granted'
  | 'partiallyGranted'
  | 'withheld'
  | 'unavailable'
  | 'notProcessed'
  | 'otherHandled'
  | OutcomeRow

/** Rows of table three that prose names one by one. */
type OutcomeRow = (typeof outcomeRows)[number][0]

const outcomeRows = [
  ['withheldStateSecret', /(?:涉及|属于)?国家秘密/],
  ['withheldThirdParty', /保护第三方合法权益/],
  ['withheldInternalAffairs', /(?:属于)?(?:三类)?内部事务(?:性)?信息/],
  ['withheldProcessInfo', /(?:属于)?(?:四类)?过程性信息/],
  ['withheldEnforcementFile', /(?:属于)?行政执法案卷(?:信息)?/],
  ['withheldAdministrativeInquiry', /(?:属于)?行政查询事项/],
  ['unavailableNotHeld', /本?机关不掌握(?:相关政府信息)?/],
  ['unavailableRequiresCreation', /没有现成信息(?:需要另行制作)?/],
  ['unavailableStillUnclear', /补正后(?:申请内容)?仍不明确/],
  ['notProcessedPetition', /信访、?举报、?投诉类?(?:申请)?/],
  ['notProcessedRepeat', /重复申请/],
  ['notProcessedPublication', /要求提供公开出版物/],
  ['notProcessedExcessive', /无正当理由大量反复申请/],
  ['otherCorrectionLapsed', /(?:申请人)?(?:无正当理由)?逾期不补正/],
  ['otherFeeLapsed', /(?:申请人)?逾期(?:未按收费通知要求)?(?:不|未)?缴(?:纳费用|费)/],
] as const

const outcomeIn = firstOf<Measure>(outcomeRows)

/** The other measures of table three, the more particular first. */
const requestMeasureIn = firstOf<Measure>([
  ['partiallyGranted', /(?:予以)?部分(?:予以)?公开/],
  ['withheld', /(?:决定)?不予以?公开|不同意公开/],
  ['unavailable', /无法(?:予以)?提供/],
  ['notProcessed', /不予处理/],
  ['otherHandled', /(?:作)?其[他它](?:方式)?处理|其[他它]情形/],
  ['granted', /(?:决定)?予以(?:全部)?公开|同意公开|全部公开/],
  [
    'carriedIn',
    /(?:[上去]一?年度?末?(?:未办结)?的?(?:政府信息公开)?的?(?:申请)?|往年|以前年度)(?:结转|转结|留存|遗留|转入|接转)(?:至?[本今]年度?)?(?:继续)?(?:办理|处理)?|(?:结转|转结|承接)自?(?:上一?|去)年度?|[上去]一?年度?末?未办结/,
  ],
  [
    'carriedOut',
    /(?:结转|转结|转入|延至|顺延|转)[至到入]?[下次明]一?年度?(?:继续)?(?:办理|处理|答复)?|[尚仍]?未(?:办结|办理完毕)|(?:正在|尚在|仍在)办理(?:之?中)?|办理之?中/,
  ],
  ['carried', /结转|转结/],
  ['newlyReceived', /新收到?|新增|新接收?/],
  ['handled', /办结|办复|办理完毕|办理完成|处理完毕|完成办理/],
  ['answered', /答复|回复/],
  ['received', /收到|收办|接到|接收|受理|收件|登记/],
  ['processed', /办理|处理|申请/],
])

export interface Named {
  readonly measure: Measure
  /** The text without the words that name the measure. */
  readonly rest: string
  /** 办结上年结转 2 件: neither all that was carried in nor all that was handled. */
  readonly mixed?: true
}

const yearsIn = (text: string) => [...text.matchAll(/(\d{4})年/g)].map((m) => Number(m[1]))

/** 结转至2026年, 2024年结转: out where the last year named is the next one, in where it is this one or the last. */
function carriedByYear(text: string, year: number | null): Named | undefined {
  const words =
    /(?:\d{4}年度?(?:末)?)?(?:结转|转结|转入|留存|遗留|延至|顺延)(?:至|到|入|自)?\d{4}年度?(?:继续)?(?:办理|处理|答复)?|\d{4}年度?(?:末)?(?:未办结)?(?:结转|转结|留存|遗留)(?:至?(?:本|今)年度?)?/.exec(
      text,
    )
  if (!words || year === null) return
  const last = Math.max(...yearsIn(words[0]))
  const from = /^\d{4}年度?$/.test(words[0].replace(/(?:结转|转结)$/, ''))
  const measure =
    last === year + 1 ? 'carriedOut' : last === year - 1 || (last === year && !from) ? 'carriedIn' : undefined
  return measure && { measure, rest: text.replace(words[0], '') }
}

const RECEIVES = /收到|收办|接到|接收|受理/
const without = (text: string, words: RegExp) => text.replace(words, '')

/** The measure of table three that a stretch of text names. */
export function requestMeasure(text: string, year: number | null): Named | undefined {
  const dated = carriedByYear(text, year)
  if (dated) return dated
  const found = outcomeIn(text) ?? requestMeasureIn(text)
  if (!found) return
  const [measure, words] = found
  if (measure === 'processed') return { measure, rest: text }
  const rest = without(text, words)
  const done = measure === 'handled' || measure === 'answered'
  if (done && RECEIVES.test(rest)) return { measure: 'processed', rest: without(rest, RECEIVES) }
  const mixed = measure.startsWith('carried') && /办结|答复|办复|处理完毕|新收/.test(rest)
  return { measure, rest, ...(mixed && { mixed }) }
}

const resultIn = firstOf<'Upheld' | 'Corrected' | 'Other' | 'Pending'>([
  ['Upheld', /结果维持|(?:判决|复议)?维持(?:原(?:行政)?行为|结果)?/],
  ['Corrected', /结果纠正|纠正/],
  ['Other', /其他结果/],
  ['Pending', /(?:尚)?未审结|正在审理|尚在审理/],
])

/** Reviews and lawsuits, with their result where one is named. */
export function disputeMeasure(text: string, topic: 'review' | 'litigation'): Named {
  const kind = topic === 'review' ? 'reviews' : 'lawsuits'
  const found = resultIn(text)
  if (!found) return { measure: kind, rest: text }
  return { measure: `${kind}${found[0]}`, rest: without(text, found[1]) }
}

const documentMeasureIn = firstOf<Measure>([
  ['documentsInForce', /现行有效/],
  ['documentsRepealed', /废止|宣布失效|失效/],
  ['documentsIssued', /制发|制定|印发|出台/],
])

/** Normative documents issued, repealed, in force. */
export function documentMeasure(text: string): Named | undefined {
  const found = documentMeasureIn(text)
  return found && { measure: found[0], rest: without(text, found[1]) }
}

const columnsIn = firstOf<readonly RequestColumn[]>([
  [['naturalPerson'], /自然人|公民个人|个人/],
  [['orgCommercial'], /商业企业/],
  [['orgResearch'], /科研机构/],
  [['orgPublicWelfare'], /社会公益组织/],
  [['orgLegalService'], /法律服务机构/],
  [['orgCommercial', 'orgResearch', 'orgPublicWelfare', 'orgLegalService', 'orgOther'], /法人(?:[和或及、]其他组织)?/],
])

/** The columns of table three that a kind of applicant stands for. */
export function applicantColumns(text: string): { columns: readonly RequestColumn[]; rest: string } | undefined {
  const found = /公民、?法人/.test(text) ? undefined : columnsIn(text)
  return found && { columns: found[0], rest: without(text, found[1]) }
}

const channelIn = firstOf<string>([
  ['网站', /网站|网上|网络|线上|互联网|在线|平台/],
  ['微信公众号', /公众号|微信/],
  ['微博', /微博/],
  ['政务新媒体', /新媒体|客户端|抖音|短视频/],
  ['邮件', /电子邮件|邮箱|邮件/],
  ['信函', /信函|邮寄|来函|快递|邮政|信件|书面/],
  ['当面', /当面|现场|窗口|来访/],
  ['传真', /传真/],
  ['电话', /电话/],
])

/** The way by which something was received or published. */
export const channelOf = (text: string): string | undefined => channelIn(text)?.[0]
