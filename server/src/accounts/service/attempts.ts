import type { Context, Parts } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { refuse } from '../../platform/errors.ts'
import { networkOf } from '../../platform/network.ts'
import { settingOf } from '../../platform/setting.ts'
import { accountErrors } from '../errors.ts'
import { lockPolicy } from '../policy.ts'
import { clearAttempts, countAttempt, forgiveAttempt, type Lock } from '../store/attempts.ts'

type Keys = Pick<Parts, 'secrets'>

/** Accounts are compared so, whatever case somebody types. */
export const accountKey = (account: string): string => account.trim().toLowerCase()

/** Under which digest the attempts on an account name are counted, whether anybody has that name or not. */
export const attemptsKey = ({ secrets }: Keys, account: string): string =>
  `account:${secrets.blind(accountKey(account), 'sign-in attempts')}`
const addressKey = ({ secrets }: Keys, address: string): string =>
  `address:${secrets.blind(networkOf(address), 'sign-in attempts')}`

/** An attempt that was let in, to be settled when its outcome is known; not settled it counts as failed. */
export interface Attempt {
  /** Something right was shown, but signing in is not done: this attempt does not count. */
  forgive(db: Handle): Promise<void>
  /** Signing in is done: the account starts anew; the address keeps what others did from there. */
  clear(db: Handle, now: Date): Promise<void>
}

/** Lets an attempt in, or refuses while the account or the address is locked. Outside any transaction. */
export async function attempt({ db, now, parts }: Context, account: string, address: string): Promise<Attempt> {
  const { failures, addressFailures, minutes } = await settingOf(db, lockPolicy)
  const ofAccount: Lock = { failures, minutes }
  const ofAddress: Lock = { failures: addressFailures, minutes }
  const [name, from] = [attemptsKey(parts, account), addressKey(parts, address)]
  const until = (await countAttempt(db, from, ofAddress, now)) ?? (await countAttempt(db, name, ofAccount, now))
  if (until) throw refuse(accountErrors.signInLocked, { says: lockedSays(until, now) })
  return {
    forgive: async (tx) => {
      await forgiveAttempt(tx, from, ofAddress)
      await forgiveAttempt(tx, name, ofAccount)
    },
    clear: async (tx, at) => {
      await forgiveAttempt(tx, from, ofAddress)
      await clearAttempts(tx, name, at)
    },
  }
}

const lockedSays = (until: Date, now: Date) =>
  `登录失败次数太多，已经锁定。请在${Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))}分钟后再试，或者请安全管理员解锁。`
