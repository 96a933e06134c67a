import { roleNames } from '@gongkai/rules/access'
import { z } from 'zod'
import { Session } from '../accounts/contract/session.ts'
import { command, query } from '../platform/operation.ts'
import { readSetup } from '../setup/contract.ts'

export const chooseDemonstration = command({
  id: 'setup.demonstration',
  path: '/api/setup/demo',
  says: '不做初次设置，建立演示数据：虚构的云川县',
  access: 'public',
  replays: false,
  ownTransactions: true,
  limit: { times: 10, seconds: 60 },
  body: z.strictObject({ token: readSetup.query.shape.token.unwrap() }),
  answer: Session,
})

export const readDemoAccounts = query({
  id: 'demonstration.accounts',
  path: '/api/demonstration',
  says: '演示账户和公开的口令；不是演示数据的没有',
  access: 'public',
  answer: z.strictObject({
    password: z.string(),
    rows: z.array(
      z.strictObject({
        account: z.string(),
        name: z.string(),
        role: z.enum(roleNames),
        roleName: z.string(),
        agencyName: z.string(),
      }),
    ),
  }),
})
