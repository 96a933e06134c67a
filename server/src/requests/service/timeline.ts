import { type CivilDate, inChinese } from '@gongkai/rules/dates'
import { channels, type Recorded, type RequestState } from '@gongkai/rules/requests'

export interface Event {
  readonly on: CivilDate
  readonly says: string
  readonly why: string | null
}

const serving = { direct: '直接送达', entrusted: '委托送达', post: '邮寄送达', online: '网上送达' } as const

/** What an applicant is told of an act; null for what is the agency's own work. It names nobody. */
function toldOf({ act, at }: Recorded, receivedOn: CivilDate): Event | null {
  switch (act.type) {
    case 'registered': {
      const { receivedBy } = channels[act.facts.channel]
      return {
        on: receivedOn,
        says: `收到申请（${receivedBy}）`,
        why: '从次日起计算20个工作日。条例第三十一条、第三十三条',
      }
    }
    case 'split':
      return { on: at, says: '按一事一申请拆分，分别办理', why: '拆出的各件另编号、另给查询码，收到之日相同。' }
    case 'applicationCorrected':
      return { on: at, says: '更正登记的申请信息', why: null }
    case 'correctionAsked':
      return {
        on: act.on,
        says: `告知补正，请在${inChinese(act.dueOn)}以前补正`,
        why: '补正以后，答复期限自收到补正之日起重新计算；逾期不补正的，视为放弃申请。条例第三十条',
      }
    case 'corrected':
      return { on: act.receivedOn, says: '收到补正', why: '答复期限从这一天起重新计算。条例第三十条' }
    case 'correctionLapsed':
      return { on: at, says: '逾期没有补正，视为放弃申请', why: '条例第三十条' }
    case 'extended':
      return { on: act.notifiedOn, says: `延长答复期限${act.workdays}个工作日`, why: '条例第三十三条第二款' }
    case 'served':
      return { on: act.on, says: `答复${serving[act.method]}`, why: null }
    case 'withdrawn':
      return { on: act.on, says: '撤回申请', why: null }
    case 'voided':
      return { on: at, says: '登记作废', why: '请与工作机构联系。' }
    default:
      return null
  }
}

/** The course of a request as its applicant may know it. */
export function timelineOf(history: readonly Recorded[], { facts }: RequestState, receivedOn: CivilDate): Event[] {
  const submitted = facts.channel === 'online' ? facts.submittedOn : undefined
  const first: Event[] = submitted ? [{ on: submitted, says: '网上提出申请', why: null }] : []
  return [...first, ...history.flatMap((one) => toldOf(one, receivedOn) ?? [])]
}
