import { z } from 'zod'
import { INSTALLATION } from '../../platform/audit.ts'
import { anyone, type Parts } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { safely } from '../../platform/log.ts'
import { contextOf, perform } from '../../platform/perform.ts'
import { settingOf } from '../../platform/setting.ts'
import { accountErrors } from '../errors.ts'
import { signOnPolicy } from '../policy.ts'
import { findBySignOn } from '../store/credentials.ts'
import type { Provider } from './provider.ts'
import { signOnKey } from './sealed.ts'
import { beginSession } from './sessions.ts'
import { as, recordFailure, subjectOf } from './signIn.ts'

/** So long may a person take at the provider. */
const PATIENCE = 10 * 60_000
const place = 'cookie.sign-on'

const Waiting = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string(), until: z.number() })

/** Where to send the browser, and what it keeps, sealed, until it comes back. */
export async function beginSignOn(parts: Parts, provider: Provider, returnTo: string) {
  const { scope } = await settingOf(parts.database.db, signOnPolicy)
  const { to, expected } = await provider.begin(returnTo, scope).catch((error) => {
    parts.log.warn(safely(error), 'sign-on provider')
    throw refuse(accountErrors.signOnFailed)
  })
  const waiting: z.infer<typeof Waiting> = { ...expected, until: Date.now() + PATIENCE }
  return { to, kept: parts.secrets.seal(JSON.stringify(waiting), place) }
}

function waitingIn({ secrets }: Parts, kept: string | undefined) {
  try {
    const waiting = Waiting.parse(JSON.parse(secrets.open(kept ?? '', place)))
    return waiting.until > Date.now() ? waiting : null
  } catch {
    return null
  }
}

interface Returned {
  /** The address to which the browser came back, with what the provider wrote into it. */
  readonly answer: URL
  readonly kept: string | undefined
  readonly agent: string
}

/**
 * Begins a session for the account that the provider's claim belongs to; it makes no account and gives no role. The
 * token. Throws `signOnFailed`, `signOnUnknown`.
 */
export async function finishSignOn(
  parts: Parts,
  provider: Provider,
  { answer, kept, agent }: Returned,
): Promise<string> {
  const ctx = contextOf(parts, anyone)
  const fail = async (known: (typeof accountErrors)['signOnFailed']) => {
    await recordFailure(ctx, anyone, 'session.signOnRefused', 'unknown')
    return refuse(known)
  }
  const waiting = waitingIn(parts, kept)
  if (!waiting) throw await fail(accountErrors.signOnFailed)
  const { claim } = await settingOf(ctx.db, signOnPolicy)
  const identity = await provider.finish(answer, waiting, claim).catch((error) => {
    parts.log.warn(safely(error), 'sign-on provider')
    return null
  })
  if (identity === null) throw await fail(accountErrors.signOnFailed)
  const user =
    typeof identity === 'string' && identity !== '' ? await findBySignOn(ctx.db, signOnKey(parts, identity)) : undefined
  if (!user) throw await fail(accountErrors.signOnUnknown)
  return perform(parts, as(user.id), async (tx) => {
    const { id, token } = await beginSession(tx, { user: user.id, method: 'signOn', agent })
    const after = { session: id, shown: 'signOn' }
    await tx.audit({ chain: INSTALLATION, act: 'session.begun', subject: subjectOf(user.id), after })
    return token
  })
}
