import { type CivilDate, dateOf } from '@gongkai/rules/dates'
import { bodyOf, descendants, successorsOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import { settingOf } from '../../platform/setting.ts'
import { merging } from '../settings.ts'

/** The agency with every body below it, for whoever reads the figures of all of them. */
export function withBelow(tree: Tree, agency: string): string[] {
  const all = [agency, ...descendants(tree, agency).map((a) => a.id)]
  return all.filter((id) => bodyOf(tree, tree.get(id)).id === id)
}

interface Asked {
  readonly agency: string
  readonly year: number
  readonly below: boolean
}

/** Whose requests a table counts. */
export interface Counting {
  readonly bodies: readonly string[]
  /** Where the requests of the agency itself count, when it is another. */
  readonly elsewhere: string | null
}

const first = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b)

/**
 * The bodies whose requests count in the table of a year. A body that was merged reports no more: from the year in which
 * it ended its requests count where its functions went, if that is one body; what several took over stays with it. Each
 * request counts at one body, so the sum over all agencies of an area is the same either way.
 */
export async function bodiesCounted(ctx: Context, tree: Tree, { agency, year, below }: Asked): Promise<Counting> {
  const home = below ? withBelow(tree, agency) : [agency]
  const day = first(dateOf(year, 12, 31), ctx.today)
  const ended = tree.all.filter((a) => a.to !== null && a.to <= day && bodyOf(tree, a).id === a.id)
  if (ended.length === 0) return { bodies: home, elsewhere: null }
  const { countedBy } = await settingOf(ctx.db, merging)
  if (countedBy === 'itself') return { bodies: home, elsewhere: null }
  const moved = new Map<string, string>()
  for (const { id } of ended) {
    const [next, ...more] = successorsOn(tree, id, day)
    if (next && more.length === 0) moved.set(id, bodyOf(tree, next).id)
  }
  const joined = [...moved].filter(([id, at]) => home.includes(at) && !home.includes(id)).map(([id]) => id)
  const stays = (id: string) => !moved.has(id) || home.includes(moved.get(id) ?? '')
  return { bodies: [...home.filter(stays), ...joined], elsewhere: below ? null : (moved.get(agency) ?? null) }
}
