import { type Actor, anyone, type Context, type Parts } from '../../platform/context.ts'
import { isDemonstration } from '../../platform/installation.ts'
import { contextOf } from '../../platform/perform.ts'
import type { Session } from '../contract.ts'
import type { Neighbours } from '../neighbours.ts'
import { grantsOn } from '../store/grants.ts'
import { anyUser, findUser, namesOfUsers } from '../store/users.ts'
import { actorOf } from './sessions.ts'

/** How far signing in has come, for the screens. */
export async function describeSession(ctx: Context, around: Neighbours): Promise<Session> {
  const { db, actor, now, today, parts } = ctx
  const person = actor.session === null ? undefined : await findUser(db, actor.id, today, now)
  const grants = person && actor.stage === 'full' ? await grantsOn(db, actor.id, today) : []
  const names = await around.namesOf(ctx, [...new Set(grants.map((g) => g.agency))])
  const people = await namesOfUsers(
    db,
    grants.flatMap((g) => g.instead ?? []),
  )
  return {
    stage: actor.stage,
    setUp: person !== undefined || (await anyUser(db)),
    signOn: parts.settings.oidc !== null,
    demo: await isDemonstration(db),
    today,
    person: person
      ? {
          id: person.id,
          account: person.account,
          name: person.name,
          grants: grants.map(({ role, agency, instead }) => ({
            role,
            agency,
            agencyName: names.get(agency) ?? '',
            instead: instead === null ? null : (people.get(instead) ?? ''),
          })),
        }
      : null,
  }
}

/** The same after a step that gave a token. */
export async function describeToken(parts: Parts, around: Neighbours, token: string): Promise<Session> {
  const actor: Actor = (await actorOf(parts, token)) ?? anyone
  return describeSession(contextOf(parts, actor), around)
}
