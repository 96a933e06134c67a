import type { Calendar } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { outcomeOf } from '@gongkai/rules/outcomes'
import { type Application, shownStep, shownSteps, statuses } from '@gongkai/rules/requests'
import { namesOfActors } from '../../accounts/service/history.ts'
import { fullNameOn, nameOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { Listed } from '../store/lists.ts'
import type { RequestRecord } from '../store/requests.ts'
import { type DaysOf, daysOfEach, type OwnDays, pressing, readDays } from './days.ts'
import { NEVER } from './derive.ts'
import { type Current, current } from './inForce.ts'
import { numberOf } from './register.ts'
import { openContent } from './sealing.ts'

const SHOWN = 80

/** As much of what is asked for as a list shows. */
export const beginningOf = ({ description }: Pick<Application, 'description'>): string => description.slice(0, SHOWN)

const urgencyOf = (due: CivilDate, today: CivilDate, own: OwnDays) =>
  due === NEVER ? { left: null, alarm: 'none' as const } : pressing(due, today, own)
type Urgency = ReturnType<typeof urgencyOf>

/** The same for many: what a list shows is due on few days. */
function urgencyOn(today: CivilDate): (due: CivilDate, own: OwnDays) => Urgency {
  const known = new Map<OwnDays, Map<CivilDate, Urgency>>()
  return (due, own) => {
    const days = known.get(own) ?? new Map<CivilDate, Urgency>()
    known.set(own, days)
    const found = days.get(due) ?? urgencyOf(due, today, own)
    days.set(due, found)
    return found
  }
}

interface Around {
  readonly tree: Tree
  readonly names: ReadonlyMap<string, string>
  /** How the agency of the request counts. */
  readonly own: OwnDays
  /** How urgent what is due is, where many rows ask. */
  readonly urgent?: ReturnType<typeof urgencyOn>
}

type Record = RequestRecord & Partial<Listed>

/** A request as an officer's list shows it. */
export function rowOf(ctx: Context, row: Record, { tree, names, own, urgent }: Around) {
  const { application } = openContent(ctx, row)
  const [first, ...others] = application.applicants
  const next = shownStep(row.next_step, row.reply_state ?? null)
  return {
    id: row.id,
    number: numberOf(row),
    agency: row.agency_id,
    agencyName: fullNameOn(tree, tree.get(row.agency_id), ctx.today),
    status: row.status,
    statusSays: statuses[row.status],
    turn: row.turn,
    next,
    nextSays: shownSteps[next],
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
    ...(urgent?.(row.due_on, own) ?? urgencyOf(row.due_on, ctx.today, own)),
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

/** How the agencies of rows count; looked up at once, where it did not come with the rows. */
function daysOfRows(ctx: Context, calendar: Calendar, rows: readonly Record[]): DaysOf | Promise<DaysOf> {
  if (rows.some(({ settled }) => settled === undefined))
    return readDays(
      ctx,
      calendar,
      rows.map((r) => r.agency_id),
    )
  return daysOfEach(
    calendar,
    new Map(rows.flatMap(({ agency_id, settled }) => (settled ? [[agency_id, settled]] : []))),
  )
}

/** Rows of a list; the names of those whom they name are looked up at once, where they did not come with them. */
export async function rowsOf(ctx: Context, rows: readonly Record[], now?: Current) {
  const { tree, calendar } = now ?? (await current(ctx))
  const unnamed = rows.flatMap((r) => (r.person_name === undefined ? (r.person_id ?? []) : []))
  const named = rows.flatMap(({ person_id, person_name }) =>
    person_id && person_name ? [[person_id, person_name] as const] : [],
  )
  const names = new Map([...(await namesOfActors(ctx.db, unnamed)), ...named])
  const daysOf = await daysOfRows(ctx, calendar, rows)
  const urgent = urgencyOn(ctx.today)
  return rows.map((row) => rowOf(ctx, row, { tree, names, own: daysOf(row.agency_id), urgent }))
}
export type Row = ReturnType<typeof rowOf>
