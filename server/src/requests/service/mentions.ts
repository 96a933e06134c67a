import { may } from '@gongkai/rules/access'
import { namesOfActors } from '../../accounts/service/history.ts'
import { treeOf } from '../../agencies/store/agencies.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { insertMentions, markRead, unreadOf } from '../store/mentions.ts'
import { findRequest } from '../store/requests.ts'
import { requestsById } from '../store/similar.ts'
import type { Case } from './cases.ts'
import { placeOfCase } from './place.ts'
import { rowsOf } from './rows.ts'
import { openAct } from './sealing.ts'

/** Tells persons, who may see the case, that the note just written speaks to them. Nobody is told of their own note. */
export const mention = (ctx: CommandContext, { row, history }: Case, mentioned: readonly string[]): Promise<void> =>
  insertMentions(
    ctx.db,
    [...new Set(mentioned)]
      .filter((person) => person !== ctx.actor.id)
      .map((person_id) => ({ id: newId(), request_id: row.id, seq: history.length, person_id, at: ctx.now })),
  )

/** Notes that speak to the caller and that they have not read, as far as they may still see the cases. */
export async function mentionsOf(ctx: Context) {
  const unread = await unreadOf(ctx.db, ctx.actor.id)
  if (unread.length === 0) return { rows: [] }
  const tree = await treeOf(ctx.db)
  const records = (await requestsById(ctx.db, [...new Set(unread.map((m) => m.request_id))])).filter((r) =>
    may(ctx.actor, 'request.read', { place: placeOfCase(tree, r.agency_id, r.section_id, ctx.today) }),
  )
  const cases = new Map((await rowsOf(ctx, records)).map((row) => [row.id, row]))
  const names = await namesOfActors(
    ctx.db,
    unread.map(({ by }) => by),
  )
  const rows = unread.flatMap((one) => {
    const found = cases.get(one.request_id)
    const { act } = openAct(ctx, one)
    if (!found || act.type !== 'noted') return []
    const { number, description } = found
    return {
      ...{ id: one.id, request: found.id, number, description },
      ...{ by: one.by, byName: names.get(one.by) ?? one.by, at: one.at.toISOString(), text: act.text },
    }
  })
  return { rows }
}

/** The caller has read a note that spoke to them; it leaves their work. */
export async function readMention(ctx: CommandContext, id: string) {
  const marked = await markRead(ctx.db, id, ctx.actor.id, ctx.now)
  const row = marked && (await findRequest(ctx.db, marked.request_id))
  if (!row) throw refuse(errors.notFound)
  await ctx.audit({ chain: row.agency_id, act: 'mention.read', subject: { type: 'request', id: row.id } })
  return {}
}
