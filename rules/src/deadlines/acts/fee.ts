import { addDays, type CivilDate, inChinese } from '../../dates/index.ts'
import { instruments, paymentRestarts, refuse, requestTerm } from '../../law/index.ts'
import { closeRun, restart } from '../close.ts'
import { type Awaiting, type Handler, type Progress, responseSoFar, warn } from '../progress.ts'
import { walkOne } from '../walk.ts'

const { fees } = instruments
const BASIS = `${fees.cite}第六条`

function payBy(p: Progress, deliveredOn: CivilDate): CivilDate {
  const { length, basis } = requestTerm('feePayment', deliveredOn)
  const { due, rows } = walkOne(
    p.calendar,
    { date: deliveredOn, note: '收到收费通知之日，不计入', basis },
    { clock: 'feePayment', length, basis, ends: '缴费期限届满' },
  )
  p.trace.push(...rows)
  p.dates.payBy = due
  return due
}

function awaitedFee(p: Progress, at: string): Extract<Awaiting, { what: 'fee' }> {
  return p.awaiting?.what === 'fee' ? p.awaiting : refuse('unexpected', at, '此前没有发出收费通知')
}

/** What an earlier notice left: beside the dates of the new one it would be read as belonging to it. */
function forgetEarlierNotice({ dates }: Progress): void {
  delete dates.feeNoticeIssuedBy
  delete dates.payBy
  delete dates.feePaidTimely
}

/** 收费通知: issued within the period of the reply; 20 working days to pay from its receipt (109号第6条). */
export const feeNotice: Handler<'feeNotice'> = (p, { issuedOn, deliveredOn }, at) => {
  if (p.awaiting)
    refuse(
      'unexpected',
      `${at}.issuedOn`,
      `还在等待申请人${p.awaiting.what === 'fee' ? '缴费' : '补正'}，不能发出收费通知`,
    )
  if (p.dates.receivedOn < fees.from)
    warn(p, 'feeBeforeRules', `${inChinese(fees.from)}以前收到的申请不适用信息处理费管理办法。`, fees.cite)
  forgetEarlierNotice(p)
  const { by } = responseSoFar(p)
  p.dates.feeNoticeTimely = by === null || issuedOn <= by
  if (by) p.dates.feeNoticeIssuedBy = by
  if (by && issuedOn > by)
    warn(
      p,
      'feeNoticeLate',
      `收费通知应当在答复期限${inChinese(by)}以前发出，${inChinese(issuedOn)}发出已经逾期。`,
      BASIS,
    )
  p.awaiting = {
    what: 'fee',
    deliveredOn: deliveredOn ?? null,
    payBy: deliveredOn ? payBy(p, deliveredOn) : null,
    noticeAt: at,
  }
}

/** 缴费: the reply's period is counted anew from here (109号第6条第2款). */
export const feePaid: Handler<'feePaid'> = (p, { on }, at) => {
  const fee = awaitedFee(p, `${at}.on`)
  if (fee.deliveredOn && on < fee.deliveredOn)
    refuse('order', `${at}.on`, `不应早于收到收费通知的${inChinese(fee.deliveredOn)}`)
  if (fee.payBy) p.dates.feePaidTimely = on <= fee.payBy
  if (fee.payBy && on > fee.payBy)
    warn(
      p,
      'feePaidLate',
      `缴费期限${inChinese(fee.payBy)}届满，逾期未缴纳的视为放弃申请；${inChinese(on)}才缴费。`,
      BASIS,
    )
  p.awaiting = null
  closeRun(p)
  restart(p, { date: on, note: '缴费之日，次日起重新计算，不计入', basis: paymentRestarts.basis })
}

/** 逾期不缴费: deemed abandoned from the next calendar day (109号第6条). */
export const feeLapsed: Handler<'feeLapsed'> = (p, _event, at) => {
  const fee = awaitedFee(p, `${at}.type`)
  if (!fee.payBy)
    return refuse('missing', `${fee.noticeAt}.deliveredOn`, '缺少申请人收到收费通知的日期，不能确定缴费期限')
  closeRun(p)
  p.awaiting = null
  p.status = 'abandoned'
  p.dates.abandonedFrom = addDays(fee.payBy, 1)
}
