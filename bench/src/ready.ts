import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inFolder } from './folder.ts'
import type { Measured } from './measured.ts'
import { withPostgres } from './postgres.ts'
import { serve } from './serving.ts'
import { median } from './timing.ts'

const STARTS = 3
const FIRST_SECONDS = 8
const SECONDS = 3
const LATER_MS = 60_000
const MEGABYTES = 450

/** What stands by itself: a folder of its own, and on a server a database of its own. */
type NewPlace = () => Promise<Readonly<Record<string, string>>>

const within = (name: string, unit: string, value: number, most: number, detail: string): Measured => ({
  name,
  value,
  unit,
  target: `≤ ${most}`,
  reached: value <= most,
  detail,
})

/** By the clock, and of processor time, which tells more where the machine does other things too. */
interface Start {
  readonly seconds: number
  readonly used: number
}

function started(name: string, starts: readonly Start[], most: number): Measured {
  const used = median(starts.map((s) => s.used))
  const detail = `to 200 of /readyz, ${used.toFixed(1)} s of processor time, median of ${starts.length} starts`
  return within(name, 's', median(starts.map((s) => s.seconds)), most, detail)
}

async function on(kind: string, log: string, newPlace: NewPlace): Promise<Measured[]> {
  const first: Start[] = []
  const again: Start[] = []
  let env = await newPlace()
  // The program is built before anything is timed: once for an installation, not at every start.
  await (await serve([], env, log)).stop()
  for (let i = 0; i < STARTS; i++) {
    env = await newPlace()
    for (const times of [first, again]) {
      const running = await serve([], env, log)
      times.push({ seconds: running.seconds, used: await running.used() })
      await running.stop()
    }
  }
  const running = await serve([], env, log)
  await wait(LATER_MS)
  const memory = await running.memory()
  await running.stop()
  return [
    started(`first start, ${kind}`, first, FIRST_SECONDS),
    started(`start on what is there, ${kind}`, again, SECONDS),
    within(`memory, ${kind}`, 'MB', memory, MEGABYTES, `resident, ${LATER_MS / 1000} s after it was ready`),
  ]
}

/** How long the built program takes to be ready, and what it holds a minute later. */
export const ready = () =>
  inFolder(async (folder): Promise<Measured[]> => {
    let count = 0
    const newFolder = () => ({ DATA_DIR: join(folder, `data-${++count}`) })
    const log = join(folder, 'log')
    const embedded = await on('embedded', log, async () => newFolder())
    const server = await withPostgres(({ createDatabase }) =>
      on('PostgreSQL', log, async () => ({ ...newFolder(), DATABASE_URL: await createDatabase() })),
    )
    return [...embedded, ...(server ?? [])]
  })
