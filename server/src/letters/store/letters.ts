import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import { containing } from '../../platform/list.ts'
import type { LetterQuery } from '../contract/letters.ts'
import type { Series } from './tables.ts'

export type LetterRecord = Selectable<Schema['letters']>

/**
 * The next number of a series in a year. The row stays locked until the transaction ends: whoever comes meanwhile waits,
 * and a number whose transaction is undone is given to the next.
 */
export async function takeNumber(db: Handle, agency: string, series: Series, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into letter_numbers as n (agency_id, series, year, last) values (${agency}, ${series}, ${year}, 1)
    on conflict (agency_id, series, year) do update set last = n.last + 1
    returning last`.execute(db)
  return rows[0]?.last ?? 0
}

export async function insertLetter(db: Handle, row: Insertable<Schema['letters']>): Promise<void> {
  await db.insertInto('letters').values(row).execute()
}

export const findLetter = (db: Handle, id: string): Promise<LetterRecord | undefined> =>
  db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()

/** Changes a letter as it was read; false when somebody was faster. */
export async function changeLetter(
  db: Handle,
  { id, version }: { id: string; version: number },
  change: Updateable<Schema['letters']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('letters')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Of a body all letters that go out in its name, of a section those that it writes. */
interface Of {
  readonly body: string
  readonly unit: string
}

function filtered(db: Handle, { body, unit }: Of, { q, kind, state, series, year, caseId }: LetterQuery) {
  return db
    .selectFrom('letters')
    .where('agency_id', '=', body)
    .$if(unit !== body, (b) => b.where('unit_id', '=', unit))
    .$if(kind !== undefined, (b) => b.where('kind', '=', kind ?? 'L01'))
    .$if(state !== undefined, (b) => b.where('state', '=', state ?? 'draft'))
    .$if(series !== undefined, (b) => b.where('series', '=', series ?? 'all'))
    .$if(year !== undefined, (b) => b.where('year', '=', year ?? 0))
    .$if(caseId !== undefined, (b) => b.where('case_id', '=', caseId ?? ''))
    .$if(!!q, (b) => b.where('document_number', 'ilike', containing(q ?? '')))
}

export async function pageOfLetters(db: Handle, of: Of, filter: LetterQuery) {
  const { page, size, sort } = filter
  const turned = sort.startsWith('-')
  const up = turned ? 'desc' : 'asc'
  const rows = await filtered(db, of, filter)
    .selectAll()
    .$if(sort.endsWith('newest'), (b) => b.orderBy('created_at', turned ? 'asc' : 'desc'))
    .$if(sort.endsWith('kind'), (b) => b.orderBy('kind', up).orderBy('created_at', 'desc'))
    .$if(sort.endsWith('number'), (b) => b.orderBy('year', up).orderBy('series', up).orderBy('number', up))
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await filtered(db, of, filter)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** The letters of a case, as they were begun. */
export const caseLetters = (db: Handle, case_id: string) =>
  db.selectFrom('letters').selectAll().where('case_id', '=', case_id).orderBy('created_at').orderBy('id')
