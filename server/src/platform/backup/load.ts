import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { verifyChains } from '../audit.ts'
import { type Database, transaction } from '../database/database.ts'
import { type Migration, migrate } from '../database/migrate.ts'
import { currentHeads } from '../heads/heads.ts'
import { StartError } from '../start-error.ts'
import type { Manifest } from './manifest.ts'
import { unpackLines } from './parts.ts'
import type { Unpacked } from './read.ts'
import { insertLines, plainly, refill, setCounters, tablesOf } from './tables.ts'

/** The migrations that the backup's database had; what this program has more is done at its next start. */
export function migrationsOf({ cover }: Unpacked, all: readonly Migration[]): Migration[] {
  return cover.migrations.map(({ name, sum }) => {
    const same = all.find((m) => m.name === name)
    if (!same) throw new StartError(`备份由更新版本的程序（${cover.program}）生成。请使用那个版本或者更新的版本恢复。`)
    if (same.sum !== sum) throw new StartError(`备份的数据库结构与本程序不同（${name}）。请使用生成备份的版本恢复。`)
    return same
  })
}

/** Fills a database without tables from an unpacked backup, and holds it to what the backup says of itself. */
export async function loadBackup(database: Database, unpacked: Unpacked, all: readonly Migration[]): Promise<void> {
  const { manifest, folder } = unpacked
  await migrate(database, migrationsOf(unpacked, all))
  await transaction(database, async (tx) => {
    await plainly(tx)
    const known = new Set((await tablesOf(tx)).map((t) => t.name))
    const strange = manifest.tables.find((t) => !known.has(t.name))
    if (strange) throw new StartError(`备份中的数据表 ${strange.name} 不属于本程序。`)
    const tables = await tablesOf(tx)
    await refill(tx, tables, async () => {
      for (const { name, columns, part, rows } of manifest.tables) {
        let count = 0
        for await (const lines of unpackLines(join(folder, part))) {
          await insertLines(
            tx,
            { name, columns, key: [] },
            lines.filter((l) => l !== ''),
          )
          count += lines.filter((l) => l !== '').length
        }
        if (count !== rows) throw wrong(`${name}应有${rows}行，实有${count}行`)
      }
    })
    await setCounters(tx, manifest.counters)
  })
  await check(database, unpacked)
}

const wrong = (what: string) => new StartError(`恢复后的核对没有通过：${what}。没有替换原有数据。`)

/** Rows, audit chains, their heads and the contents of files are what the backup says. */
async function check({ db }: Database, { manifest, folder }: Unpacked): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const { rows: counted } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db)
    if (counted[0]?.n !== rows) throw wrong(`${name}的行数不同`)
  }
  for await (const { chain, brokenAt } of verifyChains(db))
    if (brokenAt !== null) throw wrong(`审计记录 ${chain} 从第${brokenAt}条起不连续`)
  if (!sameHeads(await currentHeads(db), manifest.heads)) throw wrong('审计记录的链首不同')
  const missing = new Set(manifest.files.missing)
  const { rows } = await sql<{ hash: string }>`select distinct hash from files`.execute(db)
  for (const { hash } of rows)
    if (!missing.has(hash) && !(await stat(join(folder, 'files', hash.slice(0, 2), hash)).catch(() => null)))
      throw wrong(`缺少文件 ${hash}`)
}

const sameHeads = (a: Manifest['heads'], b: Manifest['heads']) => {
  const texts = (heads: Manifest['heads']) => heads.map((h) => `${h.chain} ${h.seq} ${h.hash}`).sort()
  return texts(a).join('\n') === texts(b).join('\n')
}
