import type { Clause, Sentence } from './sentences.ts'
import type { Actor, Speaker } from './speaker.ts'
import { channelOf, type Topic } from './vocabulary.ts'

/**
 * `certain`: the reporting agency's own figure for the year. `unclear`: whose figure it is, or of what, is not certain.
 * `part`: a figure of a part of it, by its own words: a channel, a month, another year, a township.
 */
export type Scope = 'certain' | 'unclear' | 'part'

/** Words that stand for the whole report year: they say no more than its number. */
const WHOLE_YEAR =
  /(?:自)?(?:\d{4}年)?1月1日起?[至到~—-]{1,2}(?:\d{4}年)?12月31日(?:止|期间)?|[截至止到]{1,2}(?:\d{4}年)?度?(?:12月31日|12月底|年底|年末|目前|报告期末|期末)(?:止|前|为止)?|[本全当]年度?|年度内|年内|今年(?:以来|度)?|一年来|报告期内?|统计期限?内?|本统计年度/g
const OTHER_TIME = /[上去前往历近].?年|季度|半年|月|[上中下]旬|\d日|以来|同期/
const YEAR = /(\d{4})年度?(?:以来)?/g

const words = (list: string) =>
  new RegExp(
    list
      .split(/\s+/)
      .filter(Boolean)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'g',
  )

/** What a certain statement about requests may say besides its measure, actor and time. */
const NEUTRAL = words(`
  依申请公开政府信息申请 依申请公开政府信息 依申请信息公开 政府信息依申请公开 依申请公开申请 依申请公开 依申请 政府信息公开申请 政府信息公开的申请
  信息公开申请 政务信息公开 政府信息公开 政务公开 信息公开 公开申请 申请公开 公开政府信息 政府信息 申请人 申请事项 申请件 申请书 申请表 申请 公开 信息 事项
  公民、法人和其他组织 公民、法人或其他组织 公民、法人及其他组织 公民、法人或者其他组织 公民法人和其他组织
  办结率 受理 收到 办理 办结 答复 回复 处理 处理完毕 决定 作出 予以 结果 情况 方面 工作 领域 类 的 了 件数 数量 总数 总量 数 量 宗数
  全年度 年度 其余 剩余 尚有 提出 提交 共计 总共 一共 累计 合计 总计 共 总 计 已经 已 均 都 全部 依法依规 依法 依规 按时 按期 按规定 按照规定 按要求 及时 如期 规范 妥善 认真 严格
  在法定期限内 在法定时限内 在规定期限内 在规定时限内 法定期限内 法定时限内 规定期限内 规定时限内 期限内 法定 在 内 实际 分别 现 并 且 也 则 为 达到 达 有 是 各类 各种 和 与 及 以及 另有 另 其中 同时 含 包括 继续 正式 面向社会 社会公众 向 对 于 由 因 到 至 目前 等 一是 二是 三是 四是 五是
`)

const DISPUTES = words(`
  因政府信息公开申请引发的 因政府信息公开工作 政府信息公开申请 政府信息公开工作 政府信息公开 依申请公开 信息公开 申请 引发的 引起的 产生的 导致的 引发 引起 产生 导致 涉及 涉 有关 相关 因 由
  被申请 被提起 提起 发生 被 办理 结果 案件 行政复议 行政诉讼 复议 诉讼 行政 案 类 数量 总数 数 量 情况 方面 全年 年度 共计 总共 一共 累计 合计 总计 共 总 计 已 均 的 了 为 有 是 和 与 及 其中 另 则 一是 二是 三是 四是 五是
`)

const DOCUMENTS = words(`
  行政规范性文件 规范性文件 新 制发 制定 印发 出台 废止 现行有效 行政 共计 总共 累计 合计 总计 共 总 计 已 的 了 为 有 是 和 与 及 并 对外 数量 其中 文件 件数 年度 全年
`)

const PART_WORDS =
  /上半年|下半年|季度|乡镇|街道|[^乡]镇|社区|科室|分局|下属|所属|直属|二级|转办|转交|交办|移交|协助|撤回|撤销|补正|延期|延长|征求|逾期|涉及|关于|有关|内容|同一|重大|复杂|不予受理|本级/
const BY_CHANNEL = /^(?:主要)?(?:通过|经由?|以|从|按|利用|依托|采取|采用)/
const BUT_ALL = /等|各类|多种|多渠道|各种/

/** What the words around a statement are judged by. */
export interface Setting {
  readonly sentences: readonly Sentence[]
  readonly speaker: Speaker
  readonly year: number | null
  /** Subjects of clauses found so far, and whether clauses narrow: every number after them asks. */
  readonly subjects: Map<Clause, Actor>
  readonly narrowings: Map<Clause, Narrowing>
}

/** Whether a clause leaves only a part in view, the whole, or what the clauses before it leave. */
type Narrowing = 'part' | 'whole' | 'open'

interface Statement {
  /** Index of the sentence, and of its clause that states the number. */
  readonly at: number
  readonly clause: number
  /** Words about the number without those that name its measure. */
  readonly rest: string
  readonly topic: Topic
}

/** The words without years, and whether they speak of another time than the whole report year. */
function timesIn(text: string, year: number | null): { timeless: string; other: boolean } {
  let other = false
  const timeless = text.replace(WHOLE_YEAR, '').replace(YEAR, (_, named) => {
    other ||= Number(named) !== year
    return ''
  })
  return { timeless, other: other || OTHER_TIME.test(timeless) }
}

/** Clauses before a number that may still say something about it. */
export const LOOK_BACK = 24
const COMPARES = /结转|转结|留存|遗留|较|比|增|减/
const NAMES_TIME = /^(?:其中|另)?(?:自|截至|截止)?(?:\d{4}年|[上去前往今本全]|第.季度|\d{1,2}[-~—至]?\d{0,2}月)/

function narrowing(clause: Clause, { narrowings, year }: Setting): Narrowing {
  let found = narrowings.get(clause)
  if (!found) {
    found = narrows(clause.text, year)
    narrowings.set(clause, found)
  }
  return found
}

function narrows(text: string, year: number | null): Narrowing {
  if (COMPARES.test(text)) return 'open'
  if (BY_CHANNEL.test(text) && channelOf(text) !== undefined && !BUT_ALL.test(text)) return 'part'
  if (!NAMES_TIME.test(text)) return 'open'
  return timesIn(text.slice(0, 14), year).other ? 'part' : 'whole'
}

/** Whether the clauses before the number leave only a part in view: a channel, a month, another year. */
function narrowed(clauses: readonly Clause[], before: number, setting: Setting): boolean {
  for (let i = before - 1; i >= Math.max(0, before - LOOK_BACK); i--) {
    const found = narrowing(clauses[i] as Clause, setting)
    if (found !== 'open') return found === 'part'
  }
  return false
}

/** A subject stands, with the time, among so many characters at the start. */
const LONGEST_SUBJECT = 120
const MAY_NAME = /[我本全省市区县州盟旗局委厅镇乡街办]/

/** The subject that a clause begins with. */
function subjectOf(clause: Clause, { subjects, speaker, year }: Setting): Actor {
  let actor = subjects.get(clause)
  if (actor === undefined) {
    actor = MAY_NAME.test(clause.text)
      ? speaker.actorIn(timesIn(clause.text.slice(0, LONGEST_SUBJECT), year).timeless, true).actor
      : 'unspoken'
    subjects.set(clause, actor)
  }
  return actor
}

function lastSubject(clauses: readonly Clause[], before: number, setting: Setting): Actor {
  for (let i = before - 1; i >= Math.max(0, before - LOOK_BACK); i--) {
    const actor = subjectOf(clauses[i] as Clause, setting)
    if (actor !== 'unspoken') return actor
  }
  return 'unspoken'
}

/** The subject that the words before the number leave in force, looking back in the paragraph. */
function standingActor({ at, clause }: Statement, setting: Setting): Actor {
  const { sentences } = setting
  const paragraph = sentences[at]?.paragraph
  for (let s = at; s >= Math.max(0, at - 3); s--) {
    const sentence = sentences[s] as Sentence
    if (sentence.paragraph !== paragraph) break
    const actor = lastSubject(sentence.clauses, s === at ? clause : sentence.clauses.length, setting)
    if (actor !== 'unspoken') return actor
  }
  return 'unspoken'
}

const neutralWords: Partial<Record<Topic, RegExp>> = { review: DISPUTES, litigation: DISPUTES, documents: DOCUMENTS }

export interface Judged {
  readonly actor: Actor
  readonly scope: Scope
  /** The statement says something besides what a statement of a table's figure says. */
  readonly worded: boolean
}

/** Who acts in a statement, and whether its number is certainly that of the report's tables. */
export function scopeOf(statement: Statement, setting: Setting): Judged {
  const { at, clause, rest, topic } = statement
  const { sentences, speaker, year } = setting
  const { timeless, other } = timesIn(rest, year)
  const named = speaker.actorIn(timeless, false)
  const actor = named.actor === 'unspoken' ? standingActor(statement, setting) : named.actor
  const residue = named.rest.replace(neutralWords[topic] ?? NEUTRAL, '').replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '')
  const part =
    other ||
    PART_WORDS.test(topic === 'requests' ? named.rest : residue) ||
    channelOf(residue) !== undefined ||
    narrowed(sentences[at]?.clauses ?? [], clause, setting)
  const worded = residue !== ''
  if (part) return { actor, scope: 'part', worded }
  // A government's own documents are not those of its departments, which table two counts too.
  const answers = topic === 'documents' && speaker.kind === 'government' ? actor === 'area' : speaker.answersFor(actor)
  return { actor, scope: answers && !worded ? 'certain' : 'unclear', worded }
}
