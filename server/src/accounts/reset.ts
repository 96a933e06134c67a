import { z } from 'zod'
import type { Arguments } from '../platform/args.ts'
import { askFor } from '../platform/backup/channel.ts'
import { serverOf, telling, withSource } from '../platform/backup/run.ts'
import { createClock } from '../platform/clock.ts'
import { status, UsageError } from '../platform/errors.ts'
import { createLog } from '../platform/log.ts'
import { send } from '../platform/terminal.ts'
import { userReset } from './service/operator.ts'

/** `gongkai user reset 账号`: through the running server, or on the database itself where none has it. */
export function runUser({ operands: [what, account, ...more], switches }: Arguments): Promise<number> {
  if (what !== 'reset' || account === undefined || more.length > 0)
    throw new UsageError('请写作：gongkai user reset 账号。')
  const wanted = { account, secondFactor: switches.has('second-factor') }
  return telling(async (settings) => {
    const server = await serverOf(settings)
    const oneTimePassword = server
      ? z.string().parse(await askFor(server, 'userReset', wanted))
      : await withSource(settings, ({ vault, ...source }) => {
          const log = createLog('warn')
          return userReset({ ...source, settings, secrets: vault, clock: createClock(settings.now), log })(wanted)
        })
    await send(process.stderr, '一次性口令如下，只显示这一次；用它登录后必须更换。原有的登录已经退出。\n')
    await send(process.stdout, `${oneTimePassword}\n`)
    return status.done
  })
}
