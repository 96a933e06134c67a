import type { CommandContext } from '../../platform/context.ts'
import { errors, Refusal, refuse } from '../../platform/errors.ts'
import { act } from './acts.ts'

interface Given {
  readonly cases: readonly { readonly id: string; readonly version: number }[]
  readonly section: string | null
  readonly person: string | null
}

/**
 * Assigns each case by an act of its own. One that cannot be assigned is told and keeps the others from nothing: an act is
 * refused before it writes. When nothing could be done, the whole is refused, with why at each case.
 */
export async function assignMany(ctx: CommandContext, { cases, section, person }: Given) {
  const whys = new Map<string, string | null>()
  // In one order, so that two who assign the same cases at once wait for one another.
  for (const { id, version } of [...cases].sort((a, b) => (a.id < b.id ? -1 : 1)))
    whys.set(id, await whyNot(() => act(ctx, 'assigned', id, { version, section, person })))
  const rows = cases.map(({ id }) => ({ id, why: whys.get(id) ?? null }))
  if (rows.every(({ why }) => why !== null))
    throw refuse(errors.notNow, {
      says: '一件也没有交办。',
      problems: rows.map(({ why }, i) => ({ at: `cases[${i}]`, message: `第${i + 1}件：${why}` })),
    })
  return { rows }
}

async function whyNot(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.problems[0]?.message ?? error.message
  }
}
