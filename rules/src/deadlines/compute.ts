import type { Calendar } from '../calendar/index.ts'
import { inChinese } from '../dates/index.ts'
import { paymentRestarts, refuse, requestTerm } from '../law/index.ts'
import { act } from './acts/index.ts'
import type { DeadlineAnswer, Provisional } from './answer.ts'
import { closeRun } from './close.ts'
import { type DeadlineEvent, type DeadlineInput, parseDeadlineInput, type RequestFacts } from './input.ts'
import { demandOrder } from './order.ts'
import { type Progress, warn } from './progress.ts'
import { receiptOf } from './receipt.ts'
import type { Settings } from './settings.ts'
import { unknownYears } from './unknown.ts'
import { walkOne } from './walk.ts'

/** The case on the day it was received: the correction notice's clock and the reply's are running. */
function begin(
  request: RequestFacts,
  events: readonly DeadlineEvent[],
  settings: Settings,
  national: Calendar,
): Progress {
  const { region } = settings
  const calendar = region ? national.inRegion(region) : national
  const receipt = receiptOf(request, settings, calendar)
  demandOrder(events, receipt.factOn)
  const { receivedOn } = receipt
  const note = receivedOn === receipt.factOn ? '' : `（${inChinese(receipt.factOn)}休息日到达，视为本日收到）`
  const start = { date: receivedOn, note: `收到申请之日${note}，不计入`, basis: receipt.basis }
  const { length, basis } = requestTerm('correctionNotice', receivedOn)
  const notice = walkOne(calendar, start, { clock: 'correctionNotice', length, basis, ends: '告知补正的期限届满' })
  const progress: Progress = {
    calendar,
    settings,
    dates: { receivedOn, correctionNoticeBy: notice.due },
    warnings: [...receipt.warnings],
    trace: [...notice.rows],
    run: { start, consultations: [], extension: 0, deferredUntil: null },
    status: 'open',
    awaiting: null,
    correctionsAsked: 0,
    extensionNotified: null,
  }
  if (region && !national.hasOverlay(region))
    warn(
      progress,
      'regionWithoutOverlay',
      `没有${region}的地方放假安排，按全国日历计算。`,
      '《全国年节及纪念日放假办法》第四条',
    )
  return progress
}

/** Where the case stands after the last event. */
function conclude(p: Progress): void {
  if (p.awaiting?.what === 'correction') {
    const dueOn = inChinese(p.awaiting.dueOn)
    const message = `申请人应在${dueOn}以前补正；答复期限自收到补正之日起重新计算。`
    warn(p, 'correctionPending', message, '条例第三十条')
    return
  }
  if (p.awaiting) warn(p, 'feePending', '申请人缴费的，答复期限自缴费次日起重新计算。', paymentRestarts.basis)
  const { by, left } = closeRun(p)
  if (by) p.dates.respondBy = by
  else {
    const message = `征求意见没有结束，答复期限停止进行；结束后还有${left}个工作日。`
    warn(p, 'consultationOpen', message, '条例第三十三条第三款')
  }
}

/**
 * The statutory dates of a request and why they are what they are (条例第30至35条, 国办函〔2020〕109号): every clock day
 * by day. Without an answer from those consulted the dates are the latest possible, and marked so.
 * @param input a case as JSON; dates are civil dates of Beijing time
 * @throws {InputError} for a case that cannot be, with its place
 */
export function computeDeadlines(input: DeadlineInput, national: Calendar): DeadlineAnswer {
  const { request, events, settings } = parseDeadlineInput(input)
  const progress = begin(request, events, settings, national)
  for (const [i, event] of events.entries()) {
    const at = `events[${i}]`
    if (progress.status !== 'open') refuse('ended', `${at}.type`, '申请已经办结，不能再有后续事项')
    act(progress, event, at)
  }
  if (progress.status === 'open') conclude(progress)
  const { dates, run, status, trace } = progress
  const unknown = unknownYears(trace)
  const provisional: Provisional[] = unknown.length > 0 ? ['calendar'] : []
  if (status === 'open' && run.consultations.some((c) => c.open)) provisional.push('consultation')
  return { ...dates, status, provisional, warnings: [...progress.warnings, ...unknown], trace }
}
