import { outcomeCodes, outcomeOf } from '@gongkai/rules/outcomes'
import { sql } from 'kysely'
import type { LetterRecord } from '../../letters/store/letters.ts'
import type { State } from '../../letters/store/tables.ts'
import type { Handle } from '../../platform/database/schema.ts'
import type { Listed, Within } from './lists.ts'

/** The letters that say an outcome; the others of a case go out on its way. */
const replies = [...new Set(outcomeCodes.map((code) => outcomeOf(code).letter))]

/**
 * How far the reply of a request is with its seal, where that is its next step: the state of the newest letter that says
 * an outcome. No column keeps the outcome before it is sealed, so that a list does not tell these letters apart.
 */
export const replyState = sql<State | null>`case when requests.next_step = 'seal' then (
  select l.state from letters l
  where l.case_id = requests.id and l.state <> 'void' and l.kind in (${sql.join(replies.map((kind) => sql.lit(kind)))})
  order by l.created_at desc, l.id desc limit 1) end`

/** A request with the letter of it whose sealed copy somebody has to look at. */
export type Sealed = Omit<Listed, 'settled'> & Pick<LetterRecord, 'unit_id' | 'document_number'> & { letter: string }

const uuids = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Letters of running cases whose sealed copy waits for a person to confirm it, what is due first above. */
export const sealsToConfirm = (db: Handle, { bodies, sections }: Within, most: number): Promise<Sealed[]> =>
  db
    .selectFrom('letters')
    .innerJoin('requests', 'requests.id', 'letters.case_id')
    .selectAll('requests')
    .select(['letters.id as letter', 'letters.unit_id', 'letters.document_number'])
    .select(replyState.as('reply_state'))
    .select((eb) =>
      eb.selectFrom('users').select('name').whereRef('users.id', '=', 'requests.person_id').as('person_name'),
    )
    .where('letters.state', '=', sql.lit<State>('sealed'))
    .where('requests.status', 'not in', ['archived', 'voided'])
    .where((eb) =>
      eb.or([eb('requests.agency_id', '=', uuids(bodies)), eb('requests.section_id', '=', uuids(sections))]),
    )
    .orderBy('requests.due_on')
    .orderBy('letters.id')
    .limit(most)
    .execute()
