import type { Days, OverlayEntry } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { type Generated, sql } from 'kysely'
import { json } from '../platform/database/database.ts'
import type { Handle } from '../platform/database/schema.ts'
import { newId } from '../platform/ids.ts'
import { containing, type Page, sorted } from '../platform/list.ts'

declare module '../platform/database/schema.ts' {
  interface Schema {
    calendar_notices: NoticeTable
    calendar_head: { one: Generated<boolean>; version: number; mark: string }
  }
}

export type NoticeState = 'draft' | 'applied' | 'withdrawn'
/** A line of a local notice. */
export type LocalDays = Omit<OverlayEntry, 'basis'>

interface NoticeTable {
  id: string
  scope: 'national' | 'local'
  year: number
  region: string | null
  name: string
  number: string
  issued_on: CivilDate
  source_url: string | null
  days: readonly Days[] | readonly LocalDays[]
  state: Generated<NoticeState>
  created_at: Date
  applied_at: Date | null
  withdrawn_at: Date | null
  reason: string | null
  version: Generated<number>
}

interface Stored {
  readonly id: string
  readonly year: number
  readonly name: string
  readonly number: string
  readonly issuedOn: CivilDate
  readonly sourceUrl: string | null
  readonly state: NoticeState
  readonly createdAt: Date
  readonly appliedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly reason: string | null
  readonly version: number
}

/** A notice as it was entered; what it arranges follows from whose it is. */
export type StoredNotice = Stored &
  (
    | { readonly scope: 'national'; readonly region: null; readonly days: readonly Days[] }
    | { readonly scope: 'local'; readonly region: string; readonly days: readonly LocalDays[] }
  )

const columns = [
  'id',
  'scope',
  'year',
  'region',
  'name',
  'number',
  'issued_on as issuedOn',
  'source_url as sourceUrl',
  'days',
  'state',
  'created_at as createdAt',
  'applied_at as appliedAt',
  'withdrawn_at as withdrawnAt',
  'reason',
  'version',
] as const

// The check of the table ties scope, region and days together.
const asStored = (row: unknown) => row as StoredNotice

export async function findNotice(db: Handle, id: string): Promise<StoredNotice | undefined> {
  const row = await db.selectFrom('calendar_notices').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asStored(row)
}

/** Whether another notice of this number is entered or in force. */
export async function isNumberTaken(
  db: Handle,
  { number, region, except }: { number: string; region: string | null; except: string | null },
): Promise<boolean> {
  const row = await db
    .selectFrom('calendar_notices')
    .select('id')
    .where('number', '=', number)
    .where(sql`coalesce(region, '')`, '=', region ?? '')
    .where('state', '<>', 'withdrawn')
    .$if(except !== null, (q) => q.where('id', '<>', except ?? ''))
    .executeTakeFirst()
  return row !== undefined
}

/** Notices in force, in the order in which they change each other. */
export async function appliedNotices(db: Handle): Promise<StoredNotice[]> {
  const rows = await db
    .selectFrom('calendar_notices')
    .select(columns)
    .where('state', '=', 'applied')
    .orderBy('issued_on')
    .orderBy('applied_at')
    .orderBy('id')
    .execute()
  return rows.map(asStored)
}

export interface NoticeFilter extends Page {
  readonly q?: string | undefined
  readonly sort: 'newest' | '-newest' | 'year' | '-year' | 'number' | '-number'
  readonly scope?: 'national' | 'local' | undefined
  readonly state?: NoticeState | undefined
  readonly year?: number | undefined
}

function filtered(db: Handle, { q, scope, state, year }: NoticeFilter) {
  return db
    .selectFrom('calendar_notices')
    .$if(scope !== undefined, (b) => b.where('scope', '=', scope ?? 'national'))
    .$if(state !== undefined, (b) => b.where('state', '=', state ?? 'draft'))
    .$if(year !== undefined, (b) => b.where('year', '=', year ?? 0))
    .$if(!!q, (b) =>
      b.where((e) => e.or([e('name', 'ilike', containing(q ?? '')), e('number', 'ilike', containing(q ?? ''))])),
    )
}

export async function findNotices(db: Handle, filter: NoticeFilter): Promise<{ rows: StoredNotice[]; total: number }> {
  const { by, direction } = sorted(filter.sort)
  const newestFirst = direction === 'asc' ? 'desc' : 'asc'
  const rows = await filtered(db, filter)
    .select(columns)
    .$if(by === 'newest', (b) => b.orderBy('issued_on', newestFirst))
    .$if(by !== 'newest', (b) => b.orderBy(by === 'year' ? 'year' : 'number', direction))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  const { total } = await filtered(db, filter)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(asStored), total }
}

/** What a person enters. */
export type Entered = Pick<
  StoredNotice,
  'scope' | 'year' | 'region' | 'name' | 'number' | 'issuedOn' | 'sourceUrl' | 'days'
>

const entered = ({ scope, year, region, name, number, issuedOn, sourceUrl, days }: Entered) => ({
  scope,
  year,
  region,
  name,
  number,
  issued_on: issuedOn,
  source_url: sourceUrl,
  days: json(days),
})

export async function insertNotice(db: Handle, id: string, notice: Entered, now: Date): Promise<void> {
  await db
    .insertInto('calendar_notices')
    .values({ id, ...entered(notice), created_at: now })
    .execute()
}

type Change = Partial<Pick<NoticeTable, 'applied_at' | 'withdrawn_at' | 'reason'> & { state: NoticeState }>

/** Changes the notice that was read in this version; false when somebody was faster. */
export async function updateNotice(
  db: Handle,
  { id, version }: Pick<StoredNotice, 'id' | 'version'>,
  change: Change | Entered,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calendar_notices')
    .set({ ...('scope' in change ? entered(change) : change), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface Head {
  readonly version: number
  /** Another one for each state of the calendar. */
  readonly mark: string
}

export const readHead = (db: Handle): Promise<Head> =>
  db.selectFrom('calendar_head').select(['version', 'mark']).executeTakeFirstOrThrow()

/**
 * The head, held until the transaction ends: changes of the calendar come one after the other, and after whatever writes
 * dates that follow from it.
 */
export const holdHead = (db: Handle): Promise<Head> =>
  db.selectFrom('calendar_head').select(['version', 'mark']).forUpdate().executeTakeFirstOrThrow()

/** The calendar is another one from here on. Its version. */
export async function advanceHead(db: Handle, { version }: Head): Promise<number> {
  await db
    .updateTable('calendar_head')
    .set({ version: version + 1, mark: newId() })
    .execute()
  return version + 1
}
