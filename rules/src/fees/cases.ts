import { z } from 'zod'
import { CivilDate } from '../dates/index.ts'
import { readInput, refuse } from '../law/index.ts'
import { outcomeCodes } from '../outcomes/codes.ts'

/** Guards of a public calculator, far above what one applicant can send in a month. */
const MAX_ITEMS = 10_000
const MAX_PAGES = 1_000_000
const MAX_LIST = 100

const items = z.int().min(0).max(MAX_ITEMS)
const pages = z.int().min(0).max(MAX_PAGES)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应为月份，写作 2026-03')
const outcome = z.enum(outcomeCodes)
const receivedOn = CivilDate.optional()
const list = <S extends z.ZodType>(entry: S) => z.array(entry).min(1).max(MAX_LIST)

const shapes = {
  byItem: {
    cumulativeItemsInMonth: z.strictObject({
      method: z.literal('byItem'),
      cumulativeItemsInMonth: items,
      receivedOn,
    }),
    newItems: z.strictObject({
      method: z.literal('byItem'),
      alreadyCountedInMonth: items,
      newItems: items,
      receivedOn,
    }),
    months: z.strictObject({ method: z.literal('byItem'), months: list(z.strictObject({ month, items })) }),
    applicants: z.strictObject({
      method: z.literal('byItem'),
      applicants: list(z.strictObject({ id: z.string().min(1).max(100), items })),
      receivedOn,
    }),
  },
  byPage: {
    pages: z.strictObject({ method: z.literal('byPage'), pages, outcome: outcome.optional(), receivedOn }),
    requests: z.strictObject({
      method: z.literal('byPage'),
      requests: list(z.strictObject({ pages, outcome: outcome.optional() })),
      receivedOn,
    }),
  },
  mixed: {
    requests: z.strictObject({
      method: z.literal('mixed'),
      cumulativeItemsInMonth: items,
      requests: list(
        // One request, one method (109号第三条): what is charged by item has no pages.
        z.discriminatedUnion('method', [
          z.strictObject({ ordinal: z.int().min(1).max(MAX_ITEMS), method: z.literal('byItem') }),
          z.strictObject({
            ordinal: z.int().min(1).max(MAX_ITEMS),
            method: z.literal('byPage'),
            pages,
            outcome: outcome.optional(),
          }),
        ]),
      ),
      receivedOn,
    }),
  },
} as const

const { byItem, byPage, mixed } = shapes

/** A case for the calculator, as in `data/fee-vectors.json` without its answers. */
export const FeeCase = z.union([
  byItem.cumulativeItemsInMonth,
  byItem.newItems,
  byItem.months,
  byItem.applicants,
  byPage.pages,
  byPage.requests,
  mixed.requests,
])
export type FeeCase = z.infer<typeof FeeCase>

/** Which key tells the shape of a case, by method. */
const tellTale = {
  byItem: ['cumulativeItemsInMonth', 'newItems', 'months', 'applicants', 'alreadyCountedInMonth'],
  byPage: ['pages', 'requests'],
  mixed: ['requests', 'cumulativeItemsInMonth'],
} as const

const method = z.enum(['byItem', 'byPage', 'mixed'])

/** Reads a case at the border. Throws {@link InputError} with the place of what it refuses. */
export function readFeeCase(input: unknown): FeeCase {
  const given = readInput(z.looseObject({ method }), input)
  const keys: readonly string[] = tellTale[given.method]
  const key = keys.find((k) => k in given)
  if (!key) refuse('missing', keys[0] ?? '', `请给出件数或者页数：${keys.join('、')}之一`)
  return readInput(schemaOf(given.method, key), input)
}

function schemaOf(method: FeeCase['method'], key: string): z.ZodType<FeeCase> {
  if (method === 'mixed') return mixed.requests
  if (method === 'byPage') return key === 'pages' ? byPage.pages : byPage.requests
  if (key === 'months') return byItem.months
  if (key === 'applicants') return byItem.applicants
  return key === 'cumulativeItemsInMonth' ? byItem.cumulativeItemsInMonth : byItem.newItems
}
