import { Secret, TOTP } from 'otpauth'
import type { Context } from '../../platform/context.ts'
import { getKnown, takeRecoveryCode, takeStep } from '../store/credentials.ts'
import { recoveryDigest } from './passwords.ts'

const PERIOD = 30

const place = (user: string) => `credentials.totp:${user}`

/** A new secret for an authenticator, 160 random bits in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

const totpOf = (account: string, secret: string) =>
  new TOTP({ issuer: '政府信息公开', label: account, algorithm: 'SHA1', digits: 6, period: PERIOD, secret })

/** What an authenticator reads from the picture. */
export const addressOf = (account: string, secret: string): string => totpOf(account, secret).toString()

export const sealSecret = ({ parts }: Pick<Context, 'parts'>, user: string, secret: string): string =>
  parts.secrets.seal(secret, place(user))
export const openSecret = ({ parts }: Pick<Context, 'parts'>, user: string, sealed: string): string =>
  parts.secrets.open(sealed, place(user))

/**
 * The step of time to which a code belongs, at most one before or after the present; null when it is wrong. By the
 * computer's own clock, as the authenticator's: a date fixed for a demonstration has no part in it.
 */
export function stepOf(secret: string, code: string): number | null {
  const timestamp = Date.now()
  const delta = totpOf('', secret).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
}

/** Takes a second factor, each code once: the winner of two at the same time. What it was; null when it was wrong. */
export async function takeFactor(
  ctx: Pick<Context, 'db' | 'now' | 'parts'>,
  user: string,
  code: string,
): Promise<'code' | 'recoveryCode' | null> {
  const { totp } = await getKnown(ctx.db, user)
  if (totp === null) return null
  if (!/^\d{6}$/.test(code))
    return (await takeRecoveryCode(ctx.db, user, recoveryDigest(ctx.parts, user, code), ctx.now))
      ? 'recoveryCode'
      : null
  const step = stepOf(openSecret(ctx, user, totp), code)
  return step !== null && (await takeStep(ctx.db, user, step)) ? 'code' : null
}
