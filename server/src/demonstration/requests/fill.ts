import type { Role } from '@gongkai/rules/access'
import { treeOf } from '../../agencies/store/agencies.ts'
import { civilDateAt } from '../../platform/clock.ts'
import { type Actor, anyone, type CommandContext, type Parts, program } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { findInstallation, noteStep } from '../../platform/installation.ts'
import { contextOf, perform } from '../../platform/perform.ts'
import { advance, begunAt, filledTo, players } from '../store.ts'
import { type Happening, type Plan, plan } from './plan.ts'
import type { Player, Thread } from './thread.ts'

/** The step of the demonstration that these are. */
export const REQUESTS = 'requests'
const posts = {
  jbr: 'clerk',
  kz: 'sectionHead',
  gkfzr: 'officeDirector',
  bm: 'secrecyReviewer',
  fg: 'deputy',
  zy: 'head',
} as const
type Post = keyof typeof posts

type Cast = ReadonlyMap<string, { readonly people: Thread['people']; readonly actors: Readonly<Record<Player, Actor>> }>

/** The people of each bureau, by its address. */
async function castOf({ database: { db } }: Parts): Promise<Cast> {
  const cast = new Map<string, { people: Record<string, string>; actors: Record<string, Actor> }>()
  for (const { id, account, name, role, agency } of await players(db)) {
    const [slug, post] = account.split('-')
    const part = post && Object.hasOwn(posts, post) ? posts[post as Post] : undefined
    if (slug === undefined || part !== role) continue
    const grants = [{ role: role as Role, agency }]
    const bureau = cast.get(slug) ?? { people: {}, actors: { public: anyone } }
    bureau.people[role] = id
    bureau.actors[role] = { id, name, grants, session: null, stage: 'full' }
    cast.set(slug, bureau)
  }
  return cast as unknown as Cast
}

/** The parts of the program as they were at an instant. */
const partsAt = (parts: Parts, at: Date): Parts => ({
  ...parts,
  clock: { now: () => at, today: () => civilDateAt(at), forWriting: () => at, saw: () => {} },
})

/** Somebody else fills the same database. */
class Overtaken extends Error {}

async function happen(parts: Parts, actor: Actor, thread: Thread, { at, beat }: Happening): Promise<void> {
  const then = partsAt(parts, at)
  if (beat.ownTransaction) {
    await beat.act(contextOf(then, actor) as CommandContext, thread)
    return
  }
  await perform(then, actor, async (ctx) => {
    if (!(await advance(ctx.db, at))) throw new Overtaken()
    await beat.act(ctx, thread)
  })
}

/** The cases of a plan, each with what the database already holds of it. */
async function threadsOf(parts: Parts, { stories, happenings }: Plan, cast: Cast, done: Date | null) {
  const tree = await treeOf(parts.database.db)
  const bySlug = new Map(tree.all.map((a) => [a.slug, a]))
  const threads = stories.map(({ bureau, partOf }): Thread & { partOf: number | undefined } => {
    const agency = bySlug.get(bureau)
    const people = cast.get(bureau)?.people
    if (!agency || !people) throw new Error(`the demonstration has no ${bureau}`)
    const sections = tree.all.filter((a) => a.parent === agency.id).map((a) => a.id)
    return { bureau: { id: agency.id, sections }, people, partOf }
  })
  for (const thread of threads) {
    const parent = thread.partOf === undefined ? undefined : threads[thread.partOf]
    if (parent) thread.parent = parent
  }
  const seen = new Set<number>()
  for (const { story, at } of happenings) {
    if (!done || at > done) break
    const thread = threads[story]
    if (!thread || seen.has(story)) continue
    seen.add(story)
    Object.assign(thread, await begunAt(parts.database.db, thread.bureau.id, at))
  }
  return threads as readonly Thread[]
}

export interface Filling {
  readonly count: number
  /** Told after each thing that happened, of how many. */
  readonly told?: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

export interface Filled {
  /** Whether all has happened. */
  readonly whole: boolean
  /** Cases that somebody else took another way, or that the rules refused to go on with. */
  readonly left: number
}

/**
 * Lets everything happen that the plan of this demonstration says, each thing at its instant, through the services, by
 * the people of its bureau. Goes on where an earlier start broke off.
 */
export async function fillRequests(parts: Parts, { count, told, signal }: Filling): Promise<Filled> {
  const { db } = parts.database
  const made = await findInstallation(db)
  if (made?.seed == null || made.steps.includes(REQUESTS)) return { whole: true, left: 0 }
  const whole = plan(made.madeOn, made.seed, count)
  const cast = await castOf(parts)
  const done = await filledTo(db)
  const threads = await threadsOf(parts, whole, cast, done)
  const left = new Set<number>()
  for (const [i, happening] of whole.happenings.entries()) {
    if (done && happening.at <= done) continue
    if (signal?.aborted) return { whole: false, left: left.size }
    const { story, beat } = happening
    const thread = threads[story]
    const actor = cast.get(whole.stories[story]?.bureau ?? '')?.actors[beat.by]
    if (thread && actor && !left.has(story))
      try {
        await happen(parts, actor, thread, happening)
        if (thread.request === undefined && thread.submission === undefined)
          Object.assign(thread, await begunAt(db, thread.bureau.id, happening.at))
      } catch (error) {
        if (error instanceof Overtaken) return { whole: false, left: left.size }
        if (!(error instanceof Refusal)) throw error
        parts.log.warn(
          { code: error.code, at: error.at, mark: beat.mark },
          'a case of the demonstration goes no further',
        )
        left.add(story)
      }
    told?.(i + 1, whole.happenings.length)
    // Whoever waits for the program comes between.
    await new Promise(setImmediate)
  }
  await perform(parts, program, async (ctx) => {
    await noteStep(ctx.db, REQUESTS)
    const subject = { type: 'installation', id: REQUESTS }
    await ctx.audit({ chain: 'installation', act: 'demonstration.filled', subject })
  })
  return { whole: true, left: left.size }
}
