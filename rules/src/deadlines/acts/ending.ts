import { inChinese } from '../../dates/index.ts'
import { refuse } from '../../law/index.ts'
import { closeRun } from '../close.ts'
import { type Handler, warn } from '../progress.ts'

/** 撤回: the case ends; the annual report counts it under 其他处理. */
export const withdrawn: Handler<'withdrawn'> = (p, { on }) => {
  if (p.awaiting?.what !== 'correction') closeRun(p)
  p.awaiting = null
  p.status = 'withdrawn'
  p.dates.withdrawnOn = on
}

/**
 * 答复送达: `on` is what decides whether it is timely — signature for service by hand, posting for mail, arrival in the
 * applicant's system online (国办公开办函〔2016〕235号).
 */
export const served: Handler<'served'> = (p, { on }, at) => {
  if (p.awaiting?.what === 'correction') refuse('unexpected', `${at}.on`, '还在等待申请人补正，不能答复')
  const { by, extendedLate } = closeRun(p)
  p.awaiting = null
  p.status = 'answered'
  // What was extended after its end had ended: the date it would have had only stands for one in time.
  p.dates.respondTimely = by === null || (on <= by && !extendedLate)
  if (!by) return
  p.dates.respondBy = by
  if (on > by)
    warn(
      p,
      'responseLate',
      `答复应当在${inChinese(by)}以前作出，${inChinese(on)}答复已经逾期。`,
      '条例第三十三条第二款',
    )
}
