import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { HistoryRow } from '../platform/history-row.ts'
import { listAnswer, listQuery } from '../platform/list.ts'
import { command, query } from '../platform/operation.ts'

export const AuditRow = z.strictObject({
  ...HistoryRow.shape,
  chain: z.string().describe('机关的内部编号；installation 为本系统'),
  chainName: z.string(),
  actSays: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
})

const auditQuery = listQuery(['newest'], {
  chain: z.string().max(100).optional().describe('哪条记录链'),
  act: z.string().max(100).optional().describe('行为'),
  actor: z.string().max(100).optional().describe('操作人的内部编号'),
  subject: z.string().max(200).optional().describe('对象的内部编号'),
  from: CivilDate.optional().describe('从哪天起'),
  until: CivilDate.optional().describe('到哪天止，含当天'),
})

export const listAudit = query({
  id: 'audit.list',
  path: '/api/audit',
  says: '查看审计记录',
  access: { act: 'audit.read' },
  query: auditQuery,
  answer: listAnswer(AuditRow).extend({ acts: z.array(z.strictObject({ act: z.string(), says: z.string() })) }),
})

export const exportAudit = query({
  id: 'audit.export',
  path: '/api/audit.xlsx',
  says: '导出审计记录',
  access: { act: 'audit.read' },
  query: auditQuery,
  produces: 'file',
  answer: z.unknown(),
})

export const Verdict = z.strictObject({
  chain: z.string(),
  chainName: z.string(),
  records: z.int(),
  head: z.string(),
  brokenAt: z.int().nullable().describe('从第几条起与哈希不符；null 为完好'),
})

export const verifyAudit = query({
  id: 'audit.verify',
  method: 'POST',
  path: '/api/audit/verify',
  says: '重新计算审计记录的哈希链',
  access: { act: 'audit.read' },
  limit: { times: 6, seconds: 60 },
  answer: z.strictObject({ chains: z.array(Verdict), sound: z.boolean() }),
})

const Moment = z.iso.datetime().nullable()

export const readOperations = query({
  id: 'operations.read',
  path: '/api/operations',
  says: '查看运行状况',
  access: { act: 'operations.read' },
  answer: z.strictObject({
    version: z.string(),
    node: z.string(),
    startedAt: z.iso.datetime(),
    memoryBytes: z.int(),
    demonstration: z.boolean(),
    database: z.strictObject({
      kind: z.enum(['embedded', 'server']),
      version: z.string(),
      bytes: z.int(),
      migrations: z.int(),
      newestMigration: z.string(),
    }),
    disk: z.strictObject({ freeBytes: z.int(), totalBytes: z.int(), low: z.boolean() }),
    lastBackup: Moment,
    lastSnapshot: Moment,
    jobs: z.array(
      z.strictObject({
        name: z.string(),
        says: z.string(),
        cron: z.string(),
        lastDone: Moment,
        failed: z.int(),
        waiting: z.int(),
      }),
    ),
    mail: z.strictObject({
      configured: z.boolean(),
      waiting: z.int(),
      failing: z.int().describe('至少失败过一次、还会再试的'),
    }),
  }),
})

export const SettingRow = z.strictObject({
  name: z.string(),
  says: z.string(),
  why: z.string(),
  per: z.enum(['installation', 'agency']),
  value: z.unknown(),
  otherwise: z.unknown(),
  version: z.int().min(0),
  schema: z.unknown().describe('JSON Schema：可以填什么'),
  mayChange: z.boolean(),
})

export const listSettings = query({
  id: 'settings.list',
  path: '/api/settings',
  says: '查看设置',
  access: { act: 'settings.read' },
  query: z.strictObject({ agency: z.uuid().optional().describe('哪个机关的设置；没有则为整个系统') }),
  answer: z.strictObject({ rows: z.array(SettingRow) }),
})

export const changeSetting = command({
  id: 'settings.change',
  method: 'PUT',
  path: '/api/settings/:name',
  says: '修改设置',
  // Which act it needs is said by the setting; a person who may change none does not find the operation either.
  access: 'signedIn',
  params: z.strictObject({ name: z.string().max(100) }),
  body: z.strictObject({
    agency: z.uuid().optional(),
    value: z.unknown(),
    version: z.int().min(0),
  }),
  answer: z.strictObject({ version: z.int() }),
})

export const testMail = command({
  id: 'operations.testMail',
  path: '/api/operations/test-mail',
  says: '发送测试邮件',
  access: { act: 'operations.test' },
  body: z.strictObject({ to: z.email({ error: '应为电子邮件地址，如 name@example.com' }).max(200) }),
  limit: { times: 5, seconds: 300 },
  answer: z.strictObject({ id: z.uuid() }),
})
