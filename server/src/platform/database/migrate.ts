import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { messageOf } from '../errors.ts'
import { StartError } from '../start-error.ts'
import type { Database } from './database.ts'

export interface Migration {
  readonly name: string
  readonly text: string
  readonly sum: string
}

/** The migrations of a folder, in the order of their numbers. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const table = `create table if not exists migrations (
  name text primary key, sum text not null, applied_at timestamptz not null default now())`

const LOCK = 7_409_001

async function applied(database: Database): Promise<Map<string, string>> {
  await database.execute(table)
  const { rows } = await sql<{ name: string; sum: string }>`select name, sum from migrations`.execute(database.db)
  return new Map(rows.map(({ name, sum }) => [name, sum]))
}

/**
 * The migrations that the database still lacks. Throws `StartError` when it is not ours to go on with: a newer program
 * made it, or its history differs from ours.
 */
export async function pending(database: Database, all: readonly Migration[]): Promise<Migration[]> {
  const done = await applied(database)
  const known = new Map(all.map((m) => [m.name, m.sum]))
  for (const [name, sum] of done) {
    if (!known.has(name))
      throw new StartError(`数据库由更新版本的程序升级过（${name}）。请使用那个版本或者更新的版本。`)
    if (known.get(name) !== sum) throw new StartError(`数据库的结构与本程序不同（${name}）。请使用建立它的版本。`)
  }
  return all.filter((m) => !done.has(m.name))
}

/** Brings the database up to date, each migration in its own transaction; a second process waits for the first. */
export async function migrate(database: Database, all: readonly Migration[]): Promise<Migration[]> {
  const todo = await pending(database, all)
  for (const { name, text, sum } of todo)
    try {
      await database.execute(`begin; ${onlyOnce(name)} ${text}
        ;insert into migrations (name, sum) values ('${name}', '${sum}'); commit;`)
    } catch (error) {
      if ((await applied(database)).has(name)) continue
      throw new Error(`migration ${name}: ${messageOf(error)}`, { cause: error })
    }
  return todo
}

/** Waits for a process that is at it, and stops if that one has done it. */
const onlyOnce = (name: string) => `select pg_advisory_xact_lock(${LOCK});
  do $once$ begin
    if exists (select from migrations where name = '${name}') then raise exception 'already applied'; end if;
  end $once$;`
