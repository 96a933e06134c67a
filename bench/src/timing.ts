export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

type Work<T> = (input: T) => unknown

async function time<T>(work: Work<T>, input: T): Promise<number> {
  const start = performance.now()
  await work(input)
  return performance.now() - start
}

export interface Ratio {
  /** Median over the inputs of the time of the work divided by the time of the bare work. */
  ratio: number
  work: number
  bare: number
  inputs: number
}

/**
 * Compares a work with the bare work inside it: every input by both in turn, `rounds` times after a round to warm up;
 * per input the medians are divided, over the inputs the median of the quotients is taken. Milliseconds.
 */
export async function compare<T>(inputs: readonly T[], work: Work<T>, bare: Work<T>, rounds = 9): Promise<Ratio> {
  for (const input of inputs) {
    await work(input)
    await bare(input)
  }
  const times = inputs.map(() => ({ work: [] as number[], bare: [] as number[] }))
  for (let round = 0; round < rounds; round++)
    for (const [i, input] of inputs.entries()) {
      const mine = times[i]
      if (round % 2) mine?.bare.push(await time(bare, input))
      mine?.work.push(await time(work, input))
      if (!(round % 2)) mine?.bare.push(await time(bare, input))
    }
  const medians = times.map((t) => ({ work: median(t.work), bare: median(t.bare) }))
  return {
    ratio: median(medians.map((m) => m.work / m.bare)),
    work: median(medians.map((m) => m.work)),
    bare: median(medians.map((m) => m.bare)),
    inputs: inputs.length,
  }
}

/** Inputs worked off per second on one core, the median of `rounds` passes after one to warm up. */
export async function rate<T>(inputs: readonly T[], work: Work<T>, rounds = 5): Promise<number> {
  const passes: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    for (const input of inputs) await work(input)
    passes.push((inputs.length * 1000) / (performance.now() - start))
  }
  return median(passes.slice(1))
}
