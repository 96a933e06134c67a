import type { CivilDate } from '../dates/index.ts'
import { inForce, refuse, switches, termOn, type Unit } from '../law/index.ts'
import type { Remedy } from './remedy.ts'
import type { ReviewRoute } from './route.ts'

export interface ParagraphInput {
  readonly remedy: Remedy
  readonly route: Pick<ReviewRoute, 'authorities' | 'stateCouncil' | 'court'>
  readonly decidedOn: CivilDate
  /** Served over the internet: where review can be asked for there, as printed. Null when served otherwise. */
  readonly electronic: { readonly reviewChannel: string } | null
  /** How the letter calls itself, 本答复 when left out. */
  readonly document?: string
}

/**
 * The paragraph of a letter that names the remedy, null for letters without one. Terms are those in force on the day of
 * the letter. Throws {@link InputError}: `missing` at `route.court` or `electronic.reviewChannel` (行政复议法第22条第2款).
 */
export function remedyParagraph(input: ParagraphInput): string | null {
  const { remedy, route, document = '本答复' } = input
  if (remedy.variant === 'none') return null
  const review = route.authorities.map(({ name }) => name).join('或者')
  const [within, sue, sueAfter] = termsOn(input.decidedOn)
  const start = `如对${document}不服，`
  const channel = channelSentence(input)
  if (remedy.variant === 'reviewOnly') return `${start}可以自收到之日起${within}内向${review}申请行政复议。${channel}`
  const court = courtName(route)
  if (remedy.variant === 'standard')
    return `${start}可以自收到之日起${within}内向${review}申请行政复议，或者自收到之日起${sue}内向${court}提起行政诉讼。${channel}`
  const ruling = route.stateCouncil ? '，也可以向国务院申请裁决' : ''
  return `${start}应当自收到之日起${within}内先向${review}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${sueAfter}内向${court}提起行政诉讼${ruling}。${channel}`
}

function courtName({ court }: ParagraphInput['route']): string {
  if (court.name) return court.name
  const kind = court.level === 'basic' ? '基层' : '中级'
  refuse('missing', 'route.court', `请先填写该机关的管辖法院（${kind}人民法院）`)
}

function channelSentence({ electronic, decidedOn }: ParagraphInput): string {
  if (!electronic || !inForce<boolean>(switches.reviewChannelWhenElectronic, decidedOn, 'decidedOn').value) return ''
  const channel = electronic.reviewChannel.trim()
  if (channel) return `行政复议申请书可以通过互联网渠道提交：${channel}。`
  refuse('missing', 'electronic.reviewChannel', '电子送达的，应当同时提供提交行政复议申请书的互联网渠道')
}

const units: Record<Unit, string> = { workday: '个工作日', day: '日', month: '个月', year: '年' }

const termsOn = (day: CivilDate): string[] =>
  (['review', 'litigation', 'postReviewLitigation'] as const).map((clock) => {
    const { length, unit } = termOn(clock, day, 'decidedOn')
    return `${length}${units[unit]}`
  })
