import { statfs } from 'node:fs/promises'
import { may } from '@gongkai/rules/access'
import { inChinese } from '@gongkai/rules/dates'
import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { INSTALLATION, verifyChains } from '../platform/audit.ts'
import type { CommandContext, Context } from '../platform/context.ts'
import { errors as common, refuse } from '../platform/errors.ts'
import { parseInput } from '../platform/http/parse.ts'
import { isDemonstration } from '../platform/installation.ts'
import type { Job } from '../platform/jobs.ts'
import { queueMail } from '../platform/mail/mail.ts'
import { countMail } from '../platform/mail/store.ts'
import { changeSetting, type OnSettled, type Setting, storedSetting } from '../platform/setting.ts'
import { listSnapshots } from '../platform/snapshots/snapshot.ts'
import { errors } from './errors.ts'
import { type AuditFilter, actsRecorded, databaseFacts, findAudit, jobFacts, lastOf } from './store.ts'
import { words } from './words.ts'

/** What the slices to the left tell this one; handed in by app.ts. */
export interface Told {
  readonly jobs: readonly Job[]
  readonly settings: readonly Setting[]
  readonly settled: readonly OnSettled[]
  /** Names of persons and agencies by their ids. */
  names(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether the caller may do the act at the agency. */
  mayAt(ctx: Context, act: Setting['act'], agency: string): Promise<boolean>
}

const fixedNames: ReadonlyMap<string, string> = new Map([
  [INSTALLATION, '本系统'],
  ['anyone', '公众'],
  ['program', '系统'],
])
const nameIn = (names: ReadonlyMap<string, string>, id: string) => fixedNames.get(id) ?? names.get(id) ?? id

export async function auditPage(ctx: Context, told: Told, filter: AuditFilter) {
  const { total, rows } = await findAudit(ctx.db, filter)
  const names = await told.names(ctx, [...new Set(rows.flatMap((r) => [r.actor, r.chain]))])
  return {
    total,
    page: filter.page,
    size: filter.size,
    rows: rows.map(({ actor, chain, act, ...rest }) => ({
      ...rest,
      chain,
      chainName: nameIn(names, chain),
      actor,
      actorName: nameIn(names, actor),
      act,
      actSays: words[act] ?? act,
    })),
  }
}

export const auditActs = async ({ db }: Context) =>
  (await actsRecorded(db)).map((act) => ({ act, says: words[act] ?? act }))

export async function verifyAudit(ctx: Context, told: Told) {
  const chains = []
  for await (const verdict of verifyChains(ctx.db)) chains.push(verdict)
  const names = await told.names(
    ctx,
    chains.map((c) => c.chain),
  )
  return {
    chains: chains.map((c) => ({ ...c, chainName: nameIn(names, c.chain) })),
    sound: chains.every((c) => c.brokenAt === null),
  }
}

/** Below this, an administrator should make room. */
const LOW_DISK = 2 * 1024 ** 3
const startedAt = new Date()
const moment = (at: Date | null | undefined) => at?.toISOString() ?? null

export async function operations(ctx: Context, told: Told) {
  const { settings, database, folder } = ctx.parts
  const { bsize, bavail, blocks } = await statfs(folder.path)
  const facts = await jobFacts(ctx.db)
  return {
    version: packageJson.version,
    node: process.versions.node,
    startedAt: startedAt.toISOString(),
    memoryBytes: process.memoryUsage.rss(),
    demonstration: await isDemonstration(ctx.db),
    database: { kind: database.kind, ...(await databaseFacts(ctx.db)) },
    disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize, low: bavail * bsize < LOW_DISK },
    lastBackup: await lastOf(ctx.db, 'backup.made'),
    lastSnapshot: (await listSnapshots(ctx.parts.folder))[0]?.at ?? null,
    jobs: told.jobs.map(({ name, says, cron }) => {
      const known = facts.get(name)
      return {
        name,
        says,
        cron,
        lastDone: moment(known?.done),
        failed: known?.failed ?? 0,
        waiting: known?.waiting ?? 0,
      }
    }),
    mail: { configured: settings.smtp !== null, ...(await countMail(ctx.db)) },
  }
}

/** Whether the caller may change the setting, here: at the agency, or for the installation. */
const mayChange = async (ctx: Context, told: Told, { act, per }: Setting, agency: string | undefined) =>
  per === 'installation' ? may(ctx.actor, act, {}) : agency !== undefined && told.mayAt(ctx, act, agency)

export async function settingsPage(ctx: Context, told: Told, agency: string | undefined) {
  if (agency !== undefined && !(await told.mayAt(ctx, 'settings.read', agency))) throw refuse(common.notFound)
  const per = agency === undefined ? 'installation' : 'agency'
  const rows = []
  for (const s of told.settings.filter((one) => one.per === per)) {
    const stored = await storedSetting(ctx.db, s, agency)
    const { name, says, why, otherwise } = s
    const schema = z.toJSONSchema(s.schema, { io: 'input', unrepresentable: 'any' })
    rows.push({
      name,
      says,
      why,
      per,
      otherwise,
      schema,
      ...stored,
      mayChange: await mayChange(ctx, told, s, agency),
    } as const)
  }
  return { rows }
}

interface Change {
  readonly agency?: string | undefined
  readonly value: unknown
  readonly version: number
}

export async function change(ctx: CommandContext, told: Told, name: string, { agency, value, version }: Change) {
  const s = told.settings.find((one) => one.name === name)
  if (!s) throw refuse(common.notFound)
  if (s.per === 'agency' && agency === undefined) throw refuse(errors.agencyNeeded, { at: 'agency' })
  if (!(await mayChange(ctx, told, s, agency))) throw refuse(common.notFound)
  const parsed = parseInput(s.schema, value, 'value')
  const scope = s.per === 'agency' && agency !== undefined ? agency : INSTALLATION
  const changed = await changeSetting(ctx, s, { value: parsed, version, scope })
  for (const one of told.settled) if (one.name === name) await one.follow(ctx, scope)
  return { version: changed }
}

/** A letter to oneself, to see whether the mail server takes what this program sends. */
export async function testMail(ctx: CommandContext, to: string) {
  if (!may(ctx.actor, 'operations.test', {})) throw refuse(common.notFound)
  const id = await queueMail(ctx, {
    to,
    subject: '政府信息公开系统：邮件测试',
    text: `这是${inChinese(ctx.today)}由政府信息公开系统发出的测试邮件。收到即说明邮件服务器设置无误，无需回复。`,
  })
  await ctx.audit({ chain: INSTALLATION, act: 'mail.tested', subject: { type: 'mail', id } })
  return { id }
}
