import { existsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FastifyBaseLogger as Log } from 'fastify'
import type { Arguments } from '../args.ts'
import { lostBy, openData } from '../data.ts'
import { openServer } from '../database/database.ts'
import { pending, readMigrations } from '../database/migrate.ts'
import { messageOf, status, UsageError } from '../errors.ts'
import { openShelf } from '../files/shelf.ts'
import { isFull, OWN_FILE, renameDurably } from '../folder/durable.ts'
import { openFolder, placesOf } from '../folder/folder.ts'
import { callHolder } from '../folder/lock.ts'
import { createLog } from '../log.ts'
import { Progress as Bar } from '../progress.ts'
import { migrationsFolder } from '../root.ts'
import { readSecret } from '../secrets/secret.ts'
import { openVault } from '../secrets/service.ts'
import { readSettings, type Settings, SettingsError } from '../settings.ts'
import { verifySnapshot } from '../snapshots/verify.ts'
import { StartError } from '../start-error.ts'
import { send } from '../terminal.ts'
import { type AuditVerdict, verifyAudit } from './audit.ts'
import { ask } from './channel.ts'
import { type Made, makeBackup, type Source } from './make.ts'
import type { Progress } from './parts.ts'
import { restore } from './restore.ts'
import type { Sink } from './tar.ts'

const say = (text: string) => send(process.stderr, `${text}\n`)

/** Carries a command out; what keeps it from being done is told in a sentence. */
export async function telling(work: (settings: Settings) => Promise<number>): Promise<number> {
  try {
    return await work(readSettings(process.env))
  } catch (error) {
    if (isFull(error)) await say('磁盘空间不足，没有完成。请清理磁盘后再试。')
    else if (error instanceof StartError || error instanceof SettingsError) await say(messageOf(error))
    else throw error
    return status.unreadable
  }
}

/** A bar on standard error, once it is known how much there is. */
function progressBar(): Progress & { end(): void } {
  let bar: Bar | undefined
  return {
    total: (pieces) => {
      bar = new Bar(pieces, false)
    },
    step: () => bar?.step(),
    end: () => bar?.end(),
  }
}

const quiet = (settings: Settings): Log => createLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel)

/** Works on a database of a server, which any number of processes may use, or on the embedded one if it is free. */
export async function withSource<T>(settings: Settings, work: (source: Source) => Promise<T>): Promise<T> {
  const log = quiet(settings)
  if (!settings.databaseUrl) {
    const data = await openData(settings, { log, onLost: () => process.exit(status.unreadable) })
    try {
      return await work(data)
    } finally {
      await data.close()
    }
  }
  const folder = await openFolder(settings.dataDir)
  const database = await openServer(settings.databaseUrl, lostBy(log))
  try {
    if ((await pending(database, await readMigrations(migrationsFolder))).length > 0)
      throw new StartError('数据库还没有升级到本程序的版本。请先启动一次服务，再执行这个命令。')
    const vault = await openVault(database, await readSecret(settings, folder.secretKey, false))
    return await work({ folder, database, vault, shelf: openShelf(folder) })
  } finally {
    await database.close()
  }
}

/** The running server that has the embedded database, if one does. */
export async function serverOf(settings: Settings) {
  if (settings.databaseUrl) return null
  const folder = placesOf(settings.dataDir)
  if (!existsSync(folder.path)) throw new StartError(`没有数据文件夹 ${folder.path}。请核对 DATA_DIR。`)
  return callHolder(folder.path)
}

const nameOf = (at: Date) => `gongkai-backup-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.tar`

export const runBackup = ({ operands, values }: Arguments): Promise<number> => {
  if (operands.length > 0) throw new UsageError('备份文件写在 -o 之后。')
  return telling(async (settings) => {
    const bar = progressBar()
    const file = values.output ?? nameOf(new Date())
    const made = await writingTo(file, async (sink) => {
      const server = await serverOf(settings)
      if (server) return ask(server, 'backup', sink, bar)
      return withSource(settings, (source) => makeBackup(source, sink, bar))
    }).finally(bar.end)
    await say(summaryOf(file, made))
    return made.missing.length > 0 ? status.found : status.done
  })
}

function summaryOf(file: string, { tables, rows, files, records, missing }: Made): string {
  const lines = [`备份完成：${file === '-' ? '标准输出' : resolve(file)}`]
  lines.push(`数据表${tables}张、${rows}行，文件${files}个，审计记录${records}条。密钥不在其中，请另行保管。`)
  if (missing.length > 0)
    lines.push(
      `有${missing.length}个文件的内容已经丢失或者损坏，请从较早的备份中找回：`,
      ...missing.map((h) => `  ${h}`),
    )
  return lines.join('\n')
}

/** Writes a file that appears under its name only when it is whole and on the disk. */
async function writingTo<T>(path: string, work: (sink: Sink) => Promise<T>): Promise<T> {
  if (path === '-') {
    if (process.stdout.isTTY) throw new UsageError('备份不能显示在终端上，请用 -o 写明文件。')
    return work((chunk) => send(process.stdout, chunk))
  }
  const draft = `${path}.${process.pid}.part`
  const file = await open(draft, 'wx', OWN_FILE).catch((error) => {
    throw new StartError(`不能写入 ${path}（${messageOf(error)}）。请检查文件夹是否存在、是否有权限。`)
  })
  try {
    const result = await work((chunk) => file.writeFile(chunk))
    await file.sync()
    await file.close()
    await renameDurably(draft, path)
    return result
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

export const runRestore = ({ operands, switches }: Arguments): Promise<number> => {
  const [path] = operands
  if (path === undefined || operands.length > 1) throw new UsageError('请写明一个备份文件：gongkai restore 文件。')
  return telling(async (settings) => {
    const bar = progressBar()
    const options = { force: switches.has('force'), log: quiet(settings), progress: bar }
    const { kind, at, replaced, missing } = await restore(path, settings, options).finally(bar.end)
    await say(
      [
        `恢复完成，已核对${kind === 'backup' ? '每一部分、行数、文件和审计记录' : '全部数据和审计记录'}${at ? `（备份于 ${at}）` : ''}。`,
        ...(replaced ? [`原有数据移到：${replaced}。确认无误后可以删除。`] : []),
        ...(missing.length > 0 ? [`备份时已有${missing.length}个文件丢失或者损坏，恢复后仍然如此。`] : []),
      ].join('\n'),
    )
    return status.done
  })
}

export const runAudit = ({ operands, values }: Arguments): Promise<number> => {
  const [what, snapshot, ...more] = operands
  if (what !== 'verify' || more.length > 0) throw new UsageError('请写作：gongkai audit verify。')
  const asJson = values.format === 'json'
  return telling(async (settings) => {
    if (snapshot !== undefined) {
      const verified = await verifySnapshot(snapshot)
      const { tables, chains, records } = verified
      const text = `快照可以打开，${tables}张数据表全部读过，${chains}条审计链、${records}条记录连续。`
      await send(process.stdout, `${asJson ? JSON.stringify(verified) : text}\n`)
      return status.done
    }
    const server = await serverOf(settings)
    const verdict = server ? await ask(server, 'verify') : await withSource(settings, verifyAudit)
    await send(process.stdout, `${asJson ? JSON.stringify(verdict) : verdictText(verdict)}\n`)
    return verdict.wrong.length > 0 ? status.found : status.done
  })
}

const verdictText = ({ chains, records, lines, wrong }: AuditVerdict): string =>
  wrong.length > 0
    ? [`审计记录有${wrong.length}处不符：`, ...wrong.map((w) => `  ${w}`)].join('\n')
    : `审计记录完整：${chains}条链、${records}条记录连续，与${lines}行签名的链首相符。`
