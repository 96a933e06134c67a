import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { View } from '../contract/views.ts'
import { deleteView, type KeptFilters, putView, viewsOf } from '../store/views.ts'

/** As many as fit beside one another. */
const MOST = 20

/** The caller's own views of the list of requests. */
export async function views({ db, actor }: Context): Promise<{ rows: View[] }> {
  return { rows: (await viewsOf(db, actor.id)) as View[] }
}

const record = (ctx: CommandContext, act: string, name: string) =>
  ctx.audit({ chain: INSTALLATION, act, subject: { type: 'user', id: ctx.actor.id }, after: { name } })

export async function keepView(ctx: CommandContext, { name, filters }: View) {
  const { rows } = await views(ctx)
  if (rows.length >= MOST && !rows.some((row) => row.name === name))
    throw refuse(errors.invalidInput, { at: 'name', says: `最多保存${MOST}个视图，请先去掉不用的。` })
  await putView(ctx.db, { user: ctx.actor.id, name, filters: filters as KeptFilters, at: ctx.now })
  await record(ctx, 'view.kept', name)
  return views(ctx)
}

export async function dropView(ctx: CommandContext, name: string) {
  if (!(await deleteView(ctx.db, ctx.actor.id, name))) throw refuse(errors.notFound)
  await record(ctx, 'view.dropped', name)
  return views(ctx)
}
