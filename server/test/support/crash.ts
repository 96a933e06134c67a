import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { beginSession, sessionCookie } from '../../src/accounts/service/sessions.ts'
import { createClock } from '../../src/platform/clock.ts'
import { type Actor, program } from '../../src/platform/context.ts'
import { contextOf } from '../../src/platform/perform.ts'
import { valuesOf } from '../letters/support.ts'
import { type Kind, log, type Open, openNew, SECRET } from './data.ts'
import { gongkai } from './gongkai.ts'
import { makeAgency } from './operations/world.ts'
import { makePerson } from './people.ts'
import { type Serving, serve } from './serve.ts'

/** A furnished installation that no process holds. */
export interface Installation {
  /** The environment in which the program runs on it. */
  readonly env: Readonly<Record<string, string>>
  readonly agency: string
  /** The session of a clerk, who writes letters. */
  readonly clerk: string
}

/** Makes an agency and a clerk in new data, and closes it. */
export async function furnish(opening: Promise<Open>): Promise<Installation> {
  const data = await opening
  const { settings, database, vault: secrets, folder, shelf } = data
  const parts = { settings, database, secrets, folder, shelf, log, clock: createClock() }
  const opened = { parts } as unknown as Parameters<typeof makePerson>[0]
  const county = await makeAgency(opened, { slug: 'county', name: '云川县人民政府', kind: 'localGov', level: 'county' })
  const agency = await makeAgency(opened, { slug: 'bureau', name: '云川县水务局', parent: county, prefix: '云水' })
  const { id } = await makePerson(opened, { agency, roles: ['clerk'] })
  const actor: Actor = program
  const { token } = await beginSession(contextOf(parts, actor), { user: id, method: 'signOn', agent: '' })
  await data.close()
  const env = {
    ...{ NODE_ENV: 'test', DATA_DIR: settings.dataDir, SECRET_KEY: SECRET },
    ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
  }
  return { env, agency, clerk: `${sessionCookie}=${token}` }
}

/** Letters that the program acknowledged, and what was sent without an answer. */
export interface Ledger {
  readonly drafted: Set<string>
  readonly numbered: Map<string, string>
  readonly open: { path: string; body: object; key: string }[]
}

export const emptyLedger = (): Ledger => ({ drafted: new Set(), numbered: new Map(), open: [] })

const DRAFT = '/api/letters'
const numberPath = (id: string) => `/api/letters/${id}/number`

function note(ledger: Ledger, path: string, { status, body }: { status: number; body: Record<string, string> }): void {
  assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`)
  if (path === DRAFT) ledger.drafted.add(body.id ?? '')
  else ledger.numbered.set(path.split('/')[3] ?? '', body.documentNumber ?? '')
}

/** Sends one command and notes what was acknowledged; what got no answer is noted as open. */
async function send(serving: Serving, { clerk }: Installation, ledger: Ledger, path: string, body: object) {
  const sent = { path, body, key: randomUUID() }
  ledger.open.push(sent)
  const heard = await serving.ask('POST', path, { ...sent, as: clerk }).catch(() => null)
  if (!heard || heard.status === 503) return null
  ledger.open.splice(ledger.open.indexOf(sent), 1)
  note(ledger, path, heard)
  return heard.body
}

/** Drafts letters and numbers them, one after the other, until nothing answers any more. */
export async function write(serving: Serving, installation: Installation, ledger: Ledger): Promise<void> {
  const body = { agency: installation.agency, kind: 'L10', values: valuesOf('L10') }
  for (;;) {
    const drafted = await send(serving, installation, ledger, DRAFT, body)
    if (!drafted) return
    if (!(await send(serving, installation, ledger, numberPath(drafted.id), { version: 1 }))) return
  }
}

const WRITERS = 4

/** One start, writes, and a kill −9 in the midst of them after `milliseconds`. */
export async function crash(installation: Installation, ledger: Ledger, milliseconds: number): Promise<void> {
  const serving = await serve(installation.env)
  await check(serving, installation, ledger)
  const writers = Array.from({ length: WRITERS }, () => write(serving, installation, ledger))
  await wait(milliseconds)
  await serving.kill()
  await Promise.all(writers)
}

/**
 * What got no answer is sent again under its key, then every acknowledged act must be there, once. `more`: there may be
 * acts that the ledger does not know of.
 */
export async function check(
  serving: Serving,
  { agency, clerk }: Installation,
  ledger: Ledger,
  { more = false } = {},
): Promise<void> {
  for (const sent of ledger.open.splice(0))
    note(ledger, sent.path, await serving.ask('POST', sent.path, { ...sent, as: clerk }))
  const found = new Map<string, string | null>()
  for (let page = 1; ; page++) {
    const { status, body } = await serving.ask('GET', `${DRAFT}?agency=${agency}&size=100&page=${page}`, { as: clerk })
    assert.equal(status, 200, JSON.stringify(body))
    for (const { id, documentNumber } of body.rows) found.set(id, documentNumber)
    if (page * 100 >= body.total) break
  }
  for (const id of ledger.drafted) assert.ok(found.has(id), `the draft ${id} is lost`)
  for (const [id, number] of ledger.numbered) assert.equal(found.get(id), number, `the number of ${id} is lost`)
  if (!more) assert.equal(found.size, ledger.drafted.size, 'nothing is there that was not acknowledged in the end')
  const numbers = [...found.values()].filter((n) => n !== null).map((n) => Number(/〕(\d+)号/.exec(n)?.[1]))
  assert.deepEqual(
    numbers.sort((a, b) => a - b),
    numbers.map((_, i) => i + 1),
    'numbers run from 1 without gap or double',
  )
  const [last] = [...ledger.numbered.keys()].slice(-1)
  if (last) assert.equal((await serving.ask('GET', `/api/letters/${last}/file`, { as: clerk })).status, 200)
}

/** The chains of records, hashed again by the command line. */
export async function verify({ env }: Installation): Promise<void> {
  const { status, stdout, stderr } = await gongkai(['audit', 'verify'], { env })
  assert.equal(status, 0, `${stdout}\n${stderr}`)
}

/** So often it is killed however little time there is. */
const LEAST = 3

/** Kills the program in the midst of writing, `times` times or until there is no time left; gives what it acknowledged. */
export async function crashes(
  kind: Kind,
  times: number,
  pause: (round: number) => number,
  until = Number.POSITIVE_INFINITY,
): Promise<Ledger & { readonly rounds: number }> {
  const installation = await furnish(openNew(kind))
  const ledger = emptyLedger()
  let rounds = 0
  while (rounds < times && (rounds < LEAST || Date.now() < until)) await crash(installation, ledger, pause(rounds++))
  const serving = await serve(installation.env)
  await check(serving, installation, ledger)
  await verify(installation)
  assert.equal(await serving.stop(), 0, serving.said())
  return { ...ledger, rounds }
}
