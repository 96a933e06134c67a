import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { databaseMade, emptyDrafts, hasDatabase, openFolder } from '../../src/platform/folder/folder.ts'
import { folder } from '../support/gongkai.ts'

const mode = (path: string) => statSync(path).mode & 0o777

test('a new folder is laid out for the own account only', async () => {
  const path = join(folder(), 'a', 'data')
  const places = await openFolder(path)
  for (const place of [path, places.files, places.snapshots, places.audit, places.drafts])
    assert.equal(mode(place), 0o700)
  assert.equal(mode(join(path, 'version')), 0o600)
  assert.equal(await hasDatabase(places), false)
})

test('rights that grew too wide are narrowed, and what is there stays', async () => {
  const path = folder()
  const places = await openFolder(path)
  writeFileSync(join(places.files, 'kept'), 'kept')
  await databaseMade(places)
  chmodSync(path, 0o755)
  const version = readFileSync(join(path, 'version'), 'utf8')
  assert.equal(await hasDatabase(await openFolder(path)), true)
  assert.equal(mode(path), 0o700)
  assert.equal(readFileSync(join(path, 'version'), 'utf8'), version)
  assert.equal(readFileSync(join(places.files, 'kept'), 'utf8'), 'kept')
})

test("somebody else's folder is refused and nothing is written to it", async () => {
  const path = folder()
  writeFileSync(join(path, '照片.jpg'), '')
  await assert.rejects(openFolder(path), /里已经有别的内容（照片\.jpg），不是本程序的数据文件夹/)
  assert.deepEqual(readdirSync(path), ['照片.jpg'])
})

test('a file, a newer layout and a damaged version are refused by name', async () => {
  const path = folder()
  writeFileSync(join(path, 'file'), '')
  await assert.rejects(openFolder(join(path, 'file')), /不是文件夹/)
  const newer = join(path, 'newer')
  mkdirSync(newer)
  writeFileSync(join(newer, 'version'), '{"gongkai":"data folder","format":99,"since":"","database":true}')
  await assert.rejects(openFolder(newer), /由更新版本的程序建立/)
  writeFileSync(join(newer, 'version'), '{"gong')
  await assert.rejects(openFolder(newer), /version 已经损坏/)
})

test('a folder where nothing can be written is refused with the reason', async () => {
  await assert.rejects(openFolder('/proc/gongkai'), /不能写入（.*）。请检查它的属主和权限/)
  await assert.rejects(openFolder('/dev/null/data'), /DATA_DIR/)
})

test('what the process before left half done is cleared away', async () => {
  const places = await openFolder(folder())
  mkdirSync(join(places.drafts, 'restore'))
  writeFileSync(join(places.drafts, 'restore', 'x'), '')
  await emptyDrafts(places)
  assert.deepEqual(readdirSync(places.drafts), [])
  assert.equal(existsSync(places.drafts), true)
})
