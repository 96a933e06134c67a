import { latestTariff, refuse, type Tariff, tariffOn } from '../law/index.ts'
import { type FeeCase, readFeeCase } from './cases.ts'
import { type FeeLine, linesOf, sumOf, tierOf } from './lines.ts'
import { pageLines } from './pages.ts'

/** One tier of an answer, in yuan; `to` is null where the tier has no end. */
export interface FeeTier {
  readonly from: number
  readonly to: number | null
  readonly yuanEach: number
  readonly count: number
  readonly yuan: number
}

/** The answer keys of `data/fee-vectors.json`, and how the amount came about. Only tiers with something in them. */
export type FeeAnswer = (
  | { readonly totalYuan: number }
  | { readonly chargeYuan: number }
  | { readonly yuan: number | readonly number[] | Readonly<Record<string, number>> }
) & { readonly tiers: readonly FeeTier[] }

/**
 * 信息处理费 of a case (条例第42条; 国办函〔2020〕109号第三至五条), progressive over the tiers of its method.
 *
 * Without `receivedOn` the latest tariff is taken. Months, applicants and requests charged by volume are counted apart;
 * their tiers follow one another. Throws {@link InputError} for impossible input.
 */
export function computeFee(input: unknown): FeeAnswer {
  const given = readFeeCase(input)
  if (given.method === 'byItem') return byItem(given)
  const tariff = tariffFor(given.receivedOn)
  if (given.method === 'mixed') {
    const lines = mixed(given, tariff)
    return { yuan: yuanOf(sumOf(lines)), tiers: lines.map(tierInYuan) }
  }
  const requests = 'requests' in given ? given.requests : [given]
  const lines = requests.flatMap((request) => pageLines(tariff, request))
  return { yuan: yuanOf(sumOf(lines)), tiers: lines.map(tierInYuan) }
}

function byItem(given: FeeCase & { method: 'byItem' }): FeeAnswer {
  if ('months' in given) {
    refuseTwice(given.months, ({ month }) => month, 'months', 'month', '同一个月请合并填写')
    const all = given.months.map(({ month, items }, i) =>
      linesOf(tariffOn(`${month}-01`, `months[${i}].month`).byItem, 1, items),
    )
    return { yuan: all.map((lines) => yuanOf(sumOf(lines))), tiers: all.flat().map(tierInYuan) }
  }
  const { byItem: scale } = tariffFor(given.receivedOn)
  if ('applicants' in given) {
    refuseTwice(given.applicants, ({ id }) => id, 'applicants', 'id', '同一申请人请合并填写')
    const all = given.applicants.map(({ id, items }) => ({ id, lines: linesOf(scale, 1, items) }))
    return {
      yuan: Object.fromEntries(all.map(({ id, lines }) => [id, yuanOf(sumOf(lines))])),
      tiers: all.flatMap(({ lines }) => lines.map(tierInYuan)),
    }
  }
  if ('newItems' in given) {
    const before = given.alreadyCountedInMonth
    const lines = linesOf(scale, before + 1, before + given.newItems)
    return { chargeYuan: yuanOf(sumOf(lines)), tiers: lines.map(tierInYuan) }
  }
  const lines = linesOf(scale, 1, given.cumulativeItemsInMonth)
  return { totalYuan: yuanOf(sumOf(lines)), tiers: lines.map(tierInYuan) }
}

/** A request charged by volume still takes its number in the month, but pays nothing by item. */
function mixed(given: FeeCase & { method: 'mixed' }, tariff: Tariff): FeeLine[] {
  refuseTwice(given.requests, ({ ordinal }) => ordinal, 'requests', 'ordinal', '每件只能有一种计收方式，序号不能重复')
  return given.requests.flatMap((request, i) => {
    if (request.ordinal > given.cumulativeItemsInMonth)
      refuse('outOfRange', `requests[${i}].ordinal`, `序号不能大于本月累计件数${given.cumulativeItemsInMonth}`)
    if (request.method === 'byPage') return pageLines(tariff, request)
    const tier = tierOf(tariff.byItem, request.ordinal)
    return [{ ...tier, count: 1, fen: tier.fenEach }]
  })
}

const tariffFor = (receivedOn: string | undefined): Tariff =>
  receivedOn === undefined ? latestTariff : tariffOn(receivedOn, 'receivedOn')

function refuseTwice<T>(
  entries: readonly T[],
  keyOf: (entry: T) => unknown,
  list: string,
  key: string,
  message: string,
): void {
  const seen = new Set()
  for (const [i, entry] of entries.entries()) {
    if (seen.has(keyOf(entry))) refuse('duplicate', `${list}[${i}].${key}`, message)
    seen.add(keyOf(entry))
  }
}

/** Only here fen become yuan. */
const yuanOf = (fen: number): number => fen / 100

const tierInYuan = ({ from, to, fenEach, count, fen }: FeeLine): FeeTier => ({
  from,
  to,
  yuanEach: yuanOf(fenEach),
  count,
  yuan: yuanOf(fen),
})
