export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The value below which so much of them lies, from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

type Work<T> = (input: T) => unknown

/** Milliseconds of processor time, so that other programs on the machine do not count. */
async function time<T>(work: Work<T>, inputs: readonly T[]): Promise<number> {
  const start = process.cpuUsage()
  for (const input of inputs) await work(input)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

export interface Ratio {
  /** Median over the inputs of the time of the work divided by the time of the bare work. */
  ratio: number
  work: number
  bare: number
  inputs: number
}

/** Rounds until the engine has compiled what it will compile. */
const WARM_UP = 4

/**
 * Compares a work with the bare work inside it: every input by both in turn, after rounds to warm up; per input the
 * medians are divided, over the inputs the median of the quotients is taken.
 */
export async function compare<T>(inputs: readonly T[], work: Work<T>, bare: Work<T>, rounds = 9): Promise<Ratio> {
  const times = inputs.map(() => ({ work: [] as number[], bare: [] as number[] }))
  for (let round = -WARM_UP; round < rounds; round++)
    for (const [i, input] of inputs.entries()) {
      const workFirst = round % 2 === 0
      const early = workFirst ? await time(work, [input]) : 0
      const bareTime = await time(bare, [input])
      const workTime = workFirst ? early : await time(work, [input])
      if (round < 0) continue
      times[i]?.work.push(workTime)
      times[i]?.bare.push(bareTime)
    }
  const medians = times.map((t) => ({ work: median(t.work), bare: median(t.bare) }))
  return {
    ratio: median(medians.map((m) => m.work / m.bare)),
    work: median(medians.map((m) => m.work)),
    bare: median(medians.map((m) => m.bare)),
    inputs: inputs.length,
  }
}

/** Inputs worked off per second of one core, the median of `rounds` passes after some to warm up. */
export async function rate<T>(inputs: readonly T[], work: Work<T>, rounds = 7): Promise<number> {
  const passes: number[] = []
  for (let round = -WARM_UP; round < rounds; round++) {
    const milliseconds = await time(work, inputs)
    if (round >= 0) passes.push((inputs.length * 1000) / milliseconds)
  }
  return median(passes)
}

/** What two kinds of work did per second by the clock, round by round in turn. */
export interface Rates {
  /** Median over the rounds of the rate of the work divided by that of the bare work in the same round. */
  ratio: number
  work: number
  bare: number
  rounds: number
}

/**
 * Takes two rates in turn, the order changing with every round, so that whatever else the machine does weighs on both;
 * one round before them to warm up.
 */
export async function inTurn(rounds: number, work: () => Promise<number>, bare: () => Promise<number>): Promise<Rates> {
  const taken: { work: number; bare: number }[] = []
  for (let round = -1; round < rounds; round++) {
    const first = round % 2 === 0 ? await work() : 0
    const bareRate = await bare()
    const workRate = first || (await work())
    if (round >= 0) taken.push({ work: workRate, bare: bareRate })
  }
  return {
    ratio: median(taken.map((t) => t.work / t.bare)),
    work: median(taken.map((t) => t.work)),
    bare: median(taken.map((t) => t.bare)),
    rounds,
  }
}

/** How often `times` calls of a work by so many callers at once are done in a second by the clock. */
export async function callsPerSecond(callers: number, times: number, work: (caller: number) => Promise<unknown>) {
  const start = performance.now()
  const each = Math.ceil(times / callers)
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let i = 0; i < each; i++) await work(caller)
    }),
  )
  return (each * callers * 1000) / (performance.now() - start)
}
