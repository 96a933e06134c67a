import { may } from '@gongkai/rules/access'
import { dateOf } from '@gongkai/rules/dates'
import { type CountingSettings, rowOf } from '@gongkai/rules/outcomes'
import {
  checkReport,
  type Edition,
  editionOf,
  emptyReport,
  formOf,
  type RequestFigures,
  requestColumns,
} from '@gongkai/rules/reports'
import type { Tally } from '@gongkai/rules/requests'
import { bodyOf, fullNameOn, placeOn } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { TableQuery } from '../contract/table.ts'
import { type Group, groupsOf } from '../store/counts.ts'
import { inForce } from './inForce.ts'
import { withBelow } from './lists.ts'

/** Table three from cases already grouped by what counts alike; every row and column of the edition. */
export function tallyOf(groups: Iterable<Group>, edition: Edition, settings: CountingSettings): Tally {
  const tally = emptyReport(edition).tables.requests
  for (const figures of Object.values(tally)) for (const { key } of requestColumns) figures[key] = 0
  const add = (figures: RequestFigures | undefined, { applicant, many }: Group) => {
    if (!figures) return
    figures[applicant] = (figures[applicant] ?? 0) + many
    figures.total = (figures.total ?? 0) + many
  }
  for (const group of groups) {
    add(tally[group.fresh ? 'newlyReceived' : 'carriedIn'], group)
    if (group.outcome === null) add(tally.carriedOut, group)
    else for (const row of [rowOf(group.outcome, edition, settings), 'totalHandled'] as const) add(tally[row], group)
  }
  return tally
}

const withoutReply = ['withdrawn', 'otherCorrectionLapsed', 'otherFeeLapsed']

/** By proof of service ÷ decided, without what was withdrawn or given up. */
function onTimeOf(groups: readonly Group[]) {
  const replied = groups.filter(({ outcome }) => outcome !== null && !withoutReply.includes(outcome))
  const sum = (of: 'many' | 'onTime' | 'late') => replied.reduce((all, group) => all + group[of], 0)
  const [decided, onTime, late] = [sum('many'), sum('onTime'), sum('late')]
  return { decided, onTime, late, unserved: decided - onTime - late, rate: decided === 0 ? null : onTime / decided }
}

/** What the relations of the annual report find wrong with the table: nothing, unless the register were broken. */
function problemsIn(tally: Tally, year: number, edition: Edition): string[] {
  const report = emptyReport(edition)
  report.year = year
  report.tables.requests = tally
  return checkReport(report)
    .filter((f) => f.force !== 'reading' && f.cells.some((cell) => cell.startsWith('requests.')))
    .map((f) => f.message)
}

/** Table three and the on-time rate of an agency, or of all below it too, for a year. */
export async function table(ctx: Context, { agency, year, below, ...asked }: TableQuery) {
  const { tree, counts } = await inForce(ctx, agency)
  const found = tree.find(agency)
  const isBody = found && bodyOf(tree, found).id === agency
  if (!isBody || !may(ctx.actor, 'request.count', { place: placeOn(tree, agency, ctx.today) }))
    throw refuse(errors.notFound)
  const edition = asked.edition ?? editionOf(year) ?? '2021'
  const agencies = below ? withBelow(tree, agency) : [agency]
  const groups = await groupsOf(ctx.db, agencies, { from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) })
  const tally = tallyOf(groups, edition, counts)
  return {
    year,
    edition,
    agencies: agencies.map((id) => ({ id, name: fullNameOn(tree, tree.get(id), ctx.today) })),
    rows: formOf(edition).requests.rows.flatMap(({ key, label, group }) => {
      const figures = tally[key as keyof Tally]
      return figures ? [{ key, label, group: [...group], figures: figures as Record<string, number> }] : []
    }),
    onTime: onTimeOf(groups),
    problems: problemsIn(tally, year, edition),
  }
}
