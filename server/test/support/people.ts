import assert from 'node:assert/strict'
import type { Role } from '@gongkai/rules/access'
import { sql } from 'kysely'
import { factorPolicy } from '../../src/accounts/policy.ts'
import { addUser } from '../../src/accounts/service/create.ts'
import { hashPassword } from '../../src/accounts/service/hasher.ts'
import { sessionCookie } from '../../src/accounts/service/sessions.ts'
import { INSTALLATION } from '../../src/platform/audit.ts'
import { program } from '../../src/platform/context.ts'
import type { Handle } from '../../src/platform/database/schema.ts'
import { newId } from '../../src/platform/ids.ts'
import { perform } from '../../src/platform/perform.ts'
import { changeSetting, storedSetting } from '../../src/platform/setting.ts'
import type { Answered, Opened } from './server.ts'

/** Somebody with an account, and with the session they just began. */
export interface Somebody {
  readonly id: string
  readonly account: string
  readonly password: string
  /** What `as` of a call takes. */
  readonly cookie: string
}

export interface Wanted {
  readonly account?: string
  readonly name?: string
  /** Where the person works and holds the roles. */
  readonly agency?: string | null
  readonly roles?: readonly Role[]
  readonly password?: string
}

let count = 0

/** Makes sure that there is an agency of this id, without asking anybody's permission. */
export async function standing(db: Handle, id: string): Promise<void> {
  const slug = `a-${id.slice(-12)}`
  await sql`insert into agencies (id, slug, kind, level, valid_from)
    values (${id}, ${slug}, 'localGov', 'county', '2019-01-01') on conflict do nothing`.execute(db)
  await sql`insert into agency_names (agency_id, valid_from, name) values (${id}, '2019-01-01', ${slug})
    on conflict do nothing`.execute(db)
  await sql`update agency_tree set version = version + 1`.execute(db)
}

/** Makes a person with an own password and these roles from long ago, without asking anybody's permission. */
export async function makePerson(opened: Opened, wanted: Wanted = {}): Promise<Omit<Somebody, 'cookie'>> {
  const { parts } = opened
  count++
  const { account = `person${count}`, name = `某人${count}`, agency = null, roles = [] } = wanted
  const password = wanted.password ?? `wodemima-${count}-hetao`
  const hashed = await hashPassword(parts.settings, password)
  const fields = { account, name, agency, post: null, phone: null, email: null, signOnId: null }
  const { id } = await perform(parts, program, async (ctx) => {
    const held = agency ?? newId()
    if (agency !== null || roles.length > 0) await standing(ctx.db, held)
    const made = await addUser(ctx, fields, hashed)
    for (const role of roles)
      await ctx.db
        .insertInto('grants')
        .values({
          ...{ id: newId(), user_id: made.id, agency_id: held, role },
          ...{ valid_from: '2020-01-01' as never, valid_to: null, granted_by: program.id, created_at: ctx.now },
        })
        .execute()
    return made
  })
  return { id, account, password }
}

/** The session cookie that an answer sets, as `as` of the next call; undefined when it sets none. */
export function cookieOf({ headers }: Answered): string | undefined {
  const set = [headers['set-cookie'] ?? []].flat().map(String)
  return set.find((c) => c.startsWith(`${sessionCookie}=`))?.split(';')[0]
}

/** Lets administrators in without an authenticator. */
export async function demandNoFactor({ parts }: Opened): Promise<void> {
  await perform(parts, program, async (ctx) => {
    const { value, version } = await storedSetting(ctx.db, factorPolicy)
    if (value.required !== 'nobody') await changeSetting(ctx, factorPolicy, { value: { required: 'nobody' }, version })
    else await ctx.audit({ chain: INSTALLATION, act: 'test.began', subject: { type: 'test', id: 'test' } })
  })
}

/** Makes a person and signs them in over HTTP. */
export async function signIn(opened: Opened, wanted: Wanted = {}): Promise<Somebody> {
  await demandNoFactor(opened)
  const person = await makePerson(opened, wanted)
  const { account, password } = person
  const answer = await opened.call('POST', '/api/session', { body: { account, password } })
  assert.equal(answer.status, 200, answer.text)
  return { ...person, cookie: cookieOf(answer) ?? '' }
}

/** The first step of signing in. */
export const enter = (o: Opened, { account, password }: { account: string; password: string }, headers = {}) =>
  o.call('POST', '/api/session', { body: { account, password }, headers })

/** What was recorded about a person, oldest first. */
export const actsAbout = async ({ parts }: Opened, id: string): Promise<string[]> => {
  const rows = await parts.database.db
    .selectFrom('audit_log')
    .select('act')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map((r) => r.act)
}
