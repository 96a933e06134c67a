export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
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
