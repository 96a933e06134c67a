import type { CivilDate } from '@gongkai/rules/dates'
import type { Channel } from '@gongkai/rules/deadlines'
import type { OutcomeCode } from '@gongkai/rules/outcomes'
import type { ApplicantClass, Approver, NextStep, Status } from '@gongkai/rules/requests'
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { State } from '../../letters/store/tables.ts'
import { json } from '../../platform/database/database.ts'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import { type Setting, type StoredValues, storedIn } from '../../platform/setting.ts'
import type { RequestRecord } from './requests.ts'
import { replyState } from './seals.ts'

/** Which bodies and sections the list is of. */
export interface Within {
  readonly bodies: readonly string[]
  readonly sections: readonly string[]
}

/** Cells of table three that a list stands behind: the cases of the year in these rows (年报表三). */
export interface Counted {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly as: 'received' | 'carriedIn' | 'carriedOut' | 'decided'
  readonly outcomes?: readonly OutcomeCode[]
}

export interface RequestFilter {
  readonly statuses?: readonly Status[] | undefined
  readonly section?: string | undefined
  /** null: nobody has it. */
  readonly person?: string | null | undefined
  readonly class?: ApplicantClass | undefined
  readonly channel?: Channel | undefined
  readonly outcome?: OutcomeCode | undefined
  readonly turns?: readonly Approver[] | undefined
  readonly next?: NextStep | undefined
  readonly dueFrom?: CivilDate | undefined
  readonly dueTo?: CivilDate | undefined
  /** Agencies where `dueTo` is a sooner day. */
  readonly dueToAt?: Readonly<Record<string, CivilDate>> | undefined
  /** The period of the reply runs (条例第33条): nothing is waited for, nor has the request come to its end. */
  readonly replying?: true | undefined
  readonly receivedFrom?: CivilDate | undefined
  readonly receivedTo?: CivilDate | undefined
  /** null: there is no proof of service yet. */
  readonly onTime?: boolean | null | undefined
  readonly number?: { readonly year: number; readonly number: number } | undefined
  /** Digests of what names an applicant, in any of its kinds. */
  readonly keys?: readonly string[] | undefined
  readonly counted?: Counted | undefined
}

const texts = (all: readonly string[]) => sql<never>`any(${[...all]}::text[])`
/** Words of the program stand in the statement itself, where the planner sees that an index of the open ones will do. */
const words = (all: readonly string[]) => sql<never>`any(array[${sql.join(all.map((one) => sql.lit(one)))}])`
/** A single one is asked for as such, so that an index gives the order of what follows it. */
const among = (all: readonly string[]) => (all.length === 1 ? (all[0] as never) : words(all))

type Builder = ExpressionBuilder<Schema, 'requests'>

function* conditions(eb: Builder, f: RequestFilter) {
  if (f.statuses) yield eb('status', '=', among(f.statuses))
  // In the statement itself, where the planner sees that the index of few will do.
  if (f.next) yield eb('next_step', '=', sql.lit(f.next))
  if (f.turns) yield eb('turn', '=', among(f.turns))
  if (f.section) yield eb('section_id', '=', f.section)
  if (f.person === null) yield eb('person_id', 'is', null)
  if (f.person) yield eb('person_id', '=', f.person)
  if (f.class) yield eb('applicant_class', '=', f.class)
  if (f.channel) yield eb('channel', '=', f.channel)
  if (f.outcome) yield eb('outcome', '=', f.outcome)
  if (f.dueFrom) yield eb('due_on', '>=', f.dueFrom)
  if (f.dueTo) yield eb('due_on', '<=', f.dueTo)
  if (f.dueToAt)
    yield sql<SqlBool>`due_on <= coalesce((${json(f.dueToAt)} ->> agency_id::text)::date, ${f.dueTo}::date)`
  if (f.replying) yield eb.and([eb('respond_by', 'is not', null), eb('status', '<>', 'correcting')])
  if (f.receivedFrom) yield eb('received_on', '>=', f.receivedFrom)
  if (f.receivedTo) yield eb('received_on', '<=', f.receivedTo)
  if (f.onTime !== undefined) yield eb('on_time', f.onTime === null ? 'is' : '=', f.onTime)
  if (f.number) yield eb.and([eb('year', '=', f.number.year), eb('number', '=', f.number.number)])
  if (f.keys) yield eb('id', 'in', eb.selectFrom('request_keys').select('request_id').where('key', '=', texts(f.keys)))
  if (f.counted) yield countedIn(eb, f.counted)
}

/** The same reading of table three as the count (rules: countRequests), one row of it at a time. */
function countedIn(eb: Builder, { from, to, as, outcomes }: Counted) {
  const undecidedAfter = (day: CivilDate) => eb.or([eb('decided_on', 'is', null), eb('decided_on', '>', day)])
  const kinds = {
    received: () => [eb('received_on', '>=', from), eb('received_on', '<=', to)],
    carriedIn: () => [
      eb('received_on', '<', from),
      eb.or([eb('decided_on', 'is', null), eb('decided_on', '>=', from)]),
    ],
    carriedOut: () => [eb('received_on', '<=', to), undecidedAfter(to)],
    decided: () => [
      eb('decided_on', '>=', from),
      eb('decided_on', '<=', to),
      ...(outcomes ? [eb('outcome', '=', texts(outcomes))] : []),
    ],
  }
  return eb.and([eb('status', '<>', 'voided'), ...kinds[as]()])
}

/** How a list goes on after the last row of a page. */
export const sorts = {
  due: { by: ['due_on'], descending: false },
  '-received': { by: ['received_on'], descending: true },
  received: { by: ['received_on'], descending: false },
  '-number': { by: ['year', 'number'], descending: true },
  number: { by: ['year', 'number'], descending: false },
} as const
export type Sort = keyof typeof sorts
export type After = readonly (string | number)[]

/** Where a row stands in the order, to go on after it. */
export const placeIn = (sort: Sort, row: RequestRecord): After => [...sorts[sort].by.map((c) => row[c]), row.id]

const types = { due_on: 'date', received_on: 'date', year: 'int', number: 'int' } as const

function beyond(sort: Sort, after: After): RawBuilder<SqlBool> {
  const { by, descending } = sorts[sort]
  const columns = sql.join([...by, 'id'].map((c) => sql.ref(c)))
  const values = sql.join([...by.map((c, i) => sql`${after[i]}::${sql.raw(types[c])}`), sql`${after[by.length]}::uuid`])
  return sql<SqlBool>`(${columns}) ${sql.raw(descending ? '<' : '>')} (${values})`
}

interface Place {
  readonly sort: Sort
  readonly after?: After | undefined
  readonly size: number
  /** What of its agency is read with each row. */
  readonly settings: readonly Setting[]
}

/** A request with the name of whoever has it, what its agency has settled, and how far its reply is with the seal. */
export type Listed = RequestRecord & {
  readonly person_name: string | null
  readonly settled: StoredValues | null
  readonly reply_state: State | null
}

/** A page of what one body or one section has: its index gives the order too, so no more is read than is shown. */
function pageOfOne(
  db: Handle,
  of: 'agency_id' | 'section_id',
  id: string | Expression<string>,
  filter: RequestFilter,
  { sort, after, size }: Omit<Place, 'settings'>,
) {
  const direction = sorts[sort].descending ? 'desc' : 'asc'
  let query = db
    .selectFrom('requests')
    .selectAll()
    .select(replyState.as('reply_state'))
    .select((eb) =>
      eb.selectFrom('users').select('name').whereRef('users.id', '=', 'requests.person_id').as('person_name'),
    )
    .where((eb) => eb.and([eb(of, '=', id), ...conditions(eb, filter)]))
  if (after) query = query.where(beyond(sort, after))
  for (const column of sorts[sort].by) query = query.orderBy(column, direction)
  return query.orderBy('id', direction).limit(size)
}

/** One page of a list of requests, by its place instead of its number: as fast at the end as at the beginning. */
export function pageOfRequests(
  db: Handle,
  { bodies, sections }: Within,
  filter: RequestFilter,
  place: Place,
): Promise<Listed[]> {
  const [body] = bodies
  const [section] = sections
  const settledBy = (agency: string | RawBuilder<string>) => storedIn(place.settings, agency).as('settled')
  // Of one agency it is read once, and not for each row.
  if (body && bodies.length + sections.length === 1)
    return pageOfOne(db, 'agency_id', body, filter, place).select(settledBy(body)).execute()
  if (section && bodies.length + sections.length === 1)
    return pageOfOne(db, 'section_id', section, filter, place).select(settledBy(sql<string>`agency_id::text`)).execute()
  // A page of each, of which the page of all consists.
  const ofEach = (of: 'agency_id' | 'section_id', ids: readonly string[]) =>
    db
      .selectFrom(sql<{ id: string }>`unnest(${[...ids]}::uuid[])`.as<'one'>(sql`one(id)`))
      .innerJoinLateral(
        (eb) => pageOfOne(db, of, eb.ref('one.id'), filter, place).as('r'),
        (join) => join.onTrue(),
      )
      .selectAll('r')
  const direction = sorts[place.sort].descending ? 'desc' : 'asc'
  let query = db
    .selectFrom(ofEach('agency_id', bodies).unionAll(ofEach('section_id', sections)).as('r'))
    .selectAll()
    .select(settledBy(sql<string>`r.agency_id::text`))
  for (const column of sorts[place.sort].by) query = query.orderBy(column, direction)
  return query.orderBy('id', direction).limit(place.size).execute()
}

/** How many cases each filter finds, in one statement; each is counted by the index that fits it. */
export async function countsOf<Name extends string>(
  db: Handle,
  { bodies, sections }: Within,
  filters: Readonly<Record<Name, RequestFilter>>,
): Promise<Readonly<Record<Name, number>>> {
  const ids = (all: readonly string[]) => sql<string>`any(${[...all]}::uuid[])`
  const count = (filter: RequestFilter) =>
    db
      .selectFrom('requests')
      .select(sql<number>`count(*)::int`.as('many'))
      .where((eb) => {
        const within = [
          ...(bodies.length > 0 ? [eb('agency_id', '=', ids(bodies))] : []),
          ...(sections.length > 0 ? [eb('section_id', '=', ids(sections))] : []),
        ]
        return eb.and([eb.or(within), ...conditions(eb, filter)])
      })
  const each = Object.entries<RequestFilter>(filters).map(
    ([name, filter]) => sql`(${count(filter)}) as ${sql.ref(name)}`,
  )
  const { rows } = await sql<Record<Name, number>>`select ${sql.join(each)}`.execute(db)
  return rows[0] as Record<Name, number>
}
