import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verifyAudit } from '../../src/platform/backup/audit.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import { readMembers } from '../../src/platform/backup/tar.ts'
import { logHeads } from '../../src/platform/heads/heads.ts'
import { backupOf, kinds, newSettings, notes, openNew, quiet, reopen, SECRET, write } from '../support/data.ts'
import { folder } from '../support/gongkai.ts'

const texts = [
  '张三，电话 010-1234',
  '"引号" \\反斜线\\ \t\n\r 换行',
  '𠮷野家 🏛 e\u0301 \u200b',
  "'; drop table users; --",
  '{"json": [1, null, "\\u0000"]}',
  '{a,b}',
  ' ',
  'x'.repeat(100_000),
]

for (const from of kinds) {
  const path = join(folder(), 'backup.tar')
  let written: string[] = []

  test(`a backup made while others write is whole · ${from}`, async () => {
    const data = await openNew(from)
    for (const [i, text] of texts.entries()) await write(data, i % 2 ? 'a' : 'b', text, i < 3)
    await logHeads(data.database.db, data.vault, data.folder, new Date())
    let going = true
    let n = 0
    const writing = Promise.all(
      ['a', 'b', 'c'].map(async (chain) => {
        while (going) await write(data, chain, `同时写入 ${n++}`, n % 3 === 0)
      }),
    )
    while (n < 5) await new Promise((r) => setTimeout(r, 5))
    const made = await backupOf(data, path)
    const during = n
    going = false
    await writing
    assert.ok(during > 5)
    assert.deepEqual(made.missing, [])
    assert.ok(made.records >= texts.length + 2 && made.files >= 3)
    assert.equal(readFileSync(path).includes(SECRET), false)
    written = await notes(data)
    await data.close()
    for await (const { name } of readMembers(Readable.from([readFileSync(path)])))
      assert.match(
        name,
        /^(backup|manifest)\.json$|^audit\/heads\.log$|^tables\/\d{3}-\w+\.jsonl\.gz$|^files\/[0-9a-f]{64}$/,
      )
  })

  for (const to of kinds)
    test(`a backup of ${from} is restored into ${to} and verified`, async (t) => {
      const settings = await newSettings(to)
      const force = to === 'PostgreSQL'
      if (force) await assert.rejects(restore(path, settings, { ...quiet, force: false }), /已有数据，没有恢复/)
      const restored = await restore(path, settings, { ...quiet, force })
      assert.equal(restored.kind, 'backup')
      const data = await reopen(settings)
      t.after(() => data.close())
      const there = await notes(data)
      assert.ok(there.length >= texts.length)
      for (const text of texts) assert.ok(there.includes(text))
      for (const text of there) assert.ok(written.includes(text))
      const verdict = await verifyAudit(data)
      assert.deepEqual([verdict.wrong, verdict.lines], [[], 1])
      assert.equal(verdict.records, there.length)
      const { rows } = await sql<{ hash: string; size: number }>`select hash, size from files`.execute(data.database.db)
      assert.ok(rows.length >= 3)
      for (const { hash, size } of rows)
        assert.equal(statSync(join(data.folder.files, hash.slice(0, 2), hash)).size, size)
      // What follows goes on where the backup ended: chains, keys, references.
      await write(data, 'a', '恢复之后', true)
      assert.deepEqual((await verifyAudit(data)).wrong, [])
      await assert.rejects(sql`update audit_log set entry = '{}'`.execute(data.database.db), /append-only/)
      await assert.rejects(
        sql`insert into file_references values (gen_random_uuid(), 'x')`.execute(data.database.db),
        /foreign key/,
      )
    })
}
