import type { Scale, Tier } from '../law/index.ts'

/** `count` units charged in one tier; money in fen. */
export interface FeeLine extends Tier {
  readonly count: number
  readonly fen: number
}

/** The tier that unit number `ordinal` (from 1) falls into. */
export function tierOf({ tiers, beyond }: Scale, ordinal: number): Tier {
  const tier = tiers.find(({ to }) => to === null || ordinal <= to)
  if (tier) return tier
  if (!beyond) throw new RangeError(`the scale ends before ${ordinal}`)
  const step = Math.floor((ordinal - beyond.from) / beyond.width)
  const from = beyond.from + step * beyond.width
  return { from, to: from + beyond.width - 1, fenEach: beyond.fenEach + step * beyond.stepFen }
}

/**
 * 超额累进 (国办函〔2020〕109号第三条): the units numbered `first` to `last`, each at the price of its own tier.
 * Nothing when `last` is before `first`.
 */
export function linesOf(scale: Scale, first: number, last: number): FeeLine[] {
  const lines: FeeLine[] = []
  for (let ordinal = first; ordinal <= last; ) {
    const tier = tierOf(scale, ordinal)
    const end = Math.min(tier.to ?? last, last)
    const count = end - ordinal + 1
    lines.push({ ...tier, count, fen: count * tier.fenEach })
    ordinal = end + 1
  }
  return lines
}

export const sumOf = (lines: readonly FeeLine[]): number => lines.reduce((sum, { fen }) => sum + fen, 0)
