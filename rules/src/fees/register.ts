import type { CivilDate } from '../dates/index.ts'
import { refuse, tariffOn } from '../law/index.ts'
import type { OutcomeCode } from '../outcomes/codes.ts'
import { groupBy } from '../reports/group.ts'
import { type FeeLine, linesOf, sumOf } from './lines.ts'
import { pageLines } from './pages.ts'

/** A registered request as the fee sees it. Corrections and supplements of a request are not registered again. */
export interface FeeRequest {
  readonly id: string
  readonly agency: string
  /** One key per person: the principal when an agent asks, the same for all accounts of one person. */
  readonly applicant: string
  readonly receivedOn: CivilDate
  /** 以合理的最小单位拆分计算的件数 (109号第四条), 1 when not split. */
  readonly pieces: number
  /** How it is charged; null when the agency does not charge it (条例第42条 “可以”). It counts all the same. */
  readonly method: 'byItem' | 'byPage' | null
  /** For `byPage`, as {@link PagedRequest}. */
  readonly pages?: number
  readonly outcome?: OutcomeCode
  readonly withdrawn?: boolean
}

/** Readings of 109号第四条 that the text leaves open. */
export interface FeeSettings {
  /** A withdrawn request keeps its number: the frequency has occurred. */
  readonly withdrawnCounts: boolean
  /** A request charged by volume takes a number in the month. */
  readonly byPageCounts: boolean
}

export const feeDefaults: FeeSettings = { withdrawnCounts: true, byPageCounts: true }

export interface FeeOfRequest {
  readonly id: string
  /** Its numbers among the applicant's requests to the agency in the month, null when it takes none. */
  readonly ordinals: { readonly first: number; readonly last: number } | null
  readonly lines: readonly FeeLine[]
  readonly fen: number
}

/**
 * The fee of each request of a register: numbers run per agency, applicant and calendar month of receipt (自然月), by day
 * of receipt and, within a day, in the order given. Throws {@link InputError} for requests received before 2021-01-01
 * that are charged, for pages without a number, and for split requests charged by volume.
 */
export function feesOf(requests: readonly FeeRequest[], settings: FeeSettings = feeDefaults): FeeOfRequest[] {
  requests.forEach(refuseImpossible)
  const byDay = requests.map((request, at) => ({ request, at })).sort(earlier)
  const windows = groupBy(byDay, ({ request }) =>
    JSON.stringify([request.agency, request.applicant, request.receivedOn.slice(0, 7)]),
  )
  const fees: FeeOfRequest[] = []
  for (const window of windows.values()) {
    let counted = 0
    for (const { request, at } of window) {
      const ordinals = counts(request, settings) ? { first: counted + 1, last: counted + request.pieces } : null
      counted = ordinals?.last ?? counted
      const lines = chargeOf(request, ordinals, at)
      fees[at] = { id: request.id, ordinals, lines, fen: sumOf(lines) }
    }
  }
  return fees
}

const earlier = (a: { request: FeeRequest; at: number }, b: { request: FeeRequest; at: number }): number =>
  a.request.receivedOn < b.request.receivedOn ? -1 : a.request.receivedOn > b.request.receivedOn ? 1 : a.at - b.at

const counts = ({ withdrawn, method }: FeeRequest, settings: FeeSettings): boolean =>
  (settings.withdrawnCounts || !withdrawn) && (settings.byPageCounts || method !== 'byPage')

function chargeOf(request: FeeRequest, ordinals: FeeOfRequest['ordinals'], at: number): FeeLine[] {
  if (request.method === null) return []
  const tariff = tariffOn(request.receivedOn, `[${at}].receivedOn`)
  if (request.method === 'byItem') return ordinals ? linesOf(tariff.byItem, ordinals.first, ordinals.last) : []
  return pageLines(tariff, { pages: request.pages ?? 0, outcome: request.outcome })
}

function refuseImpossible({ method, pieces, pages }: FeeRequest, at: number): void {
  if (!Number.isInteger(pieces) || pieces < 1) refuse('outOfRange', `[${at}].pieces`, '件数应为不小于1的整数')
  if (method === 'byPage' && pieces > 1)
    refuse('conflict', `[${at}].pieces`, '按量计收以单件申请分别计页，请先拆分登记再分别计收')
  if (method === 'byPage' && !(Number.isInteger(pages) && (pages ?? -1) >= 0))
    refuse('missing', `[${at}].pages`, '按量计收的，请填写页数')
  if (method === 'byItem' && pages !== undefined)
    refuse('conflict', `[${at}].pages`, '每件只能有一种计收方式：按件计收的不计页数')
}
