import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createApp } from '../../src/app.ts'
import { createClock } from '../../src/platform/clock.ts'
import type { Parts } from '../../src/platform/context.ts'
import { type Database, openEmbedded, openServer } from '../../src/platform/database/database.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
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
  const secret = { key: Buffer.alloc(32, 7), from: 'test', made: false }
  const parts: Parts = {
    settings,
    database,
    clock: createClock(settings.now),
    secrets: await openVault(database, secret),
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
          ...(method !== 'GET' && { 'idempotency-key': key, origin: 'http://localhost' }),
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
    },
  }
}

export type Open = (env?: Record<string, string>) => Promise<Opened>

/** The databases that can be had here: the embedded one always, PostgreSQL where it is found. */
export const databases: readonly { name: string; open: Open }[] = [
  { name: 'PGlite', open: async (env) => build(await openEmbedded('memory://'), env) },
  ...(postgres ? [{ name: 'PostgreSQL', open: (env?: Record<string, string>) => onServer(env) }] : []),
]

async function onServer(env?: Record<string, string>): Promise<Opened> {
  const url = await postgres?.createDatabase()
  return build(await openServer(url ?? '', () => {}), env)
}

/** Runs the same tests on every database; whatever they open is closed at the end. */
export function onEachDatabase(name: string, run: (open: Open, on: string) => void): void {
  for (const { name: on, open } of databases) {
    const opened: Opened[] = []
    after(() => Promise.all(opened.map((o) => o.close())))
    test.describe(`${name} · ${on}`, () =>
      run(async (env) => {
        const one = await open(env)
        opened.push(one)
        return one
      }, on))
  }
}
