import { civilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { Session } from '../accounts/contract/session.ts'
import { Account, Password, PersonName } from '../accounts/contract/words.ts'
import { AgencyDate, facts, Level, NewAgency, Slug } from '../agencies/contract.ts'
import { command, line, query } from '../platform/operation.ts'

/** The one-time word of the setup link. */
const Token = z.string().trim().max(200).describe('设置链接中的 token')
const limit = { times: 30, seconds: 60 }

export const readSetup = query({
  id: 'setup.state',
  path: '/api/setup',
  says: '是否需要初次设置，这个设置链接能不能用',
  access: 'public',
  limit,
  query: z.strictObject({ token: Token.optional() }),
  answer: z.strictObject({
    needed: z.boolean().describe('还没有设置'),
    valid: z.boolean().describe('需要设置，并且 token 有效'),
    demonstration: z.boolean().describe('这是演示数据'),
  }),
})

const Administrator = z.strictObject({ account: Account, name: PersonName, password: Password })

/** Before this day there was no disclosure work to record (条例 of 2007 in force). */
const BEGINNING = civilDate('2008-05-01')

export const completeSetup = command({
  id: 'setup.complete',
  path: '/api/setup',
  says: '初次设置：三名管理员，本级政府和它的办公室',
  access: 'public',
  replays: false,
  ownTransactions: true,
  limit,
  body: z.strictObject({
    token: Token,
    agency: z
      .strictObject({
        name: NewAgency.shape.name,
        slug: Slug,
        level: Level.default('county'),
        region: facts.shape.region.default(null),
        from: AgencyDate.default(BEGINNING).describe('设立之日；不填的为2008年5月1日'),
      })
      .describe('本级人民政府'),
    office: z
      .strictObject({ name: NewAgency.shape.name, slug: Slug })
      .describe('政府办公厅（室），政府信息公开工作主管部门'),
    above: z
      .strictObject({ name: line(60), slug: Slug, kind: z.enum(['localGov', 'provincialGov']).default('localGov') })
      .nullable()
      .default(null)
      .describe('上一级人民政府，用来确定行政复议机关'),
    systemAdmin: Administrator,
    securityAdmin: Administrator,
    auditAdmin: Administrator,
  }),
  answer: Session,
})
export type Setup = z.output<(typeof completeSetup)['body']>
