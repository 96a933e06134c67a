import assert from 'node:assert/strict'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { restore } from '../../src/platform/backup/restore.ts'
import { listSnapshots, takeSnapshot } from '../../src/platform/snapshots/snapshot.ts'
import { verifySnapshot } from '../../src/platform/snapshots/verify.ts'
import { notes, openNew, quiet, reopen, write } from '../support/data.ts'

test('a damaged or missing database is never made anew: the start names the snapshot that brings it back', async () => {
  const data = await openNew()
  await write(data, 'a', '在快照中')
  const snapshot = await takeSnapshot(data.database, data.folder, verifySnapshot, new Date())
  assert.equal(snapshot?.records, 1)
  assert.equal(await takeSnapshot(data.database, data.folder, verifySnapshot, new Date()), null)
  await write(data, 'a', '在快照之后')
  await data.close()
  const { settings, folder: places } = data
  const says = new RegExp(`已经损坏，打不开.*没有改动任何内容.*gongkai restore --force ${snapshot?.path}`, 's')
  writeFileSync(join(places.database, 'global', 'pg_control'), 'x')
  await assert.rejects(reopen(settings), says)
  rmSync(places.database, { recursive: true })
  await assert.rejects(reopen(settings), says)
  assert.equal(existsSync(places.database), false)
  await restore(snapshot?.path ?? '', settings, { ...quiet, force: true })
  const again = await reopen(settings)
  assert.deepEqual(await notes(again), ['在快照中'])
  await again.close()
})

test('a snapshot that cannot be read is not kept, and of many only some stay', async () => {
  const data = await openNew()
  const fail = async () => {
    throw new Error('unreadable')
  }
  await assert.rejects(takeSnapshot(data.database, data.folder, fail, new Date()), /unreadable/)
  assert.deepEqual(readdirSync(data.folder.snapshots), [])
  assert.deepEqual(readdirSync(data.folder.drafts), [])
  for (let n = 0; n < 11; n++) {
    const name = join(data.folder.snapshots, `202603${String(n + 10)}`)
    const at = new Date(Date.UTC(2026, 2, 1, n * 6)).toISOString()
    writeFileSync(`${name}.tar.gz`, '')
    writeFileSync(`${name}.json`, JSON.stringify({ at, sum: '', position: '', bytes: 0, records: n }))
  }
  await takeSnapshot(data.database, data.folder, async () => ({ records: 11 }), new Date('2026-03-31T18:00:00Z'))
  const kept = (await listSnapshots(data.folder)).map((s) => s.records)
  assert.deepEqual(kept, [11, 10, 9, 8, 7, 6, 3])
  await data.close()
})
