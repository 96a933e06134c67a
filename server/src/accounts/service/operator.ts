import { z } from 'zod'
import { type Parts, program } from '../../platform/context.ts'
import { perform } from '../../platform/perform.ts'
import { StartError } from '../../platform/start-error.ts'
import { findByAccount } from '../store/credentials.ts'
import { findUser } from '../store/users.ts'
import { accountKey } from './attempts.ts'
import { reset } from './users.ts'

const Wanted = z.strictObject({ account: z.string(), secondFactor: z.boolean() })

/**
 * Resets an account for whoever runs the server: they could change the database anyway, so it is done openly and
 * recorded. The one-time password. Throws `StartError` when there is no such account in use.
 */
export const userReset =
  (parts: Parts) =>
  (sent: unknown): Promise<string> => {
    const { account, secondFactor } = Wanted.parse(sent)
    return perform(parts, program, async (ctx) => {
      const known = await findByAccount(ctx.db, accountKey(account))
      const user = known && (await findUser(ctx.db, known.user_id, ctx.today, ctx.now))
      if (!user) throw new StartError(`没有账号“${account}”。`)
      if (user.state !== 'active') throw new StartError(`账号“${account}”已经停用。请先由系统管理员恢复。`)
      return reset(ctx, user, { reason: '在服务器上用命令重置', secondFactor })
    })
  }
