import { type CivilDate, inChinese } from '../../dates/index.ts'
import { requestTerm } from '../../law/index.ts'
import { type Handler, type Progress, responseSoFar, warn } from '../progress.ts'
import { markRow, walkOne } from '../walk.ts'

interface Inquiry {
  readonly sentOn: CivilDate
  readonly deliveredOn?: CivilDate | null | undefined
  readonly repliedOn?: CivilDate | null | undefined
}

/** Silence of a third party leaves the decision to the agency; silence of a co-author is consent (条例第32、34条). */
const bounded = {
  thirdParty: { asked: '征求第三方意见', silence: '逾期没有提出意见的，由行政机关决定是否公开' },
  coAuthor: { asked: '征求共同制作机关意见', silence: '逾期没有提出意见的，视为同意公开' },
} as const

const SUSPENSION = '条例第三十三条第三款'

/** An inquiry sent on or after the last day takes nothing out of a period that has run. */
function warnIfLate(p: Progress, sentOn: CivilDate): void {
  const { by } = responseSoFar(p)
  const late = by !== null && (p.settings.suspension === 'afterSent' ? sentOn >= by : sentOn > by)
  if (p.awaiting?.what !== 'correction' && late)
    warn(
      p,
      'consultationAfterDeadline',
      `答复期限${inChinese(by)}届满，${inChinese(sentOn)}发出的征求意见书不产生扣除。`,
      SUSPENSION,
    )
}

function replyDue(p: Progress, kind: keyof typeof bounded, deliveredOn: CivilDate): CivilDate {
  const { length, basis } = requestTerm(kind, deliveredOn)
  const { due, rows } = walkOne(
    p.calendar,
    { date: deliveredOn, note: '收到征求意见书之日，不计入', basis },
    { clock: kind, length, basis, ends: `届满；${bounded[kind].silence}` },
  )
  p.trace.push(...rows)
  p.dates.consultationReplyBy = [...(p.dates.consultationReplyBy ?? []), due]
  return due
}

function endOf(p: Progress, replyBy: CivilDate | null, repliedOn: CivilDate | null, basis: string): CivilDate | null {
  if (repliedOn === null || replyBy === null || repliedOn <= replyBy) return repliedOn ?? replyBy
  const capped = p.settings.lateReply === 'capped'
  warn(
    p,
    'consultationReplyLate',
    `意见应当在${inChinese(replyBy)}以前提出，${inChinese(repliedOn)}才收到；扣除计至${capped ? '届满日' : '收到之日'}。`,
    basis,
  )
  return capped ? replyBy : repliedOn
}

const consult =
  (kind: keyof typeof bounded) =>
  (p: Progress, { sentOn, deliveredOn, repliedOn }: Inquiry): void => {
    warnIfLate(p, sentOn)
    const replyBy = deliveredOn ? replyDue(p, kind, deliveredOn) : null
    const endedOn = endOf(p, replyBy, repliedOn ?? null, requestTerm(kind, sentOn).basis)
    const consultation = { asked: bounded[kind].asked, sentOn, endedOn, open: !repliedOn }
    p.run = { ...p.run, consultations: [...p.run.consultations, consultation] }
  }

/** 征求第三方意见 (条例第32条). */
export const thirdPartyConsultation: Handler<'thirdPartyConsultation'> = consult('thirdParty')

/** 征求共同制作机关意见 (条例第34条). */
export const coAuthorConsultation: Handler<'coAuthorConsultation'> = consult('coAuthor')

/** 征求其他机关意见: the law sets no time for the answer (条例第11条、第33条第3款). */
export const otherAgencyConsultation: Handler<'otherAgencyConsultation'> = (p, { sentOn, repliedOn }) => {
  warnIfLate(p, sentOn)
  const asked = '征求其他机关意见'
  p.trace.push(markRow(p.calendar.day(sentOn), 'otherAgency', `发出${asked}的函`, SUSPENSION))
  if (repliedOn) p.trace.push(markRow(p.calendar.day(repliedOn), 'otherAgency', '收到意见', SUSPENSION))
  const consultation = { asked, sentOn, endedOn: repliedOn ?? null, open: !repliedOn }
  p.run = { ...p.run, consultations: [...p.run.consultations, consultation] }
}
