import { type Act, type ActRule, acts, actsOn, may, type Place } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import { treeOf } from '../../agencies/store/agencies.ts'
import { bodyOf, disclosureOfficeOf, nameOn, placeOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { settingOf } from '../../platform/setting.ts'
import { naming } from '../numbering.ts'

/** Who writes letters: a unit, in the name of the body that answers for it. */
export interface Writer {
  readonly unit: string
  readonly body: string
  /** The name of the body in force on the day. */
  readonly name: string
  /** 机关代字 of the body, as in 云自然资〔2026〕3号. */
  readonly prefix: string | null
  readonly place: Place
}

/** What a person may do to a letter, in the order of the work. */
export const letterActs = [
  'letter.read',
  'letter.draft',
  'letter.number',
  'letter.seal',
  'letter.accept',
  'letter.void',
] as const
export const templateActs = ['template.read', 'template.change'] as const

/** The unit that does the disclosure work of an agency, and whether it writes letters in its own name. */
export async function officeFor(db: Handle, tree: Tree, agency: string, on: CivilDate) {
  const office = disclosureOfficeOf(tree, agency, on)
  if (!office) return undefined
  const isOwnBody = bodyOf(tree, office).id !== agency
  const inOwnName = isOwnBody && (await settingOf(db, naming, agency)).inNameOf === 'office'
  return { id: office.id, inOwnName }
}

/**
 * The writer that an agency or section is on a day; undefined for one that is not here or only looked up. The unit that
 * does the disclosure work of the body (条例第4条) writes letters in the name of the body too.
 */
export async function writerOn(db: Handle, unit: string, on: CivilDate): Promise<Writer | undefined> {
  const tree = await treeOf(db)
  const agency = tree.find(unit)
  if (!agency || agency.external) return undefined
  const body = bodyOf(tree, agency)
  const { name } = nameOn(body, on)
  const office = await officeFor(db, tree, body.id, on)
  const place = placeOn(tree, unit, on)
  // Whoever does its disclosure work writes its letters (条例第4条).
  const line = office && !office.inOwnName ? [...new Set([...place.line, office.id])] : place.line
  return { unit, body: body.id, name, prefix: body.prefix, place: { ...place, line } }
}

/** The writer to whom the caller may do the act. What one may not see is not there. */
export async function writerFor(ctx: Context, unit: string, act: Act): Promise<Writer> {
  const found = await writerOn(ctx.db, unit, ctx.today)
  if (!found || !possible(ctx, found, act)) throw refuse(errors.notFound)
  return found
}

/** The body, reached from any of its units: its sections use what it has made for all of them. */
export async function bodyFor(ctx: Context, body: string, act: Act): Promise<Writer> {
  const units = [body, ...ctx.actor.grants.map(({ agency }) => agency)]
  const writers = await Promise.all(units.map((unit) => writerOn(ctx.db, unit, ctx.today)))
  const found = writers.find((w) => w?.body === body && possible(ctx, w, act))
  if (!found) throw refuse(errors.notFound)
  return found
}

/** Whether the act is possible in any state of the thing. */
const possible = ({ actor }: Context, { place }: Writer, act: Act): boolean => {
  const states: readonly (string | undefined)[] = (acts[act] as ActRule).in ?? [undefined]
  return states.some((state) => may(actor, act, { place, ...(state !== undefined && { state }) }))
}

/** Refuses an act that this state does not allow; whoever may not do it in any state is told that nothing is there. */
export function allow(ctx: Context, writer: Writer, act: Act, state: string): void {
  if (may(ctx.actor, act, { place: writer.place, state })) return
  throw refuse(possible(ctx, writer, act) ? errors.notNow : errors.notFound)
}

export const actsAt = <A extends Act>(ctx: Context, writer: Writer, state: string, among: readonly A[]): Act[] =>
  actsOn(ctx.actor, { place: writer.place, state }, among)
