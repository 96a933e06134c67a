import { type AnnualReport, groupBy, sameAgency } from '@gongkai/rules/reports'
import type { Progress } from '../platform/progress.ts'
import type { Checked, Outcome, Refusal, Source, Supplied } from '../workers/jobs.ts'
import { inOrder, type Pool } from '../workers/pool.ts'
import { Shelf, type Slot } from './shelf.ts'

/** What became of one document. */
export interface Result {
  readonly name: string
  readonly outcome: Outcome<Checked>
}

export interface Checking {
  readonly pool: Pool
  readonly sources: readonly Source[]
  readonly supplied: Supplied
  readonly progress: Progress
}

/** Results kept ready ahead of the reader, per worker: enough that a slow document does not idle the others. */
const AHEAD = 8

/** Checks every document by itself, or against the one report of the year before; results in the order of names. */
export async function* checkEach(
  { pool, sources, supplied, progress }: Checking,
  previous?: AnnualReport,
): AsyncGenerator<Result> {
  yield* inOrder(sources, pool.size * AHEAD, async (source) => {
    const outcome = await pool.run<'check'>({ kind: 'check', source, supplied, ...(previous && { previous }) })
    progress.step()
    return { name: source.name, outcome }
  })
}

interface KeptReport {
  readonly name: string
  readonly slot: Slot
  readonly agency: string | null
  readonly year: number | null
}
type Entry = KeptReport | { readonly name: string; readonly error: Refusal }

/**
 * The report of the year before by the same agency: by its exact name, else by the only one whose name differs just in
 * the province or city before it. A report that does not say its agency or year has none.
 */
function previousOf({ agency, year }: KeptReport, years: ReadonlyMap<number, readonly KeptReport[]>) {
  if (agency === null || year === null) return undefined
  const before = (years.get(year - 1) ?? []).filter((r) => r.agency !== null)
  const same = before.find((r) => r.agency === agency)
  if (same) return same
  const alike = before.filter((r) => sameAgency(r.agency, agency))
  return alike.length === 1 ? alike[0] : undefined
}

/**
 * Checks a folder: reads all documents first, then checks those whose agency's report of the year before is among
 * them against it. Results in the order of names.
 */
export async function* checkPaired({ pool, sources, supplied, progress }: Checking): AsyncGenerator<Result> {
  const shelf = await Shelf.open()
  try {
    const keep = async (source: Source): Promise<Entry> => {
      const outcome = await pool.run<'keep'>({ kind: 'keep', source, supplied })
      progress.step()
      if ('error' in outcome) return { name: source.name, error: outcome.error }
      const { agency, year, packed } = outcome.value
      return { name: source.name, slot: await shelf.put(packed), agency, year }
    }
    const entries: Entry[] = []
    for await (const entry of inOrder(sources, pool.size * AHEAD, keep)) entries.push(entry)
    const kept = entries.filter((e): e is KeptReport => 'slot' in e && e.year !== null)
    const years = groupBy(kept, (e) => e.year ?? 0)
    yield* inOrder(entries, pool.size * AHEAD, async (entry): Promise<Result> => {
      if ('error' in entry) return { name: entry.name, outcome: { error: entry.error } }
      const before = previousOf(entry, years)
      const [packed, previous] = await Promise.all([shelf.get(entry.slot), before && shelf.get(before.slot)])
      const job = { kind: 'resume' as const, kept: packed, ...(previous && { previous }) }
      return { name: entry.name, outcome: await pool.run<'resume'>(job) }
    })
  } finally {
    await shelf.close()
  }
}
