import { z } from 'zod'
import { inText, type Shape } from './operation.ts'

/** Most rows of a page, and of an exported sheet. */
export const MOST_ON_PAGE = 100
export const MOST_EXPORTED = 50_000

type Sort<S extends readonly string[]> = S[number] | `-${S[number]}`
const bothWays = <S extends readonly string[]>(sorts: S) => [...sorts, ...sorts.map((s) => `-${s}`)] as Sort<S>[]

/**
 * The query of every list: words to look for, what to sort by (`-` before it for descending), the page, and the
 * filters of this list. It stands in the address, so everything is text.
 */
export const listQuery = <const S extends readonly [string, ...string[]], F extends Record<string, Shape>>(
  sorts: S,
  filters: F,
) =>
  z.strictObject({
    q: z.string().trim().max(100, { error: '最多100个字' }).optional().describe('查找的文字'),
    sort: z
      .enum(bothWays(sorts))
      .optional()
      .transform((sort): Sort<S> => sort ?? (sorts[0] as Sort<S>))
      .describe('排序；前面加“-”为倒序'),
    page: inText(z.int().min(1).max(100_000)).default(1).describe('第几页，从1起'),
    size: inText(z.int().min(1).max(MOST_ON_PAGE)).default(20).describe('每页行数'),
    ...filters,
  })

/** The answer of every list: one page of rows and how many there are in all. */
export const listAnswer = <R extends Shape>(row: R) =>
  z.strictObject({ rows: z.array(row), total: z.int().min(0), page: z.int(), size: z.int() })

/** What a store needs of a list query. */
export interface Page {
  readonly page: number
  readonly size: number
}

/** The same list without pages, for a sheet. */
export const everything = <T extends Page>(query: T): T => ({ ...query, page: 1, size: MOST_EXPORTED })

/** The column to sort by and its direction. */
export const sorted = <S extends string>(
  sort: S,
): { by: S extends `-${infer C}` ? C : S; direction: 'asc' | 'desc' } =>
  sort.startsWith('-') ? { by: sort.slice(1) as never, direction: 'desc' } : { by: sort as never, direction: 'asc' }

/** Text for `ilike` that finds exactly these characters, wherever they stand. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
