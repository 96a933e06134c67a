/**
 * The statutory dates of a request a second time, as one would work them out on paper: cut the history where the period
 * begins anew, cross out the days that do not count, take the twentieth of what is left. It shares neither code nor
 * calendar with the rules and is read from the statute (条例第30至35条, 国办函〔2020〕109号第6条), not from them.
 */
import type { DeadlineInput } from '@gongkai/rules/deadlines'
import { naiveAddDays, naiveIsWorkday, naiveKind, naiveNthWorkday } from './days.ts'

type Event = NonNullable<DeadlineInput['events']>[number]
type Inquiry = Extract<Event, { sentOn: string }>
type Found<T extends Event['type']> = Extract<Event, { type: T }>

/** The dates an answer must have, with its state and whether they may still change. */
export type NaiveAnswer = Record<string, unknown>

/** From one restart to the next; `asked` once a correction is awaited, from when no day counts any more. */
interface Chapter {
  base: string
  events: Event[]
  asked: Found<'correctionRequested'> | null
  whileAsked: Event[]
}

const isInquiry = (e: Event): e is Inquiry => 'sentOn' in e
const found = <T extends Event['type']>(events: readonly Event[], type: T): Found<T> | undefined =>
  events.findLast((e): e is Found<T> => e.type === type)

/** 条例第31条: the fact that dates the receipt; nothing is received on a rest day where the agency says so. */
function naiveReceipt({ request: r, settings }: DeadlineInput): string {
  const mail = r.channel === 'registeredMail' ? r.signedOn : r.confirmedOn
  const byHand = r.channel === 'inPerson' || r.channel === 'oral'
  const fact = (byHand ? (r.submittedOn ?? r.confirmedOn) : mail) ?? r.receivedOn ?? ''
  let day = fact
  while (settings?.restDayReceipt === 'nextWorkday' && !naiveIsWorkday(day)) day = naiveAddDays(day, 1)
  return day
}

function chaptersOf(receivedOn: string, events: readonly Event[]): Chapter[] {
  const chapters: Chapter[] = []
  let now: Chapter = { base: receivedOn, events: [], asked: null, whileAsked: [] }
  for (const event of events) {
    if (event.type === 'corrected' || event.type === 'feePaid') {
      chapters.push(now)
      const base = event.type === 'corrected' ? event.receivedOn : event.on
      now = { base, events: [], asked: null, whileAsked: [] }
    } else if (event.type === 'correctionRequested') now.asked = event
    else if (now.asked) now.whileAsked.push(event)
    else now.events.push(event)
  }
  return [...chapters, now]
}

/** 第32、34条: fifteen working days for who was asked; another agency has no term. */
const replyBy = (e: Inquiry): string | null =>
  e.type !== 'otherAgencyConsultation' && e.deliveredOn ? naiveNthWorkday(e.deliveredOn, 15) : null

/** 第33条第3款: after sending, until the answer, the end of the term without one, or for ever. */
const spanOf = (e: Inquiry) => ({ after: e.sentOn, through: e.repliedOn ?? replyBy(e) ?? 'for ever' })

/** One count of the period: `base` without, `due` with the extension; null where it stands still before. */
function countOf(chapter: Chapter, upTo = chapter.events.length) {
  const events = chapter.events.slice(0, upTo)
  const spans = events.filter(isInquiry).map(spanOf)
  const out = (day: string) => spans.some((s) => day > s.after && day <= s.through)
  const stop = spans.filter((s) => s.through === 'for ever').map((s) => s.after)
  /** The first working day from which no day counts. */
  const stands = stop.length > 0 ? naiveNthWorkday(stop.sort()[0] ?? '', 1) : null
  const more = found(events, 'extended')?.workdays ?? 0
  const counted: string[] = []
  let crossedOut = 0
  for (let day = chapter.base; counted.length < 20 + more; ) {
    day = naiveAddDays(day, 1)
    if (stands && day >= stands) break
    if (naiveIsWorkday(day)) out(day) ? crossedOut++ : counted.push(day)
  }
  const [base, due] = [counted[19] ?? null, counted[19 + more] ?? null]
  return { base, due: found(events, 'deferred')?.until ?? due, walked: due ?? stands, crossedOut, counted }
}

/** Leaves out what does not apply. */
const stated = (dates: NaiveAnswer): NaiveAnswer =>
  Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== null && value !== undefined))

function correctionDates(input: DeadlineInput, first: Chapter | undefined, receivedOn: string): NaiveAnswer {
  const by = naiveNthWorkday(receivedOn, 7)
  const asked = first?.asked
  if (!first || !asked) return { correctionNoticeBy: by }
  const dueBy = asked.dueOn
    ? undefined
    : naiveNthWorkday(asked.deliveredOn ?? asked.on, input.settings?.correctionDays ?? 10)
  const lapsed = found(input.events ?? [], 'correctionLapsed')
  const last = lapsed && (lapsed.dueOn ?? asked.dueOn ?? dueBy)
  return {
    correctionNoticeBy: by,
    correctionNoticeTimely: asked.on <= by,
    correctionDueBy: dueBy,
    respondByBeforeCorrection: countOf(first).due,
    abandonedFrom: last && naiveAddDays(last, 1),
  }
}

/** 109号第6条: the notice within the period, twenty working days to pay; the last notice is the one that counts. */
function feeDates(events: readonly Event[], chapters: readonly Chapter[]): NaiveAnswer {
  const chapter = chapters.findLast((c) => found(c.events, 'feeNotice'))
  if (!chapter) return {}
  const at = chapter.events.findIndex((e) => e.type === 'feeNotice')
  const notice = chapter.events[at] as Found<'feeNotice'>
  const within = countOf(chapter, at).due
  const payBy = notice.deliveredOn && naiveNthWorkday(notice.deliveredOn, 20)
  const paid = found(events.slice(events.indexOf(notice)), 'feePaid')
  return {
    feeNoticeIssuedBy: within,
    feeNoticeTimely: within === null || notice.issuedOn <= within,
    payBy,
    feePaidTimely: paid && payBy && paid.on <= payBy,
    abandonedFrom: found(events, 'feeLapsed') && payBy && naiveAddDays(payBy, 1),
  }
}

function extensionDates(chapters: readonly Chapter[]): NaiveAnswer {
  const chapter = chapters.findLast((c) => found(c.events, 'extended'))
  if (!chapter) return {}
  const { base } = countOf(chapter)
  const notifiedOn = found(chapter.events, 'extended')?.notifiedOn ?? ''
  return { extensionDecisionBy: base, extensionTimely: base === null || notifiedOn <= base }
}

function endDates(events: readonly Event[], last: Chapter): NaiveAnswer {
  const { base, due } = countOf(last)
  const lapsed = found(events, 'correctionLapsed') ?? found(events, 'feeLapsed')
  const withdrawn = found(events, 'withdrawn')
  const served = found(events, 'served')
  if (withdrawn) return { status: 'withdrawn', withdrawnOn: withdrawn.on }
  if (lapsed) return { status: 'abandoned' }
  // 第33条第2款: a period that has ended is not extended any more.
  const extended = found(last.events, 'extended')
  const tooLate = extended !== undefined && base !== null && extended.notifiedOn > base
  if (served)
    return { status: 'answered', respondBy: due, respondTimely: due === null || (served.on <= due && !tooLate) }
  return { status: 'open', respondBy: last.asked ? null : due }
}

/** Whether a date was reached through days of a year without notice, or may still come out earlier. */
function provisionalOf(dates: NaiveAnswer, chapters: readonly Chapter[], receivedOn: string): string[] {
  const walks = chapters.map((c) => countOf(c).walked)
  const set = ['correctionNoticeBy', 'correctionDueBy', 'payBy'].map((key) => dates[key])
  const asked = [dates.consultationReplyBy].flat()
  const reached = [receivedOn, ...walks, ...set, ...asked].filter((date) => typeof date === 'string')
  const last = chapters.at(-1)
  const inquiries = last ? [...last.events, ...last.whileAsked].filter(isInquiry) : []
  return [
    ...(reached.some((date) => naiveKind(date) === 'unknown') ? ['calendar'] : []),
    ...(dates.status === 'open' && inquiries.some((e) => !e.repliedOn) ? ['consultation'] : []),
  ]
}

/**
 * What the calculator must answer for a case that can be, without warnings and trace; `counted` are the working days of
 * the last count one by one.
 */
export function naiveDeadlines(input: DeadlineInput): { dates: NaiveAnswer; counted: string[] } {
  const events = input.events ?? []
  const receivedOn = naiveReceipt(input)
  const chapters = chaptersOf(receivedOn, events)
  const last = chapters.at(-1) as Chapter
  const replies = events.filter(isInquiry).flatMap((e) => replyBy(e) ?? [])
  const consulted = chapters.some((c) => c.events.some(isInquiry))
  const dates = stated({
    receivedOn,
    ...stated(
      correctionDates(
        input,
        chapters.find((c) => c.asked),
        receivedOn,
      ),
    ),
    consultationReplyBy: replies.length > 0 ? replies : null,
    suspendedWorkdays: consulted ? countOf(last).crossedOut : null,
    ...stated(extensionDates(chapters)),
    ...stated(feeDates(events, chapters)),
    ...stated(endDates(events, last)),
  })
  return {
    dates: { ...dates, provisional: provisionalOf(dates, chapters, receivedOn) },
    counted: countOf(last).counted,
  }
}
