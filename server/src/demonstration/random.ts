/** Numbers that look like chance and are the same for the same seed (mulberry32); never for secrets. */
export interface Random {
  /** A whole number from `least` through `most`. */
  whole(least: number, most: number): number
  pick<A extends readonly [unknown, ...unknown[]]>(among: A): A[number]
}

export function randomFrom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { whole, pick: (among) => among[whole(0, among.length - 1)] ?? among[0] }
}
