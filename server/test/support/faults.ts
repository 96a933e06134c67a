import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { append } from '../../src/platform/audit.ts'
import { ROOM } from '../../src/platform/database/room.ts'
import { valuesOf } from '../letters/support.ts'
import { check, emptyLedger, furnish, type Installation, verify, write } from './crash.ts'
import { type Kind, newSettings, openNew, reopen } from './data.ts'
import { folder, gongkai } from './gongkai.ts'
import { createDatabase, startCluster } from './postgres.ts'
import { type Heard, NotServing, type Serving, serve } from './serve.ts'

const HOUR = 3_600_000
const PATIENCE = 30_000

const draft = (serving: Serving, { agency, clerk }: Installation): Promise<Heard> =>
  serving.ask('POST', '/api/letters', { as: clerk, body: { agency, kind: 'L10', values: valuesOf('L10') } })

/** Asks until it is answered so. */
async function until(status: number, ask: () => Promise<Heard>): Promise<Heard> {
  for (const end = Date.now() + PATIENCE; ; await wait(100)) {
    const heard = await ask()
    if (heard.status === status || Date.now() > end) return heard
  }
}

/** Refused with a sentence that says what to do. */
function refused({ status, body }: Heard, expected: number, code: string, says: RegExp): void {
  assert.deepEqual([status, body.error?.code], [expected, code], JSON.stringify(body))
  assert.match(body.error.message, says)
}

/** The database server goes away in the midst of writing, then comes back. */
export async function lostConnection(): Promise<void> {
  const cluster = await startCluster({ durable: true })
  const url = await createDatabase(cluster.url)
  const installation = await furnish(newSettings('PGlite', { DATABASE_URL: url }).then(reopen))
  const serving = await serve(installation.env)
  const ledger = emptyLedger()
  for (let round = 0; round < 3; round++) {
    let writing = 4
    const writers = [1, 2, 3, 4].map(() => write(serving, installation, ledger).then(() => writing--))
    await wait(400)
    if (round === 2) await cluster.stop()
    // Each time there is somebody who is between two connections.
    else for (; writing > 0; await wait(50)) await endConnections(cluster.url)
    await Promise.all(writers)
  }
  refused(await draft(serving, installation), 503, 'unavailable', /数据库暂时连接不上.*稍后再试/)
  assert.equal((await serving.ask('GET', '/healthz')).status, 200)
  const ready = await serving.ask('GET', '/readyz')
  assert.deepEqual([ready.status, ready.body.problems], [503, ['数据库连接不上']])
  await cluster.start()
  assert.equal((await until(200, () => serving.ask('GET', '/readyz'))).status, 200)
  await check(serving, installation, ledger)
  await verify(installation)
  assert.ok(ledger.numbered.size > 0)
  assert.equal(await serving.stop(), 0)
  await cluster.end()
}

async function endConnections(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongkai'`)
  await client.end()
}

/** The computer's clock was set back behind the last record. */
export async function clockSetBack(kind: Kind): Promise<void> {
  const data = await openNew(kind)
  const ahead = new Date(Date.now() + HOUR)
  await append(
    data.database.db,
    ahead,
    { id: 'tester' },
    {
      ...{ chain: 'installation', act: 'test', subject: { type: 'test', id: 'test' } },
    },
  )
  await data.close()
  const installation = await furnish(reopen(data.settings))
  const serving = await serve(installation.env)
  refused(await draft(serving, installation), 503, 'clockBehind', /比最近的记录早.*校准时间/)
  const list = `/api/letters?agency=${installation.agency}`
  assert.equal((await serving.ask('GET', list, { as: installation.clerk })).status, 200)
  assert.equal(await serving.stop(), 0)
}

/** A second process on one data folder. */
export async function secondProcess(): Promise<void> {
  const installation = await furnish(openNew())
  const first = await serve(installation.env)
  await assert.rejects(serve(installation.env), (error) => {
    assert.ok(error instanceof NotServing)
    assert.equal(error.status, 2)
    assert.match(error.message, new RegExp(`${first.pid}`))
    assert.match(error.message, /[\u4e00-\u9fff]/)
    return true
  })
  assert.equal((await draft(first, installation)).status, 200)
  assert.equal(await first.stop(), 0)
}

/** A small disk of its own; null where this account may not have one. */
function smallDisk(megabytes: number): string | null {
  const path = mkdtempSync(join(tmpdir(), 'gongkai-disk-'))
  process.once('exit', () => {
    spawnSync('umount', ['-l', path])
    rmSync(path, { recursive: true, force: true })
  })
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  return status === 0 ? path : null
}

/** The disk fills up while the embedded database writes. False where no small disk can be had. */
export async function fullDisk(): Promise<boolean> {
  const disk = smallDisk(240)
  if (!disk) return false
  const installation = await furnish(openNew())
  const dataDir = join(disk, 'data')
  cpSync(installation.env.DATA_DIR ?? '', dataDir, { recursive: true })
  const there = { ...installation, env: { ...installation.env, DATA_DIR: dataDir } }
  const ballast = join(disk, 'ballast')
  const fill = (left: number) => {
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - left))
  }
  const serving = await serve(there.env)
  fill(ROOM + 1_000_000)
  const ledger = emptyLedger()
  await assert.rejects(write(serving, there, ledger), /noSpace/)
  refused(await draft(serving, there), 507, 'noSpace', /磁盘空间不足.*清理磁盘/)
  const list = `/api/letters?agency=${there.agency}`
  assert.equal((await serving.ask('GET', list, { as: there.clerk })).status, 200, 'what is there can still be read')
  assert.equal(await serving.stop(), 0)
  await assert.rejects(serve(there.env), /磁盘空间不足.*数据没有损坏/)
  rmSync(ballast)
  const again = await serve(there.env)
  await check(again, there, ledger)
  await verify(there)
  assert.equal(await again.stop(), 0)
  return true
}

/** A backup that is made while letters are written, restored elsewhere. */
export async function backupUnderLoad(kind: Kind): Promise<void> {
  const installation = await furnish(openNew(kind))
  const serving = await serve(installation.env)
  const ledger = emptyLedger()
  const writers = [1, 2, 3].map(() => write(serving, installation, ledger))
  await wait(1000)
  const before = { ...ledger, drafted: new Set(ledger.drafted), numbered: new Map(ledger.numbered) }
  const path = join(folder(), 'backup.tar')
  const made = await gongkai(['backup', '-o', path], { env: installation.env })
  assert.equal(made.status, 0, made.stderr)
  await wait(200)
  await serving.kill()
  await Promise.all(writers)
  assert.ok(ledger.drafted.size > before.drafted.size, 'letters were written during the backup')
  const settings = await newSettings(kind)
  const env = {
    ...installation.env,
    DATA_DIR: settings.dataDir,
    ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
  }
  const restored = { ...installation, env }
  const back = await gongkai(['restore', '--force', path], { env })
  assert.equal(back.status, 0, back.stderr)
  const elsewhere = await serve(env)
  await check(elsewhere, restored, { ...before, open: [] }, { more: true })
  await verify(restored)
  assert.equal(await elsewhere.stop(), 0)
}
