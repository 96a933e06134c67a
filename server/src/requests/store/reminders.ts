import type { CivilDate } from '@gongkai/rules/dates'
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import { newId } from '../../platform/ids.ts'
import type { Within } from './lists.ts'
import { replyState } from './seals.ts'
import './tables.ts'

export type ReminderKind = 'confirm' | 'correctionNotice' | 'reply' | 'lapse' | 'conclude'
export type Stage = 'before' | 'on' | 'after'
export type Level = 'clerk' | 'sectionHead' | 'officeDirector'

interface ReminderTable {
  id: string
  request_id: string | null
  submission_id: string | null
  kind: ReminderKind
  due_on: CivilDate
  stage: Stage
  level: Level
  made_on: CivilDate
}

declare module '../../platform/database/schema.ts' {
  interface Schema {
    reminders: ReminderTable
  }
}

export type NewReminder = Omit<ReminderTable, 'id'>

const running = ['handling', 'correcting', 'approving', 'signed', 'sealed'] as const
const PAGE = 500

/** Writes reminders; those that were written before stay as they are. How many were new. */
export async function insertReminders(db: Handle, rows: readonly NewReminder[]): Promise<number> {
  let made = 0
  for (let i = 0; i < rows.length; i += PAGE) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('reminders')
      .values(rows.slice(i, i + PAGE).map((row) => ({ id: newId(), ...row })))
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    made += Number(numInsertedOrUpdatedRows ?? 0)
  }
  return made
}

const isCorrected = sql<boolean>`exists(
  select from request_acts a where a.request_id = requests.id and a.act ->> 'type' = 'correctionAsked')`

const dated = ['id', 'agency_id', 'status', 'next_step', 'received_on', 'respond_by', 'due_on'] as const

/** Running requests of an agency that are due by a day, or came so lately that their correction notice may be due. */
export const requestsDue = (db: Handle, agency: string, { by, since }: { by: CivilDate; since: CivilDate }) =>
  db
    .selectFrom('requests')
    .select(dated)
    .select(isCorrected.as('corrected'))
    .where('agency_id', '=', agency)
    .where('status', 'in', running)
    .where((eb) => eb.or([eb('due_on', '<=', by), eb('received_on', '>=', since)]))
    .execute()

export const submissionsWaiting = (db: Handle, agencies: readonly string[], before: CivilDate, most: number) =>
  db
    .selectFrom('submissions')
    .select(['id', 'agency_id', 'submitted_on'])
    .where('agency_id', '=', sql<string>`any(${[...agencies]}::uuid[])`)
    .where('state', '=', 'waiting')
    .where('submitted_on', '<', before)
    .orderBy('submitted_at')
    .limit(most)
    .execute()

/** Whom a reader of reminders is: oneself as whoever has a case, and the places where one holds each level. */
export interface Reader {
  readonly person: string
  readonly at: Readonly<Record<Level, Within>>
}

type OfRequests = ExpressionBuilder<Schema, 'requests'>
const uuids = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

const inside = (eb: OfRequests, { bodies, sections }: Within): ExpressionWrapper<Schema, 'requests', SqlBool> =>
  eb.or([eb('agency_id', '=', uuids(bodies)), eb('section_id', '=', uuids(sections))])

const NEVER = '9999-12-31' as CivilDate

/** Reminders of running requests that still hold, for a reader, the most pressing first. */
export const remindersOfRequests = (db: Handle, { person, at }: Reader, today: CivilDate, most: number) =>
  db
    .selectFrom('requests')
    .innerJoin('reminders as m', 'm.request_id', 'requests.id')
    .selectAll('requests')
    .select([isCorrected.as('corrected'), replyState.as('reply_state')])
    .select(['m.id as reminder', 'm.kind', 'm.stage', 'm.level', 'm.due_on as on'])
    .where('requests.status', 'in', running)
    .where('requests.due_on', '<', NEVER)
    .where((eb) =>
      eb.or([
        eb('m.due_on', '=', eb.ref('requests.due_on')),
        eb.and([eb('m.kind', '=', 'correctionNotice'), eb('m.due_on', '>=', today)]),
      ]),
    )
    .where((outer) => {
      const eb = outer as unknown as OfRequests
      const mine = eb.or([eb('person_id', '=', person), eb.and([eb('person_id', 'is', null), inside(eb, at.clerk)])])
      return outer.or([
        outer.and([outer('m.level', '=', 'clerk'), mine as never]),
        outer.and([outer('m.level', '=', 'sectionHead'), inside(eb, at.sectionHead) as never]),
        outer.and([outer('m.level', '=', 'officeDirector'), inside(eb, at.officeDirector) as never]),
      ])
    })
    .orderBy('m.due_on')
    .orderBy('m.id')
    .limit(most)
    .execute()

/** Reminders of submissions that still wait, for a reader. */
export const remindersOfSubmissions = (db: Handle, { at }: Reader, most: number) =>
  db
    .selectFrom('submissions as s')
    .innerJoin('reminders as m', 'm.submission_id', 's.id')
    .selectAll('s')
    .select(['m.id as reminder', 'm.kind', 'm.stage', 'm.level', 'm.due_on as on'])
    .where('s.state', '=', 'waiting')
    .where((eb) =>
      eb.or(
        (['clerk', 'officeDirector'] as const).map((level) =>
          eb.and([eb('m.level', '=', level), eb('s.agency_id', '=', uuids(at[level].bodies))]),
        ),
      ),
    )
    .orderBy('m.due_on')
    .orderBy('m.id')
    .limit(most)
    .execute()

/** Running requests within a scope with their dates, the soonest first. */
export const runningWithin = (db: Handle, within: Within, most: number) =>
  db
    .selectFrom('requests')
    .select([...dated, 'year', 'number'])
    .select(isCorrected.as('corrected'))
    .where('status', 'in', running)
    .where('due_on', '<', NEVER)
    .where((eb) => inside(eb, within))
    .orderBy('due_on')
    .orderBy('id')
    .limit(most)
    .execute()
