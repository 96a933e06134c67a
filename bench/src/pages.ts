import { isOfSession, type Parts, type Statement, scannedWhole, statementsOf } from '@gongkai/bench/requests'
import type { Running } from '@gongkai/server/main'
import type { Measured } from './measured.ts'
import { median, quantile } from './timing.ts'

/** A page as a browser asks for it. */
export interface Page {
  readonly path: string
  /** The session cookie of who asks. */
  readonly as: string
}

const MOST_STATEMENTS = 2
const P50_MS = 3
const P95_MS = 8

/** Asks the whole application, without the network. Throws with the answer when it is no page. */
export async function ask({ app }: Running, { path, as }: Page): Promise<string> {
  const { statusCode, body } = await app.inject({ url: path, headers: { cookie: as } })
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${body}`)
  return body
}

/** What is large of a register: nothing of it is ever read from end to end for a page. */
const large = ['requests', 'request_acts', 'request_keys', 'request_files', 'letters']

/** The statements of a page besides that of the session, the bare one first: it reads the rows, or the case with its acts. */
async function askedBy(running: Running, page: Page): Promise<{ bare: Statement; others: Statement[] }> {
  await ask(running, page)
  const all = (await statementsOf(running.parts, () => ask(running, page))).filter((s) => !isOfSession(s))
  const bare = all.find(({ sql }) => /^select \*.* from "requests"/s.test(sql))
  if (!bare) throw new Error(`${page.path} reads no request`)
  return { bare, others: all.filter((s) => s !== bare) }
}

/** So long a server is asked before it is measured: an office asks one that has run for days. */
const WARM_UP_MS = 8_000

async function warmUp(running: Running, asked: readonly Page[]): Promise<void> {
  const end = performance.now() + WARM_UP_MS
  while (performance.now() < end) for (const page of asked) await ask(running, page)
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const run = ({ database }: Parts, statement: Statement) => database.db.executeQuery(statement)

/** How long pages take by the clock, beside their bare statements, in turn; and how they are read. */
export async function pages(
  running: Running,
  name: string,
  asked: readonly Page[],
  rounds: number,
): Promise<Measured[]> {
  const { parts } = running
  const each: { page: Page; bare: Statement }[] = []
  let most = 0
  const whole = new Set<string>()
  for (const page of asked) {
    const { bare, others } = await askedBy(running, page)
    each.push({ page, bare })
    most = Math.max(most, others.length)
    for (const statement of [bare, ...others])
      for (const table of await scannedWhole(parts, statement)) if (large.includes(table)) whole.add(table)
  }
  await warmUp(running, asked)
  const work: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const { page, bare: statement } of each) {
      const first = round % 2 === 0 ? await clocked(() => ask(running, page)) : 0
      const bareTime = await clocked(() => run(parts, statement))
      const time = first || (await clocked(() => ask(running, page)))
      work.push(time)
      bare.push(bareTime)
    }
  return [...timesOf(name, work, bare), ...shapeOf(name, most, [...whole])]
}

function timesOf(name: string, work: readonly number[], bare: readonly number[]): Measured[] {
  const line = (what: string, share: number, limit: number): Measured => {
    const [own, other] = [quantile(work, share), quantile(bare, share)]
    return {
      name: `${name}, ${what} above the bare statement`,
      value: own - other,
      unit: 'ms',
      target: `≤ ${limit}`,
      reached: own - other <= limit,
      detail: `${own.toFixed(2)} ms against ${other.toFixed(2)} ms, ${work.length} pages in turn`,
    }
  }
  return [line('p50', 0.5, P50_MS), line('p95', 0.95, P95_MS)]
}

const shapeOf = (name: string, statements: number, whole: readonly string[]): Measured[] => [
  {
    name: `${name}, statements beside the bare one`,
    value: statements,
    unit: '',
    target: `≤ ${MOST_STATEMENTS}`,
    reached: statements <= MOST_STATEMENTS,
    detail: 'without that of the session',
  },
  {
    name: `${name}, large tables read from end to end`,
    value: whole.length,
    unit: '',
    target: '0',
    reached: whole.length === 0,
    detail: whole.join(', ') || 'all by an index, as PostgreSQL plans them',
  },
]

const AS_DEEP = 1.2

/** A page far down a list against its first page, in turn. */
export async function depth(
  running: Running,
  name: string,
  first: Page,
  deep: Page,
  rounds: number,
): Promise<Measured> {
  const times: { first: number; deep: number }[] = []
  for (let round = -2; round < rounds; round++) {
    const one = await clocked(() => ask(running, first))
    const other = await clocked(() => ask(running, deep))
    if (round >= 0) times.push({ first: one, deep: other })
  }
  const value = median(times.map((t) => t.deep / t.first))
  return {
    name,
    value,
    unit: '×',
    target: `≤ ${AS_DEEP}`,
    reached: value <= AS_DEEP,
    detail: `${median(times.map((t) => t.deep)).toFixed(2)} ms against ${median(times.map((t) => t.first)).toFixed(2)} ms, median of ${rounds} in turn`,
  }
}

const AS_BARE = 1.5

/** Table three as it is asked for, against one grouping of the same rows, in turn. */
export async function counted(
  running: Running,
  name: string,
  page: Page,
  bare: { readonly sql: string; readonly parameters: readonly unknown[] },
  rounds: number,
): Promise<Measured> {
  const [statement] = await statementsOf(running.parts, () => ask(running, page))
  if (!statement) throw new Error('nothing was asked')
  const grouping = { ...statement, ...bare }
  const times: { work: number; bare: number }[] = []
  for (let round = -2; round < rounds; round++) {
    const early = round % 2 === 0 ? await clocked(() => ask(running, page)) : 0
    const other = await clocked(() => run(running.parts, grouping))
    const own = early || (await clocked(() => ask(running, page)))
    if (round >= 0) times.push({ work: own, bare: other })
  }
  const value = median(times.map((t) => t.work / t.bare))
  return {
    name,
    value,
    unit: '×',
    target: `≤ ${AS_BARE}`,
    reached: value <= AS_BARE,
    detail: `${median(times.map((t) => t.work)).toFixed(1)} ms against ${median(times.map((t) => t.bare)).toFixed(1)} ms, median of ${rounds} in turn`,
  }
}
