import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { append } from '../../src/platform/audit.ts'
import { makeBackup } from '../../src/platform/backup/make.ts'
import { createClock } from '../../src/platform/clock.ts'
import { program } from '../../src/platform/context.ts'
import { type Data, openData } from '../../src/platform/data.ts'
import { json, transaction } from '../../src/platform/database/database.ts'
import { receiveFile } from '../../src/platform/files/receive.ts'
import { keepFile } from '../../src/platform/files/service.ts'
import { createLog } from '../../src/platform/log.ts'
import { readSettings, type Settings } from '../../src/platform/settings.ts'
import { folder } from './gongkai.ts'
import { postgres } from './postgres.ts'

export const log = createLog('silent')
export const SECRET = 'the secret of the tests, long enough'
const none = { total: () => {}, step: () => {} }
export const quiet = { log, progress: none }

export type Kind = 'PGlite' | 'PostgreSQL'
/** The databases that can be had here. */
export const kinds: readonly Kind[] = postgres ? ['PGlite', 'PostgreSQL'] : ['PGlite']

/** Settings for data that is not there yet; on PostgreSQL in a database that has the tables but no rows. */
export async function newSettings(kind: Kind = 'PGlite', more: Record<string, string> = {}): Promise<Settings> {
  const dataDir = join(mkdtempSync(join(folder(), 'd-')), 'data')
  const url = kind === 'PostgreSQL' ? { DATABASE_URL: (await postgres?.createDatabase()) ?? '' } : {}
  return readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir, SECRET_KEY: SECRET, LOG_LEVEL: 'silent', ...url, ...more })
}

/** A data folder with an empty embedded database, made once: making one takes seconds. */
let template: Promise<string> | undefined
async function made(): Promise<string> {
  const settings = await newSettings()
  await (await openData(settings, { log, onLost: () => {} })).close()
  return settings.dataDir
}

export interface Open extends Data {
  readonly settings: Settings
}

/** Opens new data, as the program does. */
export async function openNew(kind: Kind = 'PGlite'): Promise<Open> {
  const settings = await newSettings(kind)
  if (kind === 'PGlite') {
    template ??= made()
    await cp(await template, settings.dataDir, { recursive: true })
  }
  return reopen(settings)
}

export const reopen = async (settings: Settings): Promise<Open> => ({
  ...(await openData(settings, { log, onLost: () => {} })),
  settings,
})

/** One change as the program makes them: a sealed value, perhaps a file, and a record in a chain, all or nothing. */
export async function write(data: Open, chain: string, text: string, withFile = false): Promise<void> {
  const received = withFile
    ? await receiveFile(data.shelf, data.settings, {
        field: 'file',
        name: '附件.txt',
        content: (async function* () {
          yield Buffer.from(text)
        })(),
      })
    : null
  const now = new Date()
  await transaction(data.database, async (tx) => {
    const name = `note-${randomBytes(8).toString('hex')}`
    const sealed = data.vault.seal(text, `settings.value:${name}`)
    await tx
      .insertInto('settings' as never)
      .values({ scope: chain, name, value: json({ text, sealed }) } as never)
      .execute()
    const audit = (entry: Parameters<typeof append>[3]) => append(tx, now, { id: 'tester' }, entry)
    if (received) {
      const clock = createClock(null)
      const parts = {
        settings: data.settings,
        database: data.database,
        secrets: data.vault,
        folder: data.folder,
        shelf: data.shelf,
        log,
        clock,
      }
      const ctx = { db: tx, actor: program, now, today: clock.today(), parts, audit }
      await keepFile(ctx, received, { holder: `settings.value:${name}` })
    }
    await audit({ chain, act: 'note.written', subject: { type: 'note', id: name }, after: { text } })
  })
}

/** Writes a backup as the command does. */
export async function backupOf(data: Open, path: string) {
  const chunks: Uint8Array[] = []
  const made = await makeBackup(data, async (c) => void chunks.push(Buffer.from(c)), quiet.progress)
  writeFileSync(path, Buffer.concat(chunks))
  return made
}

/** What was written, each opened with the keys that are there. */
export const notes = async ({ database, vault }: Open): Promise<string[]> => {
  const { rows } = await sql<{ name: string; value: { text: string; sealed: string } }>`
    select name, value from settings order by name`.execute(database.db)
  return rows.map(({ name, value }) => {
    assert.equal(vault.open(value.sealed, `settings.value:${name}`), value.text)
    return value.text
  })
}
