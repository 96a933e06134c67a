import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { restore } from '../../src/platform/backup/restore.ts'
import { backupOf, newSettings, notes, openNew, quiet, reopen, write } from '../support/data.ts'
import { folder } from '../support/gongkai.ts'

test('a backup that was cut, changed or made with another secret is refused and nothing is touched', async () => {
  const data = await openNew()
  await write(data, 'a', '内容', true)
  const path = join(folder(), 'good.tar')
  await backupOf(data, path)
  await data.close()
  const good = readFileSync(path)
  const changed = (change: (bytes: Buffer) => Buffer) => {
    const bad = join(folder(), 'bad.tar')
    writeFileSync(bad, change(Buffer.from(good)))
    return bad
  }
  const at = (name: string) => good.indexOf(name) + 512
  const flipped = (place: number) => (bytes: Buffer) => {
    bytes[place] = (bytes[place] ?? 0) ^ 1
    return bytes
  }
  const cases: [(bytes: Buffer) => Buffer, RegExp][] = [
    [flipped(at('files/')), /损坏或者被改动（files\//],
    [flipped(at('-settings.jsonl.gz') + 5), /损坏或者被改动（tables\//],
    [flipped(at('manifest.json') + 40), /损坏或者被改动/],
    [flipped(at('backup.json') - 500), /损坏，或者不是备份文件/],
    [(b) => b.subarray(0, b.length / 2), /不完整/],
    [(b) => b.subarray(0, 0), /不完整/],
    [() => Buffer.alloc(4096), /不是本程序的备份文件/],
    [() => Buffer.from('PK'.repeat(2000)), /不是备份文件/],
  ]
  const settings = await newSettings()
  for (const [change, says] of cases) {
    await assert.rejects(restore(changed(change), settings, { ...quiet, force: true }), says)
    assert.equal(existsSync(join(settings.dataDir, 'database')), false)
  }
  const other = await newSettings('PGlite', { SECRET_KEY: 'another secret that is long enough, too' })
  await assert.rejects(restore(path, other, { ...quiet, force: true }), /密钥（SECRET_KEY）与备份不符/)
  await assert.rejects(restore(join(folder(), 'none'), other, { ...quiet, force: true }), /读不了备份文件/)
})

test('restoring demands a stopped server and an empty folder, and keeps what it replaces', async () => {
  const data = await openNew()
  await write(data, 'a', '旧的', true)
  const path = join(folder(), 'old.tar')
  await backupOf(data, path)
  await write(data, 'a', '新的', true)
  const { settings } = data
  await assert.rejects(restore(path, settings, { ...quiet, force: true }), /正由另一个进程使用：进程号 \d+/)
  await data.close()
  await assert.rejects(
    restore(path, settings, { ...quiet, force: false }),
    /已有数据，没有恢复。确实要替换时请加 --force/,
  )
  const { replaced } = await restore(path, settings, { ...quiet, force: true })
  const again = await reopen(settings)
  assert.deepEqual(await notes(again), ['旧的'])
  await again.close()
  assert.ok(existsSync(join(replaced ?? '', 'database', 'PG_VERSION')))
  assert.ok(existsSync(join(replaced ?? '', 'files')))
})

test('a content that is lost or damaged is named in the backup and keeps nobody from restoring it', async () => {
  const data = await openNew()
  await write(data, 'a', '好的', true)
  await write(data, 'a', '坏的', true)
  const { rows } = await sql<{ hash: string }>`select hash from files order by created_at`.execute(data.database.db)
  const bad = rows[1]?.hash ?? ''
  writeFileSync(join(data.folder.files, bad.slice(0, 2), bad), '腐坏')
  const path = join(folder(), 'b.tar')
  assert.deepEqual((await backupOf(data, path)).missing, [bad])
  await data.close()
  const settings = await newSettings()
  assert.deepEqual((await restore(path, settings, { ...quiet, force: false })).missing, [bad])
})
