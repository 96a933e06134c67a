import { addWorkdays, type Calendar, isWorkday, workdayFrom } from '../calendar/index.ts'
import { type CivilDate, inChinese } from '../dates/index.ts'
import { instruments, refuse } from '../law/index.ts'
import type { Warning } from './answer.ts'
import type { Channel, RequestFacts } from './input.ts'
import type { Settings } from './settings.ts'

type Fact = 'submittedOn' | 'signedOn' | 'confirmedOn'

interface ReceiptRule {
  /** The fact that dates the receipt; the next one where it is not given. */
  readonly facts: readonly [Fact, ...Fact[]]
  readonly basis: string
}

const letters207 = '国办公开办函〔2015〕207号第一部分'

/** The date of receipt of each channel (条例第31条). */
const rules: { readonly [C in Channel]: ReceiptRule } = {
  inPerson: { facts: ['submittedOn'], basis: '条例第三十一条第一项' },
  // 口头申请由工作机构代为填写，按当面提交。
  oral: { facts: ['submittedOn', 'confirmedOn'], basis: '条例第二十九条第一款、第三十一条第一项' },
  registeredMail: { facts: ['signedOn'], basis: '条例第三十一条第二项' },
  ordinaryMail: { facts: ['confirmedOn'], basis: '条例第三十一条第二项' },
  misdirectedMail: { facts: ['confirmedOn'], basis: `${letters207}第二项` },
  online: { facts: ['confirmedOn'], basis: '条例第三十一条第三项' },
  fax: { facts: ['confirmedOn'], basis: '条例第三十一条第三项' },
  // 207号以系统接收之日为准，2019年修订后邮箱属互联网渠道，从条例。
  email: { facts: ['confirmedOn'], basis: '条例第三十一条第三项' },
  other: { facts: ['confirmedOn'], basis: `${letters207}第五项` },
}

const factNames: { readonly [F in Fact]: string } = {
  submittedOn: '提交之日',
  signedOn: '签收之日',
  confirmedOn: '双方确认之日',
}

export interface Receipt {
  /** The day the fact happened. */
  readonly factOn: CivilDate
  /** 收到申请之日. */
  readonly receivedOn: CivilDate
  readonly basis: string
  readonly warnings: readonly Warning[]
}

function factOf(request: RequestFacts): { on: CivilDate; at: string } {
  const { facts } = rules[request.channel]
  const fact = facts.find((f) => request[f] !== undefined) ?? facts[0]
  const on = request[fact]
  const { receivedOn } = request
  if (on && receivedOn && on !== receivedOn)
    refuse(
      'conflict',
      'request.receivedOn',
      `收到申请之日应为${factNames[fact]}${inChinese(on)}（${rules[request.channel].basis}）`,
    )
  if (on) return { on, at: `request.${fact}` }
  if (receivedOn) return { on: receivedOn, at: 'request.receivedOn' }
  return refuse('missing', `request.${fact}`, `缺少${factNames[fact]}`)
}

function* receiptWarnings(
  request: RequestFacts,
  on: CivilDate,
  { confirmationDays }: Settings,
  calendar: Calendar,
): Generator<Warning> {
  const { basis } = rules[request.channel]
  if (on < instruments.ogi.from)
    yield {
      code: 'beforeStatute',
      message: `${inChinese(instruments.ogi.from)}以前收到的申请适用修订前的条例（答复15个工作日），这里按修订后的条例计算。`,
      basis: '条例第五十六条',
    }
  const { submittedOn, arrivedOn } = request
  const byLetter = request.channel === 'ordinaryMail' || request.channel === 'misdirectedMail'
  if (byLetter && arrivedOn && on > arrivedOn)
    yield {
      code: 'confirmationLate',
      message: `信件${inChinese(arrivedOn)}到达，应当于当日与申请人确认；联系不上的，应当留存登记和联系记录。`,
      basis: `条例第三十一条第二项；${letters207}第二项`,
    }
  const confirmed = rules[request.channel].facts[0] === 'confirmedOn' && !byLetter
  if (confirmed && submittedOn && on > addWorkdays(calendar, submittedOn, confirmationDays))
    yield {
      code: 'confirmationLate',
      message: `申请${inChinese(submittedOn)}提交，超过${confirmationDays}个工作日才确认。`,
      basis,
    }
}

/**
 * When the request counts as received (条例第31条), from the fact of its channel.
 * @throws {InputError} when the fact is missing, differs from a given `receivedOn`, or precedes the arrival
 */
export function receiptOf(request: RequestFacts, settings: Settings, calendar: Calendar): Receipt {
  const { on, at } = factOf(request)
  for (const before of ['submittedOn', 'arrivedOn'] as const) {
    const date = request[before]
    if (date && date > on)
      refuse('order', at, `不应早于申请${before === 'arrivedOn' ? '到达' : '提交'}的${inChinese(date)}`)
  }
  const moved = settings.restDayReceipt === 'nextWorkday' && !isWorkday(calendar, on)
  return {
    factOn: on,
    receivedOn: moved ? workdayFrom(calendar, on) : on,
    basis: rules[request.channel].basis,
    warnings: [...receiptWarnings(request, on, settings, calendar)],
  }
}
