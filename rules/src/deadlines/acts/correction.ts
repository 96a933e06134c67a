import { addDays, type CivilDate, inChinese } from '../../dates/index.ts'
import { refuse } from '../../law/index.ts'
import { closeRun, restart } from '../close.ts'
import { type Awaiting, type Handler, type Progress, warn } from '../progress.ts'
import { walkOne } from '../walk.ts'

const BASIS = '条例第三十条'

/** The notice is due within 7 working days of receipt; late, what follows from the correction stands all the same. */
function judgeNotice(p: Progress, on: CivilDate): void {
  const by = p.dates.correctionNoticeBy
  p.dates.correctionNoticeTimely = on <= by
  if (on > by)
    warn(p, 'correctionNoticeLate', `补正应当在${inChinese(by)}以前告知，${inChinese(on)}告知已经逾期。`, BASIS)
}

/** The notice named no date: the setting's working days from its delivery (条例第30条: 合理的补正期限). */
function dueBySetting(p: Progress, deliveredOn: CivilDate): CivilDate {
  const { due, rows } = walkOne(
    p.calendar,
    { date: deliveredOn, note: '告知补正之日，不计入', basis: BASIS },
    { clock: 'correctionDue', length: p.settings.correctionDays, basis: BASIS, ends: '补正期限届满' },
  )
  p.trace.push(...rows)
  p.dates.correctionDueBy = due
  return due
}

function awaitedCorrection(p: Progress, at: string): Extract<Awaiting, { what: 'correction' }> {
  return p.awaiting?.what === 'correction' ? p.awaiting : refuse('unexpected', at, '此前没有告知补正')
}

/** 告知补正: once, with a reasonable period; the reply's clock stands still from here (条例第30条). */
export const correctionRequested: Handler<'correctionRequested'> = (p, { on, deliveredOn, dueOn }, at) => {
  if (p.awaiting)
    refuse('unexpected', `${at}.on`, `还在等待申请人${p.awaiting.what === 'fee' ? '缴费' : '补正'}，不能告知补正`)
  if (p.correctionsAsked > 0 && p.settings.secondCorrection === 'refused')
    refuse('unexpected', `${at}.on`, `补正应当一次性告知，不能再次告知补正（${BASIS}）`)
  if (p.correctionsAsked === 0) judgeNotice(p, on)
  p.correctionsAsked++
  const { by } = closeRun(p)
  if (by) p.dates.respondByBeforeCorrection = by
  p.awaiting = { what: 'correction', dueOn: dueOn ?? dueBySetting(p, deliveredOn ?? on), given: dueOn !== undefined }
}

/** 收到补正: the reply's period is counted anew from here (条例第30条). */
export const corrected: Handler<'corrected'> = (p, { receivedOn }, at) => {
  const { dueOn } = awaitedCorrection(p, `${at}.receivedOn`)
  if (receivedOn > dueOn)
    warn(
      p,
      'correctionLate',
      `补正期限${inChinese(dueOn)}届满，${inChinese(receivedOn)}才收到补正；没有正当理由的，视为放弃申请。`,
      BASIS,
    )
  p.awaiting = null
  restart(p, { date: receivedOn, note: '收到补正之日，重新计算，不计入', basis: BASIS })
}

/** 逾期不补正: deemed abandoned from the next calendar day (条例第30条). */
export const correctionLapsed: Handler<'correctionLapsed'> = (p, event, at) => {
  const { dueOn, given } = awaitedCorrection(p, `${at}.type`)
  if (given && event.dueOn && event.dueOn !== dueOn)
    refuse('conflict', `${at}.dueOn`, `与告知补正时确定的期限${inChinese(dueOn)}不一致`)
  p.awaiting = null
  p.status = 'abandoned'
  p.dates.abandonedFrom = addDays(event.dueOn ?? dueOn, 1)
}
