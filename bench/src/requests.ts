import { randomUUID } from 'node:crypto'
import { type Body, fillRegister, nameOf, type Parts, type Register } from '@gongkai/bench/requests'
import { type Running, start } from '@gongkai/server/main'
import { readSettings } from '@gongkai/server/settings'
import { inFolder } from './folder.ts'
import type { Measured } from './measured.ts'
import { counted, depth, type Page, pages } from './pages.ts'
import { withPostgres } from './postgres.ts'
import { callsPerSecond, median } from './timing.ts'

/** As many as a large city has in some years; REQUESTS makes a trial smaller. */
const REQUESTS = Number(process.env.REQUESTS ?? 1_000_000)
const OF_A_BODY = 2_000
const FEW = 2_000
const ROUNDS = 15
const CALLERS = 12
const ACTS = 240

const open = (env: Readonly<Record<string, string>>): Promise<Running> =>
  start(readSettings({ PORT: '0', LOG_LEVEL: 'warn', ...env }))

/** Loading need not survive a power cut; everything after it is measured as it is in use. */
async function loaded({ parts }: Running, requests: number): Promise<Register> {
  const bodies = Math.max(20, Math.round(requests / OF_A_BODY))
  const hurried = ['fsync = off', 'full_page_writes = off', "max_wal_size = '4GB'", "maintenance_work_mem = '256MB'"]
  const isServer = parts.database.kind === 'server'
  const tell = async (statements: readonly string[]) => {
    if (isServer) for (const statement of statements) await parts.database.execute(statement)
  }
  await tell([...hurried.map((one) => `alter system set ${one}`), 'select pg_reload_conf()'])
  const from = performance.now()
  let told = 0
  const register = await fillRegister(parts, {
    requests,
    bodies,
    today: parts.clock.today(),
    progress: (many) => {
      if (many < told + requests / 10) return
      told = many
      console.error(`${many} requests, ${((performance.now() - from) / 1000).toFixed(0)} s`)
    },
  })
  await tell(['alter system reset all', 'select pg_reload_conf()', 'checkpoint'])
  console.error(
    `${register.requests} requests, ${register.acts} acts, ${((performance.now() - from) / 1000).toFixed(0)} s`,
  )
  return register
}

async function idsOf({ database }: Parts, where: string, values: readonly unknown[], many: number): Promise<string[]> {
  const { rows } = await database.execute(
    `select id from requests where ${where} order by md5(id::text) limit ${many}`,
    values,
  )
  return (rows as { id: string }[]).map((r) => r.id)
}

/** The largest, a middling and a small body: what an office sees differs by its size. */
const chosen = ({ bodies }: Register): Body[] =>
  [0, 0.05, 0.5].map((share) => bodies[Math.floor(share * bodies.length)]).filter((b) => b !== undefined)

/** As many rows as the office's list asks for. */
const OF_A_PAGE = 'size=30'

function lists(register: Register): Page[] {
  const views = [
    'status=open',
    '',
    'sort=-received',
    'sort=number&status=done',
    'alarm=near',
    'person=none&status=open',
  ]
  return chosen(register).flatMap(({ id, clerk }, i) => [
    ...views.map((view) => ({ path: `/api/requests?agency=${id}&${OF_A_PAGE}&${view}`, as: clerk })),
    { path: `/api/requests?${OF_A_PAGE}&q=${encodeURIComponent(nameOf(i))}`, as: clerk },
    { path: '/api/requests/mine', as: clerk },
  ])
}

/** Half of them with all acts from assignment to archive, so that short ones do not make it look fast. */
async function cases(parts: Parts, register: Register): Promise<Page[]> {
  const found = await Promise.all(
    chosen(register).map(async ({ id, clerk }) => {
      const long = await idsOf(parts, 'agency_id = $1 and version >= 9', [id], 15)
      const any = await idsOf(parts, 'agency_id = $1', [id], 15)
      return [...long, ...any].map((one) => ({ path: `/api/requests/${one}`, as: clerk }))
    }),
  )
  return found.flat()
}

/** The list of a body from nine tenths of the way to its end, as one comes there page by page. */
async function deep({ database }: Parts, { id, clerk, requests }: Body): Promise<Page> {
  const { rows } = await database.execute(
    `select received_on::text as day, id from requests where agency_id = $1 order by received_on desc, id desc
    limit 1 offset ${Math.floor(requests * 0.9)}`,
    [id],
  )
  const [place] = rows as { day: string; id: string }[]
  const after = Buffer.from(JSON.stringify([place?.day, place?.id])).toString('base64url')
  return { path: `/api/requests?agency=${id}&sort=-received&after=${after}`, as: clerk }
}

const YEAR = 2025
const span = [`${YEAR}-01-01`, `${YEAR}-12-31`]
const grouping = `select applicant_class, outcome, count(*)::int as many from requests
  where agency_id = any($1::uuid[]) and status <> 'voided' and received_on <= $3 and (decided_on is null or decided_on >= $2)
  group by 1, 2`

async function tables(running: Running, { county, bodies }: Register): Promise<Measured[]> {
  const path = (agency: string, more = '') => `/api/requests/table?agency=${agency}&year=${YEAR}${more}`
  const of = (name: string, page: Page, agencies: readonly string[]) =>
    counted(
      running,
      `table three, ${name}, against one bare grouping`,
      page,
      { sql: grouping, parameters: [agencies, ...span] },
      ROUNDS,
    )
  const lines: Measured[] = []
  const [largest] = bodies
  if (largest)
    lines.push(
      await of(`one agency (${largest.requests} requests)`, { path: path(largest.id), as: largest.clerk }, [
        largest.id,
      ]),
    )
  const everywhere = { path: path(county.id, '&below=yes'), as: county.overseer }
  return [...lines, await of('all agencies', everywhere, [county.id, ...bodies.map((b) => b.id)])]
}

/** Notes on cases, each caller on one of its own: permission, the case folded, the rules, the act, its columns, its record. */
async function acts(running: Running, kind: string, register: Register): Promise<Measured[]> {
  const { app, url, parts } = running
  const { host, origin } = new URL(url)
  const callers = await Promise.all(
    register.bodies.slice(0, CALLERS).map(async ({ id, clerk }) => {
      const [one] = await idsOf(parts, "agency_id = $1 and status = 'served'", [id], 1)
      const { version } = JSON.parse(
        (await app.inject({ url: `/api/requests/${one}`, headers: { cookie: clerk } })).body,
      )
      return { one, clerk, version: version as number }
    }),
  )
  const note = async (caller: number) => {
    const at = callers[caller]
    if (!at) throw new Error('no such caller')
    const answer = await app.inject({
      method: 'POST',
      url: `/api/requests/${at.one}/note`,
      headers: { host, origin, cookie: at.clerk, 'idempotency-key': randomUUID() },
      payload: { version: at.version, text: '已经与档案室联系，后天取回材料。' },
    })
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`)
    at.version++
    // A history of hundreds is nobody's.
    if (at.version % 40 === 0) {
      const [id] = await idsOf(
        parts,
        "agency_id = (select agency_id from requests where id = $1) and status = 'served' and version < 9",
        [at.one],
        1,
      )
      const page = await app.inject({ url: `/api/requests/${id}`, headers: { cookie: at.clerk } })
      Object.assign(at, { one: id, version: page.json().version })
    }
  }
  const line = async (crowd: number, how: string): Promise<Measured> => {
    const rates: number[] = []
    for (let round = 0; round < 4; round++) rates.push(await callsPerSecond(crowd, ACTS, note))
    const value = median(rates.slice(1))
    return { name: `acts, ${kind}, ${how}`, value, unit: '/s', target: '', reached: true, detail: 'median of 3 rounds' }
  }
  return [await line(1, 'one after another'), await line(CALLERS, `${CALLERS} callers at once`)]
}

async function onServer(env: Readonly<Record<string, string>>): Promise<Measured[]> {
  const running = await open(env)
  try {
    const register = await loaded(running, REQUESTS)
    const { parts } = running
    const [largest] = register.bodies
    if (!largest) throw new Error('no bodies')
    const first = { path: `/api/requests?agency=${largest.id}&sort=-received`, as: largest.clerk }
    return [
      ...(await pages(running, 'office list', lists(register), ROUNDS)),
      await depth(
        running,
        'office list, nine tenths down against its beginning',
        first,
        await deep(parts, largest),
        ROUNDS * 3,
      ),
      ...(await pages(running, 'case page', await cases(parts, register), ROUNDS)),
      ...(await tables(running, register)),
      ...(await acts(running, 'PostgreSQL with fsync', register)),
    ]
  } finally {
    await running.stop()
  }
}

async function embedded(env: Readonly<Record<string, string>>): Promise<Measured[]> {
  const running = await open(env)
  try {
    return await acts(running, 'embedded', await loaded(running, Math.min(FEW, REQUESTS)))
  } finally {
    await running.stop()
  }
}

/** Lists, cases, counts and acts of a register of a million requests with five million acts, asked of the whole application. */
export async function requests(): Promise<Measured[]> {
  const server = await withPostgres(async ({ createDatabase }) => {
    const url = await createDatabase()
    return inFolder((folder) => onServer({ DATA_DIR: folder, DATABASE_URL: url }))
  })
  return [...(server ?? []), ...(await inFolder((folder) => embedded({ DATA_DIR: folder })))]
}
