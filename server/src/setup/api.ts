import type { Neighbours } from '../accounts/neighbours.ts'
import { describeSession } from '../accounts/service/session.ts'
import { type Handlers, handle } from '../platform/http/handler.ts'
import * as contract from './contract.ts'
import { completeSetup, setupState } from './service.ts'

export const setupApi = (around: Neighbours): Handlers => [
  handle(contract.readSetup, (ctx, { query }) => setupState(ctx, query.token)),
  handle(contract.completeSetup, async (ctx, { body }) => {
    await completeSetup(ctx, body)
    return describeSession(ctx, around)
  }),
]
