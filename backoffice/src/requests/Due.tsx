import { isDone } from '@gongkai/rules/requests'
import type { RequestRow } from '../api/requests.ts'
import { Icon, type IconName } from '../frame/Icon.tsx'

type Kind = 'normal' | 'near' | 'urgent' | 'over' | 'pause' | 'done'
type Timed = Pick<RequestRow, 'status' | 'alarm' | 'left' | 'dueOn' | 'respondBy'>

const icons: Readonly<Record<Kind, IconName>> = {
  normal: 'clock',
  near: 'half',
  urgent: 'alarm',
  over: 'mark',
  pause: 'pause',
  done: 'tick',
}

const kinds = { none: 'normal', yellow: 'near', red: 'urgent', urgent: 'urgent', overdue: 'over' } as const

/** Whether a clock runs, for the applicant or for the agency; what was withdrawn or given up has none. */
export const hasTerm = ({ status, respondBy }: Pick<RequestRow, 'status' | 'respondBy'>): boolean =>
  status === 'correcting' || respondBy !== null

/** How long something is overdue, in working days: none have gone by on the days off right after the term. */
export const lateInWords = (left: number): string => (left < 0 ? `逾期${-left}个工作日` : '已逾期')

/** How urgent a request is and in which words. Days are working days (条例第33条). */
export function dueInWords({ status, alarm, left, dueOn, respondBy }: Timed): readonly [kind: Kind, says: string] {
  // Counted nowhere, as if it had not come.
  if (status === 'voided') return ['pause', '不再计算']
  if (isDone(status)) return ['done', '已办结']
  if (dueOn === null || left === null) return ['pause', '暂停计算']
  // The applicant's term, not the agency's.
  if (status === 'correcting')
    return alarm === 'overdue' ? ['near', '补正期限已过'] : ['pause', `补正，剩${left}个工作日`]
  if (!hasTerm({ status, respondBy })) return ['near', '应当结案']
  if (alarm === 'overdue') return ['over', lateInWords(left)]
  return [kinds[alarm], left === 0 ? '今天届满' : `剩${left}个工作日`]
}

/** A label that says it by shape, icon and words, not by colour alone. */
export const DueLabel = ({ kind, says }: { kind: Kind; says: string }) => (
  <span className={`due due-${kind}`}>
    <Icon name={icons[kind]} />
    {says}
  </span>
)

/** How much time a request has. */
export function Due({ of }: { of: Timed }) {
  const [kind, says] = dueInWords(of)
  return <DueLabel kind={kind} says={says} />
}

const TERM = 20

/** The last twenty working days before the term, forty with an extension (条例第33条第2款): dark ones are gone. */
export function Ticks({ of }: { of: Timed }) {
  const [kind] = dueInWords(of)
  if (kind === 'done' || of.left === null || !hasTerm(of)) return null
  const cells = of.left > TERM ? 2 * TERM : TERM
  const gone = kind === 'over' ? cells : Math.max(0, cells - of.left)
  const step = 100 / cells
  return (
    <svg className={`tick tick-${kind}`} viewBox="0 0 99 8" aria-hidden="true" focusable="false">
      {Array.from({ length: cells }, (_, n) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={n}
          x={n * step}
          y="1"
          width={step - 1}
          height="6"
          className={n < gone ? 'a' : undefined}
        />
      ))}
    </svg>
  )
}
