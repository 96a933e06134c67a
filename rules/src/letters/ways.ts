import { type CivilDate, partsOf as partsOfDate } from '../dates/index.ts'
import { articleNumbersIn, type Field, type FieldKey, type FieldValue } from '../outcomes/index.ts'
import { likeness, plain } from './plain.ts'

/** What of a value the letter does not say, to be quoted in the problem; an empty string where there is nothing to quote. */
export type Way = (letter: string, value: FieldValue, field: Field) => readonly string[]

/** Texts may be put in another order: 公文系统、纸质档案 is two things. */
const itemsOf = (value: string): string[] => value.split(/[\s、，,；;]|以及|[和及与]/).filter((item) => plain(item))

/** Word for word, each thing by itself. */
const itself: Way = (letter, value) => {
  const there = plain(letter)
  return itemsOf(String(value)).filter((item) => !there.includes(plain(item)))
}

/** As one piece, as an address is. */
const whole: Way = (letter, value) => (plain(letter).includes(plain(String(value))) ? [] : [String(value)])

/** 2026年3月5日, 2026-03-05 or 2026.3.5. */
const day: Way = (letter, value) => {
  const { year, month, day } = partsOfDate(String(value) as CivilDate)
  const written = new RegExp(`${year}[年./-]0?${month}[月./-]0?${day}(?!\\d)`)
  return written.test(letter.normalize('NFKC').replace(/\s/g, '')) ? [] : [`${year}年${month}月${day}日`]
}

/** The options chosen, in the words of the statute; 其他 is no word of it. */
const words: Way = (letter, value, field) =>
  'options' in field && Array.isArray(value)
    ? value
        .flatMap((one: string) => field.options[one] ?? [])
        .filter((word) => !/^其他/.test(word) && !letter.includes(word))
    : []

/** In other words too, as far as a third of it is there: 他人的姓名、账号 for 其他农户的姓名和账号. */
const alike: Way = (letter, value) => (likeness(String(value), letter) >= 1 / 3 ? [] : [String(value)])

/** Whatever says something of it. */
const about =
  (pattern: RegExp): Way =>
  (letter) =>
    pattern.test(letter) ? [] : ['']

const lawName: Way = (letter, value) => {
  const name = plain(String(value)).replace(/^中华人民共和国/, '')
  return plain(letter).includes(name) ? [] : [String(value)]
}

/** 第九条、第25条 in either numerals. */
const lawArticle: Way = (letter, value, field) => {
  const wanted = articleNumbersIn(String(value))
  if (wanted.length === 0) return itself(letter, value, field)
  const cited = new Set(articleNumbersIn(letter))
  return wanted.every((article) => cited.has(article)) ? [] : [String(value)]
}

/**
 * How the letter of a decision has to say what a field states, where outcomes.md §3 wants it written; numbers, names,
 * days and places themselves, whatever may be worded by whatever says it. Reasons are another matter.
 */
export const ways: { readonly [K in FieldKey]?: Way } = {
  informationTitle: itself,
  accessTime: itself,
  url: whole,
  gazetteIssue: itself,
  place: itself,
  separation: about(/[遮隐涂盖删摘]/),
  thirdPartyStory: about(/第三方|征求|征询|意见/),
  thirdPartyAnswer: about(/征求|征询|意见|同意/),
  dangers: words,
  harmed: words,
  publicInterestReason: about(/公共利益|公益/),
  inseparableReason: about(/区分|分割|分离|拆分|遮|删|整体|全文|全部|整份/),
  internalKind: words,
  processKind: words,
  processEnded: about(/终结|结束|完成|完毕|办结|作出|[尚正仍已]|阶段/),
  disclosureRule: about(/(?:法律|法规|规章).{0,40}(?:规定|公开)/s),
  caseFile: itself,
  caseFileHint: about(/查阅|阅卷|卷宗/),
  lawName,
  lawArticle,
  inquiryRoute: alike,
  searchedBy: itself,
  searchScope: itself,
  searchWords: itself,
  searchedOn: day,
  responsibleAgency: itself,
  responsibleContact: itself,
  correctionNumber: itself,
  correctedOn: day,
  previousNumber: itself,
  previousOn: day,
  transferredOn: day,
  archiveName: itself,
}

/** Ways that state a part that is not given (条例第37条). */
export const partWays = { what: alike, lawName, lawArticle } as const
