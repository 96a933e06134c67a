import { addWorkdays } from '@gongkai/rules/calendar'
import { addDays, type CivilDate } from '@gongkai/rules/dates'
import { bodyOf, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { RequestFilter, Within } from '../store/lists.ts'
import { type DaysOf, type OwnDays, readDays } from './days.ts'
import type { Current } from './inForce.ts'

/** What the agency owes: that an applicant is late, or a case to be closed, is no delay of its own. */
export const overdue = (today: CivilDate): RequestFilter => ({ dueTo: addDays(today, -1), replying: true })

/** What is due soon among the requests of these, each agency's by its own calendar and alarm (deadlines §5.8). */
export async function nearIn(ctx: Context, { tree, calendar }: Current, within: Within): Promise<RequestFilter> {
  const agencies = agenciesOf(tree, within)
  return nearBy(ctx.today, agencies, await readDays(ctx, calendar, agencies))
}

const agenciesOf = (tree: Tree, { bodies, sections }: Within): string[] => [
  ...new Set([...bodies, ...sections.map((id) => bodyOf(tree, tree.get(id)).id)]),
]

/** Until the furthest day of all; agencies with a sooner one are named, which few are. */
function nearBy(today: CivilDate, agencies: readonly string[], daysOf: DaysOf): RequestFilter {
  const lasts = new Map<OwnDays, CivilDate>()
  const lastOf = (own: OwnDays) => {
    const last = lasts.get(own) ?? addWorkdays(own.calendar, today, own.thresholds.yellow)
    lasts.set(own, last)
    return last
  }
  const each = agencies.map((agency) => [agency, lastOf(daysOf(agency))] as const)
  const dueTo = [...lasts.values()].sort().at(-1) ?? today
  const sooner = each.filter(([, last]) => last < dueTo)
  return { dueFrom: today, dueTo, dueToAt: sooner.length > 0 ? Object.fromEntries(sooner) : undefined }
}
