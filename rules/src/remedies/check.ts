import type { CivilDate } from '../dates/index.ts'
import { inForce, switches } from '../law/index.ts'
import { type ParagraphInput, remedyParagraph } from './paragraph.ts'

/** A fault of the remedy as an edited letter words it; ids as in the letter checks. */
export interface RemedyProblem {
  readonly id: 'LT-2' | 'LT-3' | 'LT-11' | 'LT-14'
  readonly message: string
}

/** Both ways offered side by side: a court named after 或者, in the same sentence as the review. */
const eitherWay = /行政复议[^。；]*(或者|也可以)[^。；]*(起诉|行政诉讼)|直接(起诉|提起)/
const reviewFirst = /先[^。；]*行政复议/
/** An order, not an offer: 可以先申请行政复议 takes nothing away. */
const mustReviewFirst = /[应须][^。；]*先[^。；]*行政复议/
/** Where review is asked for over the internet, in words or as an address. */
const reviewOnline = /互联网|网上|网址|小程序|https?:\/\//
/** What a proposed paragraph has in place of a channel that nobody settled. */
export const CHANNEL_TO_FILL = '〔请填写行政复议机关公布的渠道〕'

/**
 * Checks a remedy as worded in an edited letter against what the letter must say (LT-2, LT-3, LT-11, LT-14): names and
 * terms are there, review comes first exactly where the law wants it first, and what is served over the internet says
 * where review is asked for there (行政复议法第22条第2款). Spaces do not count.
 */
export function remedyTextProblems(text: string, input: ParagraphInput): RemedyProblem[] {
  const worded = text.replace(/\s/g, '')
  const { variant } = input.remedy
  if (variant === 'none')
    return /行政复议|行政诉讼/.test(worded) ? [{ id: 'LT-2', message: '程序性文书和撤回确认不载复议、诉讼途径' }] : []
  const problems: RemedyProblem[] = missingWords(worded, input).map((word) => ({
    id: 'LT-2',
    message: `救济途径缺少“${word}”`,
  }))
  if (variant === 'preReview' && (!reviewFirst.test(worded) || eitherWay.test(worded)))
    problems.push({ id: 'LT-3', message: '依第14、15、16条不予公开的，应当告知先申请行政复议，不能写成可以直接起诉' })
  if (variant !== 'preReview' && mustReviewFirst.test(worded))
    problems.push({ id: 'LT-14', message: '不属于复议前置的答复不能写成应当先申请行政复议，这会限制直接起诉的权利' })
  const online = input.electronic && onlineProblem(text, input.decidedOn)
  return online ? [...problems, online] : problems
}

/** What the remedy of a decision of that day lacks to be served over the internet (LT-11; 行政复议法第22条第2款). */
export function onlineProblem(text: string, decidedOn: CivilDate): RemedyProblem | null {
  if (!inForce<boolean>(switches.reviewChannelWhenElectronic, decidedOn, 'decidedOn').value) return null
  if (reviewOnline.test(text) && !text.includes(CHANNEL_TO_FILL)) return null
  return { id: 'LT-11', message: '电子送达的，救济途径应当写明提交行政复议申请书的互联网渠道' }
}

/** Names and terms of the paragraph as the law would word it that the text does not have. */
function missingWords(worded: string, input: ParagraphInput): string[] {
  const model = remedyParagraph({ ...input, electronic: null }) ?? ''
  const termWords = model.match(/\d+(日|个月)/g) ?? []
  const court = input.remedy.variant === 'reviewOnly' ? [] : [input.route.court.name ?? '']
  return [...input.route.authorities.map(({ name }) => name), ...court, ...termWords].filter(
    (word) => !worded.includes(word.replace(/\s/g, '')),
  )
}
