import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { usersNamed } from '../../accounts/store/users.ts'
import { caseLetters } from '../../letters/store/letters.ts'
import { builtOnce } from '../../platform/database/built.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { caseFiles, type FileRecord } from './files.ts'
import type { RequestRecord } from './requests.ts'

/** What stands around a case, in one statement: its files and letters, and the names of people. */
export async function aroundCase(db: Handle, { id }: Pick<RequestRecord, 'id'>, people: readonly string[]) {
  const [around] = await findAround(db, { id, people })
  if (!around) throw new Error('one row is always there')
  // JSON has instants as text.
  return { ...around, files: around.files.map((f): FileRecord => ({ ...f, added_at: new Date(f.added_at) })) }
}

const findAround = builtOnce((db, { id, people }: { id: string; people: readonly string[] }) =>
  db.selectNoFrom([
    jsonArrayFrom(caseFiles(db, 'request_id', id)).as('files'),
    jsonArrayFrom(caseLetters(db, id).clearSelect().select(['id', 'kind', 'state', 'document_number'])).as('letters'),
    jsonArrayFrom(usersNamed(db, people)).as('names'),
  ]),
)
