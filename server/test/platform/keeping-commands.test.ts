import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { answer } from '../../src/platform/backup/channel.ts'
import { openShelf } from '../../src/platform/files/shelf.ts'
import { isFull } from '../../src/platform/folder/durable.ts'
import { openFolder } from '../../src/platform/folder/folder.ts'
import { openNew, SECRET, write } from '../support/data.ts'
import { folder, gongkai } from '../support/gongkai.ts'

test('the command line asks the running process, and opens the folder itself when it is free', async () => {
  const data = await openNew()
  for (let i = 0; i < 5; i++) await write(data, 'a', `第${i}条`, true)
  data.lock.answer((caller) => void answer(caller, data))
  const env = { DATA_DIR: data.settings.dataDir, SECRET_KEY: SECRET, DATABASE_URL: '' }
  const file = join(folder(), 'b.tar')
  const backup = await gongkai(['backup', '-o', file], { env })
  assert.equal(backup.status, 0, backup.stderr)
  assert.match(backup.stderr, /备份完成：.*文件5个，审计记录5条。密钥不在其中/s)
  // The backup itself is on record.
  const verify = await gongkai(['audit', 'verify'], { env })
  assert.deepEqual([verify.status, verify.stdout], [0, '审计记录完整：2条链、6条记录连续，与0行签名的链首相符。\n'])
  await data.close()
  const free = await gongkai(['audit', 'verify', '--format', 'json'], { env })
  assert.deepEqual(JSON.parse(free.stdout), { chains: 2, records: 6, lines: 0, wrong: [] })
  const restored = await gongkai(['restore', file, '--force'], { env })
  assert.equal(restored.status, 0, restored.stderr)
  assert.match(restored.stderr, /恢复完成，已核对.*原有数据移到：/s)
})

/** A small disk of our own, where the system lets us have one. */
function smallDisk(): string | null {
  const path = join(folder(), 'disk')
  mkdirSync(path)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path]).status !== 0) return null
  process.prependListener('exit', () => spawnSync('umount', ['-l', path]))
  return path
}
const disk = smallDisk()
if (!disk) console.log('not run: full disk (may not mount)')
else
  test('a full disk is told, and what was begun leaves nothing behind', async () => {
    const places = await openFolder(join(disk, 'data'))
    const shelf = openShelf(places)
    async function* content() {
      for (let i = 0; i < 32; i++) yield Buffer.alloc(65_536, i)
    }
    await assert.rejects(shelf.receive(content(), 1 << 30), isFull)
    assert.deepEqual(readdirSync(places.drafts), [])
    const data = await openNew()
    await write(data, 'a', Array.from({ length: 300_000 }, () => Math.random().toString(36)[2]).join(''))
    data.lock.answer((caller) => void answer(caller, data))
    const env = { DATA_DIR: data.settings.dataDir, SECRET_KEY: SECRET, DATABASE_URL: '' }
    writeFileSync(join(disk, 'filler'), Buffer.alloc(900_000))
    const file = join(disk, 'b.tar')
    const { status, stderr } = await gongkai(['backup', '-o', file], { env })
    assert.deepEqual([status, stderr], [2, '磁盘空间不足，没有完成。请清理磁盘后再试。\n'])
    assert.deepEqual(readdirSync(disk).sort(), ['data', 'filler'])
    await data.close()
  })
