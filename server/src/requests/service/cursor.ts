import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { errors, refuse } from '../../platform/errors.ts'
import { Id } from '../../platform/operation.ts'
import type { After, Sort } from '../store/lists.ts'

const Whole = z.int().min(0).max(999_999_999)

/** What stands in a place of each order: the columns that it sorts by, and the id. */
const places: Readonly<Record<Sort, z.ZodType<After>>> = {
  due: z.tuple([CivilDate, Id]),
  '-received': z.tuple([CivilDate, Id]),
  received: z.tuple([CivilDate, Id]),
  '-number': z.tuple([Whole, Whole, Id]),
  number: z.tuple([Whole, Whole, Id]),
}

export const cursorOf = (after: After): string => Buffer.from(JSON.stringify(after)).toString('base64url')

/** Where a page begins; refuses what no page gave, which the database would not understand. */
export function afterOf(cursor: string | undefined, sort: Sort): After | undefined {
  if (cursor === undefined) return undefined
  try {
    return places[sort].parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw refuse(errors.invalidInput, { at: 'after', says: '不是上一页给出的位置，请从第一页重新开始。' })
  }
}
