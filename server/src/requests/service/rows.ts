import { type Calendar, countWorkdays } from '@gongkai/rules/calendar'
import { type CivilDate, daysBetween } from '@gongkai/rules/dates'
import { alarmOf } from '@gongkai/rules/deadlines'
import { outcomeOf } from '@gongkai/rules/outcomes'
import { type Application, nextSteps, statuses } from '@gongkai/rules/requests'
import { namesOfActors } from '../../accounts/service/history.ts'
import { fullNameOn, nameOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { Listed } from '../store/lists.ts'
import type { RequestRecord } from '../store/requests.ts'
import { NEVER } from './derive.ts'
import { type Current, current } from './inForce.ts'
import { numberOf } from './register.ts'
import { openContent } from './sealing.ts'

const SHOWN = 80

/** As much of what is asked for as a list shows. */
export const beginningOf = ({ description }: Application): string => description.slice(0, SHOWN)

/** How urgent what is due on a day is: the working days left, or the calendar days gone by. */
function pressing(due: CivilDate, today: CivilDate, calendar: Calendar) {
  if (due === NEVER) return { left: null, alarm: 'none' as const }
  const left = due < today ? -daysBetween(due, today) : countWorkdays(calendar, today, due)
  return { left, alarm: alarmOf(due, today, calendar) }
}
type Pressing = ReturnType<typeof pressing>

/** The same for many: what a list shows is due on few days. */
function pressingOf(today: CivilDate, calendar: Calendar): (due: CivilDate) => Pressing {
  const known = new Map<CivilDate, Pressing>()
  return (due) => {
    const found = known.get(due) ?? pressing(due, today, calendar)
    known.set(due, found)
    return found
  }
}

interface Around {
  readonly tree: Tree
  readonly names: ReadonlyMap<string, string>
  readonly calendar: Calendar
  /** How urgent what is due is, where many rows ask. */
  readonly urgent?: (due: CivilDate) => Pressing
}

/** A request as an officer's list shows it. */
export function rowOf(ctx: Context, row: RequestRecord, { tree, names, calendar, urgent }: Around) {
  const { application } = openContent(ctx, row)
  const [first, ...others] = application.applicants
  return {
    id: row.id,
    number: numberOf(row),
    agency: row.agency_id,
    agencyName: fullNameOn(tree, tree.get(row.agency_id), ctx.today),
    status: row.status,
    statusSays: statuses[row.status],
    turn: row.turn,
    next: row.next_step,
    nextSays: nextSteps[row.next_step],
    applicant: (first?.name ?? '') + (others.length > 0 ? `等${others.length + 1}人` : ''),
    class: row.applicant_class,
    description: beginningOf(application),
    channel: row.channel,
    section: row.section_id,
    sectionName: row.section_id && nameOn(tree.get(row.section_id), ctx.today).name,
    person: row.person_id,
    personName: row.person_id && (names.get(row.person_id) ?? null),
    receivedOn: row.received_on,
    respondBy: row.respond_by,
    dueOn: row.due_on === NEVER ? null : row.due_on,
    ...(urgent?.(row.due_on) ?? pressing(row.due_on, ctx.today, calendar)),
    provisional: row.provisional,
    decidedOn: row.decided_on,
    outcome: row.outcome,
    outcomeSays: row.outcome && outcomeOf(row.outcome).zh,
    servedOn: row.served_on,
    onTime: row.on_time,
    lateExplained: row.late_explained,
    version: row.version,
  }
}

type Record = RequestRecord & Partial<Listed>

/** Rows of a list; the names of those whom they name are looked up at once, where they did not come with them. */
export async function rowsOf(ctx: Context, rows: readonly Record[], now?: Current) {
  const { tree, calendar } = now ?? (await current(ctx))
  const unnamed = rows.flatMap((r) => (r.person_name === undefined ? (r.person_id ?? []) : []))
  const named = rows.flatMap(({ person_id, person_name }) =>
    person_id && person_name ? [[person_id, person_name] as const] : [],
  )
  const names = new Map([...(await namesOfActors(ctx.db, unnamed)), ...named])
  const urgent = pressingOf(ctx.today, calendar)
  return rows.map((row) => rowOf(ctx, row, { tree, names, calendar, urgent }))
}
export type Row = ReturnType<typeof rowOf>
