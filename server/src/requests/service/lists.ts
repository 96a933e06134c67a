import { may } from '@gongkai/rules/access'
import { addYears, dateOf, partsOf } from '@gongkai/rules/dates'
import { editionOf } from '@gongkai/rules/reports'
import { routes, type Status, statusNames } from '@gongkai/rules/requests'
import type { Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { ListQuery } from '../contract/cases.ts'
import {
  countsOf,
  type Listed,
  pageOfRequests,
  placeIn,
  type RequestFilter,
  type Sort,
  type Within,
} from '../store/lists.ts'
import { withBelow } from './counted.ts'
import { afterOf, cursorOf } from './cursor.ts'
import { settledDays } from './days.ts'
import { figureOf } from './figures.ts'
import { type Current, current, type InForce, inForceFor } from './inForce.ts'
import { nearIn, overdue } from './near.ts'
import { narrowed, placeOfCase, scopeIn } from './place.ts'
import { rowsOf } from './rows.ts'
import { keysLookedFor } from './sealing.ts'

const isOpen = (status: Status) => !['served', 'archived', 'voided'].includes(status)
const openStatuses = statusNames.filter(isOpen)
const doneStatuses = statusNames.filter((s) => !isOpen(s) && s !== 'voided')

/** What a list gives at once and where it goes on. */
export async function paged(
  ctx: Context,
  now: Current,
  within: Within,
  filter: RequestFilter,
  at: { sort: Sort; after?: string | undefined; size: number },
) {
  const { sort, size } = at
  const found = await pageOfRequests(ctx.db, within, filter, {
    ...{ sort, after: afterOf(at.after, sort), size: size + 1 },
    settings: settledDays,
  })
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await rowsOf(ctx, rows, now),
    next: found.length > size && last ? cursorOf(placeIn(sort, last)) : null,
  }
}

export type Asked = Omit<ListQuery, 'size' | 'after'>

/** What people type into the one field: a number of a case, or a name, number or telephone in full. */
function lookedFor(ctx: Context, q: string | undefined): Pick<RequestFilter, 'number' | 'keys'> {
  if (!q) return {}
  const [, year, number] = /^(\d{4})\s*[-－—]\s*(\d{1,6})$/.exec(q) ?? []
  return year && number
    ? { number: { year: Number(year), number: Number(number) } }
    : { keys: keysLookedFor(ctx.parts.secrets, q) }
}

/** What a list is read by; how an agency counts only where it stands behind a figure. */
type Now = Current & Partial<Pick<InForce, 'counts'>>
export const nowFor = (ctx: Context, { agency = '', row }: Asked): Promise<Now> =>
  row === undefined ? current(ctx) : inForceFor(ctx, agency)

export async function filterOf(ctx: Context, query: Asked, now: Now, within: Within): Promise<RequestFilter> {
  const { status, person, alarm } = query
  const { counts } = now
  return {
    ...lookedFor(ctx, query.q),
    statuses: status === 'open' ? openStatuses : status === 'done' ? doneStatuses : status && [status],
    section: query.section,
    person: person === 'none' ? null : person,
    class: query.class,
    channel: query.channel,
    outcome: query.outcome,
    receivedFrom: query.receivedFrom,
    receivedTo: query.receivedTo,
    onTime: query.onTime,
    ...(alarm === 'near' && (await nearIn(ctx, now, within))),
    ...(alarm === 'overdue' && overdue(ctx.today)),
    ...(query.year !== undefined &&
      query.row !== undefined &&
      counts &&
      figureOf(query.row, { year: query.year, edition: editionOf(query.year) ?? '2021', counts })),
  }
}

/** Whose requests are listed: those of the caller's work, or behind the figures that the caller may read. */
export function withinOf(ctx: Context, tree: Tree, { agency, below, row }: Asked): Within {
  const scope = scopeIn(tree, ctx)
  if (row === undefined || !below || !agency || !tree.find(agency)) return narrowed(tree, scope, agency)
  const bodies = withBelow(tree, agency).filter((id) => scope.bodies.includes(id))
  return { bodies, sections: [] }
}

export async function requestsPage(ctx: Context, query: ListQuery) {
  const now = await nowFor(ctx, query)
  const within = withinOf(ctx, now.tree, query)
  const mayRegister = within.bodies.some((id) =>
    may(ctx.actor, 'request.register', { place: placeOfCase(now.tree, id, null, ctx.today) }),
  )
  return { ...(await paged(ctx, now, within, await filterOf(ctx, query, now, within), query)), mayRegister }
}

export type Mine = { readonly size: number; readonly after?: string | undefined }

/** What the caller has in hand, the most pressing first. */
export async function mine(ctx: Context, { size, after }: Mine) {
  const now = await current(ctx)
  const filter = { person: ctx.actor.id, statuses: openStatuses }
  return paged(ctx, now, scopeIn(now.tree, ctx), filter, { sort: 'due', size, after })
}

/** Cases that wait for the caller's signature: those of each role where that role has the turn. */
export async function inbox(ctx: Context, { size, after }: Mine) {
  const held = routes.full.filter((role) => ctx.actor.grants.some((grant) => grant.role === role))
  const now = await current(ctx)
  const found: Listed[] = []
  const start = afterOf(after, 'due')
  for (const role of held) {
    const within = scopeIn(now.tree, ctx, [role])
    found.push(
      ...(await pageOfRequests(
        ctx.db,
        within,
        { turns: [role] },
        { sort: 'due', after: start, size: size + 1, settings: settledDays },
      )),
    )
  }
  const order = (a: (typeof found)[number], b: (typeof found)[number]) =>
    a.due_on < b.due_on || (a.due_on === b.due_on && a.id < b.id) ? -1 : 1
  const rows = found.sort(order).slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await rowsOf(ctx, rows, now),
    next: found.length > size && last ? cursorOf(placeIn('due', last)) : null,
  }
}

/** How much of the caller's work is open, by the views of the list. */
export async function openCounts(ctx: Context) {
  const now = await current(ctx)
  const within = scopeIn(now.tree, ctx)
  const open: RequestFilter = { statuses: openStatuses }
  return countsOf(ctx.db, within, {
    all: open,
    mine: { ...open, person: ctx.actor.id },
    near: { ...open, ...(await nearIn(ctx, now, within)) },
    overdue: { ...open, ...overdue(ctx.today) },
    correcting: { statuses: ['correcting'] },
    sealed: { statuses: ['sealed'] },
  })
}

/** What the year has come to until today, of the caller's work. */
export async function thisYear(ctx: Context) {
  const { tree, counts } = await inForceFor(ctx, '')
  const { year } = partsOf(ctx.today)
  const figure = (row: string) => figureOf(row, { year, edition: editionOf(year) ?? '2021', counts })
  const before = { from: dateOf(year - 1, 1, 1), to: addYears(ctx.today, -1), as: 'received' } as const
  const found = await countsOf(ctx.db, scopeIn(tree, ctx), {
    received: figure('newlyReceived'),
    receivedBefore: { counted: before },
    decided: figure('rate.decided'),
    onTime: figure('rate.onTime'),
  })
  return { year, ...found }
}
