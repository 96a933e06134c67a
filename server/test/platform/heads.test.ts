import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verifyAudit } from '../../src/platform/backup/audit.ts'
import { headsLogOf, logHeads } from '../../src/platform/heads/heads.ts'
import { kinds, openNew, write } from '../support/data.ts'

for (const kind of kinds)
  test(`what somebody changes behind the program is found · ${kind}`, async (t) => {
    const data = await openNew(kind)
    t.after(() => data.close())
    const { db } = data.database
    const unguarded = async (text: string) => {
      await data.database.execute(
        `alter table audit_log disable trigger user; ${text}; alter table audit_log enable trigger user`,
      )
    }
    const wrong = async () => (await verifyAudit(data)).wrong
    for (const day of [1, 2, 3]) {
      for (const chain of ['a', 'b']) for (let i = 0; i < 3; i++) await write(data, chain, `第${day}天 ${i}`)
      await logHeads(db, data.vault, data.folder, new Date(`2026-03-0${day}T20:00:00Z`))
    }
    assert.deepEqual(await wrong(), [])

    await unguarded(`update audit_log set entry = replace(entry, '第2天 1', '第2天 9') where chain = 'a'`)
    assert.deepEqual(await wrong(), ['a：从第5条起被改动或者缺失'])
    await unguarded(`update audit_log set entry = replace(entry, '第2天 9', '第2天 1') where chain = 'a'`)
    assert.deepEqual(await wrong(), [])

    // A chain cut back with its head is whole in itself; only the signed heads know.
    const { rows: cut } = await sql<{ entry: string; hash: Uint8Array }>`
      select entry, hash from audit_log where chain = 'b' and seq = 9`.execute(db)
    await unguarded(`delete from audit_log where chain = 'b' and seq > 8;
      update audit_heads set seq = 8, hash = (select hash from audit_log where chain = 'b' and seq = 8) where chain = 'b'`)
    assert.deepEqual(await wrong(), ['b：2026-03-03T20:00:00.000Z 记下的第9条已经不在'])
    // A restoration gives up what came after it, and says so under signature.
    await logHeads(db, data.vault, data.folder, new Date('2026-03-04T01:00:00Z'), { restored: true })
    assert.deepEqual(await wrong(), [])
    await write(data, 'b', '恢复之后')
    await logHeads(db, data.vault, data.folder, new Date('2026-03-04T20:00:00Z'))
    assert.deepEqual(await wrong(), [])
    assert.equal(cut.length, 1)

    const path = headsLogOf(data.folder)
    const log = readFileSync(path, 'utf8')
    writeFileSync(path, log.replace('"seq":9', '"seq":8'))
    assert.match((await wrong()).join(), /第3行的签名不符/)
    writeFileSync(path, log.split('\n').toSpliced(1, 1).join('\n'))
    assert.match((await wrong()).join(), /第2行之前缺少内容/)
  })
