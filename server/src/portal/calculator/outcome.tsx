import { type Calendar, countWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { alarmOf, type DeadlineAnswer } from '@gongkai/rules/deadlines'
import { Icon, type IconName } from '../components/icon.tsx'
import { Day, weekdayName } from '../components/text.tsx'

interface State {
  readonly label: string
  /** Said in place of a date. */
  readonly words?: string
  readonly date?: CivilDate
}

/** What the case comes to: a date, or why there is none. */
function stateOf(answer: DeadlineAnswer): State {
  const { status, respondBy, abandonedFrom, withdrawnOn, warnings } = answer
  if (status === 'abandoned' && abandonedFrom) return { label: '视为放弃申请，不再处理，自', date: abandonedFrom }
  if (status === 'withdrawn' && withdrawnOn) return { label: '申请已经撤回', date: withdrawnOn }
  if (respondBy) return { label: '答复期限届满日', date: respondBy }
  if (warnings.some(({ code }) => code === 'correctionPending'))
    return { label: '答复期限没有进行', words: '等待申请人补正' }
  return { label: '答复期限停止进行', words: '等待被征求的意见' }
}

interface Due {
  readonly kind: 'normal' | 'near' | 'urgent' | 'over' | 'done' | 'pause'
  readonly icon: IconName
  readonly says: string
}

function dueOf({ status, respondBy, respondTimely }: DeadlineAnswer, today: CivilDate, calendar: Calendar): Due | null {
  if (status === 'answered')
    return respondTimely
      ? { kind: 'done', icon: 'done', says: '按期答复' }
      : { kind: 'over', icon: 'error', says: '逾期答复' }
  if (status !== 'open') return null
  if (!respondBy) return { kind: 'pause', icon: 'pause', says: '暂停计算' }
  const days = (from: CivilDate, to: CivilDate) => countWorkdays(calendar, from, to)
  switch (alarmOf(respondBy, today, calendar)) {
    case 'overdue':
      return { kind: 'over', icon: 'error', says: `届满日已过${days(respondBy, today)}个工作日` }
    case 'urgent':
      return { kind: 'urgent', icon: 'warning', says: '今天届满' }
    case 'red':
      return { kind: 'urgent', icon: 'warning', says: `剩${days(today, respondBy)}个工作日` }
    case 'yellow':
      return { kind: 'near', icon: 'half', says: `剩${days(today, respondBy)}个工作日` }
    case 'none':
      return { kind: 'normal', icon: 'clock', says: `剩${days(today, respondBy)}个工作日` }
  }
}

/** The great date, its weekday, and how far off it is today. */
export function Outcome({ answer, today, calendar }: { answer: DeadlineAnswer; today: CivilDate; calendar: Calendar }) {
  const { label, words, date } = stateOf(answer)
  const due = dueOf(answer, today, calendar)
  return (
    <div class="state">
      <div>
        <p class="lab">{label}</p>
        <p class="big">{date ? <Day on={date} /> : words}</p>
        <p class="under">
          {date && weekdayName(date)}
          {due && (
            <span class={`due due-${due.kind}`}>
              <Icon name={due.icon} />
              {due.says}
            </span>
          )}
          {answer.provisional.length > 0 && <span class="due due-pause">暂定</span>}
        </p>
      </div>
    </div>
  )
}
