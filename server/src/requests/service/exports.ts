import type { Context } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { MOST_EXPORTED } from '../../platform/list.ts'
import { perform } from '../../platform/perform.ts'
import { requestErrors } from '../errors.ts'
import { type Listed, pageOfRequests } from '../store/lists.ts'
import { settledDays } from './days.ts'
import { type Asked, filterOf, nowFor, withinOf } from './lists.ts'
import { type Row, rowsOf } from './rows.ts'

/**
 * The list as a register (登记表): whole, as nobody sees on a sheet that rows are missing. That it was taken is on record,
 * for it names the applicants.
 */
export async function exported(ctx: Context, query: Asked, most = MOST_EXPORTED): Promise<Row[]> {
  const now = await nowFor(ctx, query)
  const within = withinOf(ctx, now.tree, query)
  const place = { sort: query.sort, size: most + 1, settings: settledDays }
  const found = await pageOfRequests(ctx.db, within, await filterOf(ctx, query, now, within), place)
  if (found.length > most) throw refuse(requestErrors.tooManyExported)
  const rows = await rowsOf(ctx, found, now)
  await recordExport(ctx, query, found)
  return rows
}

/** A record for each body whose requests are in it: by which filter, and how many; what was looked for names applicants. */
async function recordExport(ctx: Context, { q, ...filter }: Asked, found: readonly Listed[]): Promise<void> {
  if (found.length === 0) return
  const counts = new Map<string, number>()
  for (const { agency_id } of found) counts.set(agency_id, (counts.get(agency_id) ?? 0) + 1)
  await perform(ctx.parts, ctx.actor, async (tx) => {
    for (const [agency, count] of counts)
      await tx.audit({
        chain: agency,
        act: 'request.exported',
        subject: { type: 'register', id: agency },
        after: { count, filter: { ...filter, ...(q && { q: true }) } },
      })
  })
}
