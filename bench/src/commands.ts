import { randomUUID } from 'node:crypto'
import { type Running, start } from '@gongkai/server/main'
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
  readonly #app: Running['app']
  readonly #headers: Readonly<Record<string, string>>
  readonly #agencies: readonly string[]
  readonly #versions: number[]

  constructor(app: Running['app'], headers: Readonly<Record<string, string>>, agencies: readonly string[]) {
    this.#app = app
    this.#headers = headers
    this.#agencies = agencies
    this.#versions = agencies.map(() => 0)
  }

  /** Changes a setting of the next of the caller's agencies: one act, one audit record, one answer kept for its key. */
  async change(caller: number, turn: number): Promise<void> {
    const own = Math.floor(this.#agencies.length / CROWD)
    const at = caller * own + (turn % own)
    const version = this.#versions[at] ?? 0
    const answer = await this.#app.inject({
      method: 'PUT',
      url: '/api/settings/letters.numbering',
      headers: { ...this.#headers, 'idempotency-key': randomUUID() },
      payload: { agency: this.#agencies[at], value: { prefix: `云政${version}`, scheme: 'plain' }, version },
    })
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`)
    this.#versions[at] = answer.json().version
  }
}

/** Signs the administrator of the demonstration in and finds the agencies. */
async function enter({ app, url }: Running): Promise<Callers> {
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
  return new Callers(app, headers, agencies)
}
type Ref = { id: string }

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
    const line = async (crowd: number, how: string): Promise<Measured> => {
      let turn = 0
      const { ratio, work, bare, rounds } = await inTurn(
        ROUNDS,
        () => callsPerSecond(crowd, CALLS, (caller) => callers.change(caller, turn++)),
        () => callsPerSecond(crowd, CALLS * 2, insert),
      )
      return {
        name: `commands, ${kind}, ${how}`,
        value: ratio,
        unit: '×',
        target: `≥ ${ENOUGH}`,
        reached: ratio >= ENOUGH,
        detail: `${work.toFixed(0)} commands/s against ${bare.toFixed(0)} bare inserts/s, median of ${rounds} rounds in turn`,
      }
    }
    return [await line(1, 'one after another'), await line(CROWD, `${CROWD} callers at once`)]
  } finally {
    await running.stop()
  }
}

/**
 * Changes of settings with their audit records, asked of the whole application (HTTP injected, so without the network),
 * against inserts of one row each in its own transaction.
 */
export async function commands(): Promise<Measured[]> {
  const embedded = await inFolder((folder) => against('embedded', { DATA_DIR: folder }))
  const server = await withPostgres(async ({ createDatabase }) => {
    const url = await createDatabase()
    return inFolder((folder) => against('PostgreSQL', { DATA_DIR: folder, DATABASE_URL: url }))
  })
  return [...embedded, ...(server ?? [])]
}
