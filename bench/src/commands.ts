import { randomUUID } from 'node:crypto'
import { program } from '@gongkai/server/context'
import { type Running, start } from '@gongkai/server/main'
import { numbering } from '@gongkai/server/numbering'
import { perform } from '@gongkai/server/perform'
import { once } from '@gongkai/server/replay'
import { changeSetting } from '@gongkai/server/setting'
import { readSettings } from '@gongkai/server/settings'
import { inFolder } from './folder.ts'
import type { Measured } from './measured.ts'
import { withPostgres } from './postgres.ts'
import { callsPerSecond, inTurn } from './timing.ts'

const ENOUGH = 0.35
const ROUNDS = 9
/** Calls of a round: short, so that what else the machine does weighs on a round of either kind alike. */
const CALLS = 160
/** Callers at once: as many as the program has connections to a server. */
const CROWD = 12

/** What a person of the demonstration changes, each caller at an agency of its own: its settings and nobody else's. */
class Callers {
  readonly #running: Running
  readonly #headers: Readonly<Record<string, string>>
  readonly #agencies: readonly string[]
  readonly #versions: number[]

  constructor(running: Running, headers: Readonly<Record<string, string>>, agencies: readonly string[]) {
    this.#running = running
    this.#headers = headers
    this.#agencies = agencies
    this.#versions = agencies.map(() => 0)
  }

  #next(caller: number, turn: number) {
    const own = Math.floor(this.#agencies.length / CROWD)
    const at = caller * own + (turn % own)
    const version = this.#versions[at] ?? 0
    const value = { prefix: `云政${version}`, scheme: 'plain' as const }
    return { at, agency: this.#agencies[at] ?? '', version, value }
  }

  /** Changes a setting of the next of the caller's agencies as a service does: with its record and its key. */
  async change(caller: number, turn: number): Promise<void> {
    const { at, agency, version, value } = this.#next(caller, turn)
    const { parts } = this.#running
    const sent = { caller: program.id, key: randomUUID(), operation: 'bench', input: [agency, value] }
    this.#versions[at] = await perform(
      parts,
      program,
      (ctx) => changeSetting(ctx, numbering, { value, version, scope: agency }),
      once<number>(parts, sent),
    )
  }

  /** The same, asked of the whole application by a person who is signed in. */
  async ask(caller: number, turn: number): Promise<void> {
    const { at, agency, version, value } = this.#next(caller, turn)
    const answer = await this.#running.app.inject({
      method: 'PUT',
      url: '/api/settings/letters.numbering',
      headers: { ...this.#headers, 'idempotency-key': randomUUID() },
      payload: { agency, value, version },
    })
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`)
    this.#versions[at] = answer.json().version
  }
}

/** Signs the administrator of the demonstration in and finds the agencies. */
async function enter(running: Running): Promise<Callers> {
  const { app, url } = running
  const { password } = (await app.inject('/api/demonstration')).json()
  const host = new URL(url).host
  const origin = { host, origin: `http://${host}` }
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { ...origin, 'idempotency-key': randomUUID() },
    payload: { account: 'xtgly', password },
  })
  const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
  const headers = { ...origin, cookie }
  const listed = await app.inject({ url: '/api/agencies?size=100', headers })
  const agencies: string[] = listed
    .json()
    .rows.filter((a: { external: boolean }) => !a.external)
    .map((a: Ref) => a.id)
  return new Callers(running, headers, agencies)
}
type Ref = { id: string }

type Call = (caller: number, turn: number) => Promise<void>

/** As long as the record of such a command. */
const TEXT = 'x'.repeat(360)

/** Inserts of one row, each in its own transaction, by the same connections to the same database. */
async function bareInserts({ parts: { database } }: Running) {
  await database.execute(
    'create table bench_bare (id uuid primary key, entry text not null, at timestamptz not null default now())',
  )
  return () =>
    database.db.transaction().execute((tx) =>
      tx
        .insertInto('bench_bare' as never)
        .values({ id: randomUUID(), entry: TEXT } as never)
        .execute(),
    )
}

async function against(kind: string, env: Readonly<Record<string, string>>): Promise<Measured[]> {
  const running = await start(
    readSettings({ PORT: '0', LOG_LEVEL: 'warn', DEMO_REQUESTS: '0', ...env }, { demo: true }),
  )
  try {
    const callers = await enter(running)
    const insert = await bareInserts(running)
    let turn = 0
    const line = async (name: string, crowd: number, call: Call): Promise<Measured> => {
      const { ratio, work, bare, rounds } = await inTurn(
        ROUNDS,
        () => callsPerSecond(crowd, CALLS, (caller) => call(caller, turn++)),
        () => callsPerSecond(crowd, CALLS * 2, insert),
      )
      const detail = `${work.toFixed(0)}/s against ${bare.toFixed(0)} bare inserts/s, median of ${rounds} rounds in turn`
      return {
        name: `${name}, ${kind}`,
        value: ratio,
        unit: '×',
        target: `≥ ${ENOUGH}`,
        reached: ratio >= ENOUGH,
        detail,
      }
    }
    const change: Call = (caller, n) => callers.change(caller, n)
    const ask: Call = (caller, n) => callers.ask(caller, n)
    return [
      await line('commands with audit, one after another', 1, change),
      await line(`commands with audit, ${CROWD} callers at once`, CROWD, change),
      await line('the same over HTTP with a session, one after another', 1, ask),
      await line(`the same over HTTP with a session, ${CROWD} callers at once`, CROWD, ask),
    ]
  } finally {
    await running.stop()
  }
}

/**
 * Changes of settings against inserts of one row each in its own transaction: as services make them (transaction, key,
 * change, audit record, kept answer), and asked of the whole application (HTTP injected, so without the network) with
 * session, permission and shapes.
 */
export async function commands(): Promise<Measured[]> {
  const embedded = await inFolder((folder) => against('embedded', { DATA_DIR: folder }))
  const server = await withPostgres(async ({ createDatabase }) => {
    const url = await createDatabase()
    return inFolder((folder) => against('PostgreSQL', { DATA_DIR: folder, DATABASE_URL: url }))
  })
  return [...embedded, ...(server ?? [])]
}
