import type { Neighbours } from '../accounts/neighbours.ts'
import { describeSession } from '../accounts/service/session.ts'
import { type Handlers, handle } from '../platform/http/handler.ts'
import * as contract from './contract.ts'
import { chooseDemonstration, demoAccounts } from './service.ts'

export const demonstrationApi = (around: Neighbours): Handlers => [
  handle(contract.chooseDemonstration, async (ctx, { body }) => {
    await chooseDemonstration(ctx, body.token)
    return describeSession(ctx, around)
  }),
  handle(contract.readDemoAccounts, (ctx) => demoAccounts(ctx)),
]
