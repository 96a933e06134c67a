import type { Role } from '@gongkai/rules/access'
import { sql } from 'kysely'
import { beginSession, sessionCookie } from '../../src/accounts/service/sessions.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Opened } from './server.ts'

/**
 * Somebody in a role at an agency of their own who signed on elsewhere: the cookie of a session, for operations that are
 * not about accounts.
 */
export function somebody({ parts }: Opened, role: Role): Promise<string> {
  const [id, agency] = [newId(), newId()]
  const now = parts.clock.now()
  return transaction(parts.database, async (db) => {
    const slug = `a-${id.slice(-12)}`
    await sql`insert into agencies (id, slug, kind, level, valid_from)
      values (${agency}, ${slug}, 'localGov', 'county', '2019-01-01')`.execute(db)
    await sql`insert into agency_names (agency_id, valid_from, name) values (${agency}, '2019-01-01', ${slug})`.execute(
      db,
    )
    await sql`insert into users (id, account, account_key, name, agency_id, attempts_key, created_at)
      values (${id}, ${id}, ${id}, '某人', ${agency}, ${id}, ${now})`.execute(db)
    await sql`insert into credentials (user_id) values (${id})`.execute(db)
    await sql`insert into grants (id, user_id, agency_id, role, valid_from, granted_by, created_at)
      values (${newId()}, ${id}, ${agency}, ${role}, '2019-01-01', ${id}, ${now})`.execute(db)
    const { token } = await beginSession({ db, now }, { user: id, method: 'signOn', agent: '' })
    return `${sessionCookie}=${token}`
  })
}
