import { refuse } from './input.ts'
import { instruments } from './instruments.ts'
import { type Dated, inForce } from './parameters.ts'

/** Units `from` to `to` (both included; `to` null: without end) cost `fenEach` each. */
export interface Tier {
  readonly from: number
  readonly to: number | null
  readonly fenEach: number
}

/** Tiers in order; `beyond`: from there on every `width` units make a tier that costs `stepFen` more per unit. */
export interface Scale {
  readonly tiers: readonly Tier[]
  readonly beyond?: {
    readonly from: number
    readonly width: number
    readonly fenEach: number
    readonly stepFen: number
  }
}

export interface Tariff {
  readonly instrument: string
  readonly byItem: Scale
  readonly byPage: Scale
}

/** The tariffs of 信息处理费 by the day on which the request was received; the same in the whole country. */
export const tariffs = [
  {
    from: instruments.fees.from,
    basis: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
    value: {
      instrument: '国办函〔2020〕109号',
      // 第四条
      byItem: {
        tiers: [
          { from: 1, to: 10, fenEach: 0 },
          { from: 11, to: 30, fenEach: 100_00 },
        ],
        beyond: { from: 31, width: 10, fenEach: 200_00, stepFen: 100_00 },
      },
      // 第五条
      byPage: {
        tiers: [
          { from: 1, to: 30, fenEach: 0 },
          { from: 31, to: 100, fenEach: 10_00 },
          { from: 101, to: 200, fenEach: 20_00 },
          { from: 201, to: null, fenEach: 40_00 },
        ],
      },
    },
  },
] as const satisfies readonly Dated<Tariff>[]

/**
 * The tariff for a request received on a day. Throws {@link InputError} `beforeLaw` for a day before the first: 109号
 * does not reach back (FEE-8).
 */
export function tariffOn(day: string, at: string): Tariff {
  if (day < instruments.fees.from)
    refuse('beforeLaw', at, `${tariffs[0].basis}自${instruments.fees.from}起施行，此前收到的申请不得收费`)
  return inForce<Tariff>(tariffs, day, at).value
}

/** For a calculation without a day. */
export const latestTariff: Tariff = tariffOn('9999-12-31', '')
