import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createApp } from '../../src/app.ts'
import { createClock } from '../../src/platform/clock.ts'
import type { Parts } from '../../src/platform/context.ts'
import { type Database, openEmbedded, openServer } from '../../src/platform/database/database.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { openShelf } from '../../src/platform/files/shelf.ts'
import { openFolder } from '../../src/platform/folder/folder.ts'
import { createLog } from '../../src/platform/log.ts'
import { migrationsFolder } from '../../src/platform/root.ts'
import { openVault } from '../../src/platform/secrets/service.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { postgres } from './postgres.ts'

/** An application over a database of its own, as the program builds it, with the civil date of `NOW`. */
export interface Opened {
  readonly app: FastifyInstance
  readonly parts: Parts
  /** Asks an operation over HTTP; `as` is a session cookie. Commands get a fresh Idempotency-Key unless one is given. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, sent?: Sent): Promise<Answered>
  close(): Promise<void>
}

export interface Sent {
  readonly body?: unknown
  readonly as?: string | undefined
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  readonly body: any
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}

export const TODAY = '2026-03-05'

async function build(database: Database, env: Record<string, string> = {}): Promise<Opened> {
  const settings = readSettings({ NODE_ENV: 'test', NOW: TODAY, LOG_LEVEL: 'silent', ...env })
  await migrate(database, await readMigrations(migrationsFolder))
  const folder = await openFolder(await mkdtemp(join(tmpdir(), 'gongkai-test-')))
  const secret = { key: Buffer.alloc(32, 7), from: 'test', made: false }
  const parts: Parts = {
    settings,
    database,
    clock: createClock(settings.now),
    secrets: await openVault(database, secret),
    folder,
    shelf: openShelf(folder),
    log: createLog('silent'),
  }
  const app = await createApp(parts, { address: () => 'http://localhost' })
  await app.ready()
  return {
    app,
    parts,
    call: async (method, path, { body, as, key = randomUUID(), headers = {} } = {}) => {
      const options: InjectOptions = {
        method,
        url: path,
        headers: {
          // As a browser sends them from a page of the program.
          ...(method === 'GET'
            ? { 'sec-fetch-site': 'same-origin' }
            : { 'idempotency-key': key, origin: 'http://localhost' }),
          ...(as && { cookie: as }),
          ...headers,
        },
        ...(body !== undefined && { payload: body as object }),
      }
      const answer = await app.inject(options)
      const isJson = String(answer.headers['content-type']).includes('json')
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : null,
        text: answer.body,
        headers: answer.headers,
      }
    },
    close: async () => {
      await app.close()
      await database.close()
      await rm(folder.path, { recursive: true, force: true })
    },
  }
}

export type Open = (env?: Record<string, string>) => Promise<Opened>

/** The databases that can be had here: the embedded one always, PostgreSQL where it is found. */
export const databases: readonly { name: string; open: Open }[] = [
  { name: 'PGlite', open: async (env) => build(await openEmbedded('memory://', await migrated()), env) },
  ...(postgres ? [{ name: 'PostgreSQL', open: (env?: Record<string, string>) => onServer(env) }] : []),
]

/**
 * A migrated embedded database to begin with: making one takes seconds, loading one a tenth. Kept beside the other
 * temporary files for all test files of this state of the migrations.
 */
export const migrated = memoized(async () => {
  const migrations = await readMigrations(migrationsFolder)
  const sum = createHash('sha256')
    .update(migrations.map((m) => m.sum).join())
    .digest('hex')
    .slice(0, 16)
  const path = join(tmpdir(), `gongkai-test-database-${sum}.tar`)
  const there = await readFile(path).catch(() => null)
  if (there) return new Blob([there])
  const database = await openEmbedded('memory://')
  await migrate(database, migrations)
  const dump = await database.lite?.dumpDataDir('none')
  await database.close()
  const bytes = Buffer.from((await dump?.arrayBuffer()) ?? new ArrayBuffer(0))
  // Several test files may make it at once; each puts a whole one in place.
  await writeFile(`${path}.${process.pid}`, bytes)
  await rename(`${path}.${process.pid}`, path)
  return new Blob([bytes])
})

function memoized<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

async function onServer(env?: Record<string, string>): Promise<Opened> {
  const url = await postgres?.createDatabase()
  return build(await openServer(url ?? '', () => {}), env)
}

/** Runs the same tests on every database; whatever they open is closed at the end. */
export function onEachDatabase(name: string, run: (open: Open, on: string) => void): void {
  for (const { name: on, open } of databases) {
    const opened: Opened[] = []
    test.describe(`${name} · ${on}`, () => {
      after(() => Promise.all(opened.map((o) => o.close())))
      return run(async (env) => {
        const one = await open(env)
        opened.push(one)
        return one
      }, on)
    })
  }
}
