import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openEmbedded } from '../../src/platform/database/database.ts'
import { folder, gongkai } from '../support/gongkai.ts'

const oneSentence = (stderr: string, says: RegExp) => {
  assert.match(stderr, says)
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr)
}

test('a database server that does not answer is a sentence that hides the password', async () => {
  const env = { DATA_DIR: folder(), PORT: '0', DATABASE_URL: 'postgres://somebody:hidden-word@127.0.0.1:1/none' }
  for (const command of ['serve', 'backup']) {
    const { status, stdout, stderr } = await gongkai([command], { env })
    assert.deepEqual([status, stdout], [2, ''])
    oneSentence(stderr, /^数据库连接不上（.*ECONNREFUSED.*）。请检查 DATABASE_URL/)
    assert.doesNotMatch(stderr, /hidden-word/)
  }
})

test('a database that a newer program brought further is left alone', async () => {
  const env = { DATA_DIR: folder(), PORT: '0' }
  assert.equal((await gongkai(['audit', 'verify'], { env })).status, 0)
  const { db, close } = await openEmbedded(join(env.DATA_DIR, 'database'))
  await sql`insert into migrations (name, sum) values ('9999_later.sql', '')`.execute(db)
  await close()
  const { status, stderr } = await gongkai(['serve'], { env })
  assert.equal(status, 2)
  oneSentence(stderr, /^数据库由更新版本的程序升级过（9999_later.sql）。请使用那个版本或者更新的版本。$/m)
})
