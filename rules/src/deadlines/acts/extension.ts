import { inChinese } from '../../dates/index.ts'
import { extendedOnce, refuse } from '../../law/index.ts'
import { type Handler, responseSoFar, warn } from '../progress.ts'
import { markRow } from '../walk.ts'

/** 延长答复期限: once, by at most 20 working days, after those of the period itself (条例第33条第2款). */
export const extended: Handler<'extended'> = (p, { notifiedOn, workdays }, at) => {
  if (p.awaiting?.what === 'correction')
    refuse('unexpected', `${at}.notifiedOn`, '还在等待申请人补正，答复期限没有进行，不能延长')
  if (p.run.extension > 0)
    refuse('unexpected', `${at}.notifiedOn`, `答复期限已经延长过一次，不能再次延长（${extendedOnce.basis}）`)
  p.run = { ...p.run, extension: workdays }
  p.extensionNotified = notifiedOn
}

/** 延迟答复: the agency fixes a reasonable period and says so within the period it replaces (条例第35条). */
export const deferred: Handler<'deferred'> = (p, { notifiedOn, until }, at) => {
  if (p.awaiting) refuse('unexpected', `${at}.notifiedOn`, '还在等待申请人补正或者缴费，不能确定延迟答复的期限')
  const { by } = responseSoFar(p)
  if (by && until <= by) refuse('order', `${at}.until`, `延迟答复的期限应当晚于答复期限${inChinese(by)}`)
  if (by && notifiedOn > by)
    warn(
      p,
      'deferralLate',
      `延迟答复应当在答复期限${inChinese(by)}以前告知，${inChinese(notifiedOn)}告知已经逾期。`,
      '条例第三十五条',
    )
  p.run = { ...p.run, deferredUntil: until }
  p.trace.push(markRow(p.calendar.day(until), 'reasonsDelay', '行政机关确定的延迟答复期限届满', '条例第三十五条'))
}
