import { createHash, randomBytes } from 'node:crypto'
import { isAdministrator, type Role } from '@gongkai/rules/access'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor, Context, Parts } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import type { Exchange } from '../../platform/http/handler.ts'
import { newId } from '../../platform/ids.ts'
import { type Setting, settingOf, valueIn } from '../../platform/setting.ts'
import { factorPolicy, sessionPolicy } from '../policy.ts'
import {
  confirmSession,
  type FindSession,
  findSession,
  insertSession,
  type LiveSession,
  sessionFinder,
  touchSession,
  type VersionsColumn,
} from '../store/sessions.ts'
import type { SessionTable } from '../store/tables.ts'
import { deviceOf } from './device.ts'

export const sessionCookie = 'gongkai_session'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** So long may the steps of signing in take after the first. */
const SIGNING_IN = 15 * MINUTE

/** A session whose token was taken from the database signs nobody in. */
const sumOf = (token: string) => createHash('sha256').update(token).digest('base64url')

type Policy<S extends Setting> = z.output<S['schema']>

/** Sessions last used or made before these instants have ended. */
const endsBy = ({ idleMinutes, hours }: Policy<typeof sessionPolicy>, now: Date) => ({
  seen: new Date(now.getTime() - idleMinutes * MINUTE),
  made: new Date(now.getTime() - hours * HOUR),
})
export const endOfSessions = async (db: Handle, now: Date) => endsBy(await settingOf(db, sessionPolicy), now)

/** How far a person in these roles has come with the session; those from a sign-on provider did it all there. */
function stageOf(
  { method, factor_at, must_change, has_totp }: Pick<LiveSession, 'method' | 'factor_at' | 'must_change' | 'has_totp'>,
  roles: readonly Role[],
  { required }: Policy<typeof factorPolicy>,
): Actor['stage'] {
  if (method === 'signOn') return 'full'
  if (has_totp && factor_at === null) return 'secondFactor'
  if (must_change) return 'newPassword'
  const demanded = required === 'everyone' || (required === 'administrators' && roles.some(isAdministrator))
  return demanded && !has_totp ? 'newFactor' : 'full'
}

/**
 * Whoever has the session of this token, with the grants in force today; null when it is unknown or has ended. Asks
 * the database outside any transaction.
 */
export async function actorOf(
  { database, clock }: Parts,
  token: string,
  find: FindSession = findSession,
): Promise<Actor | null> {
  const { db } = database
  const now = clock.now()
  const [session] = await find(db, { token_sum: sumOf(token), day: clock.today() })
  if (!session) return null
  const { grants, policies, versions } = session
  const end = endsBy(valueIn(sessionPolicy, policies), now)
  if (session.seen_at <= end.seen || session.created_at <= end.made) return null
  const roles = grants.map((g) => g.role)
  const stage = stageOf(session, roles, valueIn(factorPolicy, policies))
  if (stage !== 'full' && now.getTime() - session.created_at.getTime() > SIGNING_IN) return null
  await touchSession(db, session, now)
  const held = stage === 'full' ? grants.map(({ role, agency }) => ({ role, agency })) : []
  const standsInFor = [...new Set(grants.flatMap((g) => g.instead ?? []))]
  return {
    id: session.user_id,
    name: session.name,
    session: session.id,
    stage,
    grants: held,
    standsInFor,
    ...(versions && { versions }),
  }
}

/** Who asks, by the session cookie of the request. */
export function resolve(parts: Parts, versions: VersionsColumn) {
  const find = sessionFinder(versions)
  return async (request: FastifyRequest): Promise<Actor | null> => {
    const token = request.cookies[sessionCookie]
    return token && token.length < 100 ? actorOf(parts, token, find) : null
  }
}

const newToken = () => randomBytes(32).toString('base64url')

interface Beginning {
  readonly user: string
  readonly method: SessionTable['method']
  readonly agent: string
}

/** Begins a session in the transaction of whatever let the person in. Its token, which is nowhere else. */
export async function beginSession({ db, now }: Pick<Context, 'db' | 'now'>, { user, method, agent }: Beginning) {
  const token = newToken()
  const row = { id: newId(), token_sum: sumOf(token), user_id: user, method, device: deviceOf(agent) }
  await insertSession(db, { ...row, factor_at: null, created_at: now, seen_at: now })
  return { id: row.id, token }
}

/** Notes that the second factor was shown. The session's new token: what was known before has less power. */
export async function raiseSession({ db, now }: Pick<Context, 'db' | 'now'>, id: string): Promise<string> {
  const token = newToken()
  await confirmSession(db, id, sumOf(token), now)
  return token
}

export const giveCookie = (exchange: Exchange, token: string): void => exchange.setCookie(sessionCookie, token)
export const takeCookie = (exchange: Exchange): void => exchange.setCookie(sessionCookie, '')
