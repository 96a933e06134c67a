import type { Tariff } from '../law/index.ts'
import type { OutcomeCode } from '../outcomes/codes.ts'
import { type FeeLine, linesOf } from './lines.ts'

/** A4 pages, one side each, of one request; requests of the same applicant are not added up (109号第五条, from memory). */
export interface PagedRequest {
  readonly pages: number
  readonly outcome?: OutcomeCode | undefined
}

/** Nothing by volume for what is already public and only pointed to (109号第五条, checked in part). */
export const pageLines = ({ byPage }: Tariff, { pages, outcome }: PagedRequest): FeeLine[] =>
  outcome === 'alreadyPublic' ? [] : linesOf(byPage, 1, pages)
