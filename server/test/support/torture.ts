// node --import tsx server/test/support/torture.ts [--minutes N]: what is done to a running server by power cuts, disks and
// networks, whole or for about N minutes, in which what there is no time for is named; the last line is the sum.
import { parseArgs } from 'node:util'
import { type ActType, table } from '@gongkai/rules/requests'
import { crashes } from './crash.ts'
import { crashActs, type Strike } from './crash-acts.ts'
import { kinds } from './data.ts'
import { backupUnderLoad, clockSetBack, fullDisk, lostConnection, secondProcess } from './faults.ts'

const KILLS = 30

const { values } = parseArgs({ options: { minutes: { type: 'string' } } })
const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes)
const end = Date.now() + minutes * 60_000
/** What is left after everything else goes to kills, of acts and of letters on each database. */
const share = () => (end - Date.now()) / sharing--
let sharing = kinds.length * 2

let passed = 0
let failed = 0

/** Does one thing; what it answers is told with it. */
async function suffer(says: string, work: () => Promise<string | undefined>): Promise<void> {
  if (Date.now() >= end) {
    console.log(`not run, the time is up: ${says}`)
    return
  }
  const from = performance.now()
  try {
    const more = await work()
    passed++
    console.log(`${says}${more ? `: ${more}` : ''} (${((performance.now() - from) / 1000).toFixed(0)} s)`)
  } catch (error) {
    failed++
    console.log(`FAIL ${says}\n${error instanceof Error ? error.stack : error}`)
  }
}

const silently = (work: () => Promise<void>) => async () => {
  await work()
  return undefined
}

const types = Object.keys(table) as ActType[]
/** All kinds of act at once, then many of each kind, killed sooner and later. */
const strikes: readonly Strike[] = [
  ...[0, 0.5, 0.25, 0.75].map((part) => ({ types, after: Math.floor(part * types.length), pause: part * 40 })),
  ...types.map((type, i) => ({ types: Array<ActType>(8).fill(type), after: i % 3, pause: (i * 13) % 50 })),
]

await suffer('a full disk', async () => ((await fullDisk()) ? undefined : 'not tried, no disk can be made here'))
if (kinds.includes('PostgreSQL')) await suffer('a lost database connection', silently(lostConnection))
await suffer('a second process', silently(secondProcess))
for (const kind of kinds) {
  await suffer(
    `a clock set back · ${kind}`,
    silently(() => clockSetBack(kind)),
  )
  await suffer(
    `a backup under load · ${kind}`,
    silently(() => backupUnderLoad(kind)),
  )
}
for (const kind of kinds)
  await suffer(`kill -9 in the midst of acts · ${kind}`, async () => {
    const { kills, acts, struck } = await crashActs(kind, strikes, Date.now() + share())
    return `${kills} times, ${acts} acts acknowledged, all there, once; ${struck.size} of ${types.length} kinds on their way at a kill`
  })
for (const kind of kinds)
  await suffer(`kill -9 in the midst of writing · ${kind}`, async () => {
    // Sooner and later, so that every step of a command is met.
    const pause = (round: number) => 40 + ((round * 379) % 900)
    const { rounds, drafted, numbered } = await crashes(kind, KILLS, pause, Date.now() + share())
    return `${rounds} times, ${drafted.size + numbered.size} acts acknowledged, all there, numbers without gap or double`
  })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
