import { may } from '@gongkai/rules/access'
import { writerOn } from '../../letters/service/writer.ts'
import type { Context } from '../../platform/context.ts'
import { type Sealed, sealsToConfirm } from '../store/seals.ts'
import { current } from './inForce.ts'
import { type Mine, paged } from './lists.ts'
import { scopeIn } from './place.ts'
import { rowsOf } from './rows.ts'

/** Cases whose draft waits for the caller's secrecy review (条例第17条). */
export async function reviews(ctx: Context, { size, after }: Mine) {
  const now = await current(ctx)
  const within = scopeIn(now.tree, ctx, ['secrecyReviewer'])
  return paged(ctx, now, within, { next: 'review' }, { sort: 'due', size, after })
}

const MOST = 100

/** Sealed copies that wait for the caller to confirm them, with their cases. */
export async function seals(ctx: Context) {
  const now = await current(ctx)
  const within = scopeIn(now.tree, ctx, ['sectionHead', 'officeDirector'])
  const found = await sealsToConfirm(ctx.db, within, MOST)
  const own = await ownOf(ctx, found)
  const rows = await rowsOf(ctx, own, now)
  return {
    rows: own.flatMap(({ letter, document_number }, i) => {
      const request = rows[i]
      return request ? { letter, documentNumber: document_number, request } : []
    }),
  }
}

/** Those whose writer lets the caller confirm: who may is asked of the unit that wrote a letter, not of its case. */
async function ownOf(ctx: Context, found: readonly Sealed[]): Promise<Sealed[]> {
  const units = [...new Set(found.map(({ unit_id }) => unit_id))]
  const writers = await Promise.all(units.map((unit) => writerOn(ctx.db, unit, ctx.today)))
  const mine = writers.flatMap((writer) =>
    writer && may(ctx.actor, 'letter.accept', { place: writer.place, state: 'sealed' }) ? writer.unit : [],
  )
  return found.filter(({ unit_id }) => mine.includes(unit_id))
}
