import { countWorkdays } from '@gongkai/rules/calendar'
import { daysBetween } from '@gongkai/rules/dates'
import { alarmOf } from '@gongkai/rules/deadlines'
import { outcomeOf } from '@gongkai/rules/outcomes'
import { type Application, nextSteps, statuses } from '@gongkai/rules/requests'
import { namesOfActors } from '../../accounts/service/history.ts'
import { fullNameOn, nameOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { RequestRecord } from '../store/requests.ts'
import { NEVER } from './derive.ts'
import { type InForce, inForce } from './inForce.ts'
import { numberOf } from './register.ts'
import { openContent } from './sealing.ts'

const SHOWN = 80

/** As much of what is asked for as a list shows. */
export const beginningOf = ({ description }: Application): string => description.slice(0, SHOWN)

/** How urgent what is due is: the working days left, or the calendar days gone by. */
function pressing({ due_on }: RequestRecord, today: Context['today'], calendar: Parameters<typeof alarmOf>[2]) {
  if (due_on === NEVER) return { left: null, alarm: 'none' as const }
  const left = due_on < today ? -daysBetween(due_on, today) : countWorkdays(calendar, today, due_on)
  return { left, alarm: alarmOf(due_on, today, calendar) }
}

interface Around {
  readonly tree: Tree
  readonly names: ReadonlyMap<string, string>
  readonly calendar: Parameters<typeof alarmOf>[2]
}

/** A request as an officer's list shows it. */
export function rowOf(ctx: Context, row: RequestRecord, { tree, names, calendar }: Around) {
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
    ...pressing(row, ctx.today, calendar),
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

/** Rows of a list, with the names of all whom they name looked up at once. */
export async function rowsOf(ctx: Context, rows: readonly RequestRecord[], now?: InForce) {
  const { tree, calendar } = now ?? (await inForce(ctx))
  const names = await namesOfActors(
    ctx.db,
    rows.flatMap((r) => r.person_id ?? []),
  )
  return rows.map((row) => rowOf(ctx, row, { tree, names, calendar }))
}
export type Row = ReturnType<typeof rowOf>
