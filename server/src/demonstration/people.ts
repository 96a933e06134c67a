import type { Role } from '@gongkai/rules/access'
import { addDays, type CivilDate, dateOf, partsOf } from '@gongkai/rules/dates'
import { factorPolicy } from '../accounts/policy.ts'
import { addUser } from '../accounts/service/create.ts'
import { grant } from '../agencies/service/grants.ts'
import { laterOf } from '../agencies/service/holding.ts'
import { appoint } from '../agencies/service/substitutes.ts'
import { lockTree } from '../agencies/store/agencies.ts'
import type { Tree } from '../agencies/tree.ts'
import type { CommandContext } from '../platform/context.ts'
import { changeSetting, storedSetting } from '../platform/setting.ts'
import { administratorsOf, bureaus, counters, office, overseer, posts } from './county.ts'
import type { Random } from './random.ts'

const bySlug = (tree: Tree, slug: string) => {
  const found = tree.all.find((a) => a.slug === slug)
  if (!found) throw new Error(`the demonstration has no ${slug}`)
  return found
}

interface Person {
  readonly account: string
  readonly name: string
  readonly post: string | null
  /** Where the person works, and where the role is held, by slug. */
  readonly at: string
  readonly held: string
  readonly role: Role
}

/** Everybody in the demonstration: six in each agency, the oversight authority, the three administrators. */
export const everybody: readonly Person[] = [
  ...administratorsOf.map((a) => ({ ...a, post: null, at: office.slug, held: 'yunchuan' })),
  { ...overseer, post: null, at: office.slug, held: 'yunchuan' },
  ...[office, ...bureaus].flatMap(({ slug }, i) =>
    posts.map(({ account, role, name, post }) => ({
      account: `${slug}-${account}`,
      name: `演示${name}${counters[i]}`,
      post,
      at: slug,
      // The section that does the disclosure work stands first.
      held: role === 'sectionHead' ? `${slug}-1` : slug,
      role,
    })),
  ),
]

/** People and roles. `password` is the hash of the one that all of them have. */
export async function makePeople(ctx: CommandContext, random: Random, password: string): Promise<void> {
  const { value, version } = await storedSetting(ctx.db, factorPolicy)
  if (value.required !== 'nobody') await changeSetting(ctx, factorPolicy, { value: { required: 'nobody' }, version })
  const ids = new Map<string, string>()
  for (const person of everybody) {
    const tree = await lockTree(ctx.db)
    const { account, name, post, at, held, role } = person
    const phone = `0000-602${random.whole(1000, 9999)}`
    const fields = { account, name, post, phone, agency: bySlug(tree, at).id, email: null, signOnId: null }
    const { id } = await addUser(ctx, fields, password)
    ids.set(account, id)
    const agency = bySlug(tree, held)
    await grant(ctx, { user: id, agency: agency.id, role, from: laterOf(agency.from, beginning(ctx.today)), to: null })
  }
  await makeSubstitute(ctx, ids)
}

/** Before the first request that they handle. */
const beginning = (today: CivilDate) => dateOf(partsOf(today).year - 3, 1, 1)

/** The head of the office is away for a few days, and the deputy stands in. */
async function makeSubstitute(ctx: CommandContext, ids: ReadonlyMap<string, string>): Promise<void> {
  const [absent, substitute] = [ids.get(`${office.slug}-zy`), ids.get(`${office.slug}-fg`)]
  const agency = bySlug(await lockTree(ctx.db), office.slug).id
  const [from, to] = [addDays(ctx.today, -1), addDays(ctx.today, 5)]
  await appoint(ctx, { agency, absent: absent ?? '', substitute: substitute ?? '', from, to, reason: '出差（演示）' })
}
