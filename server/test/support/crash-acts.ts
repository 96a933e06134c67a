import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { addDays } from '@gongkai/rules/dates'
import { type Act, type ActType, Application, statusNames } from '@gongkai/rules/requests'
import { beginSession, sessionCookie } from '../../src/accounts/service/sessions.ts'
import { sealValues } from '../../src/letters/service/contents.ts'
import { insertLetter } from '../../src/letters/store/letters.ts'
import { createClock } from '../../src/platform/clock.ts'
import { type Actor, type CommandContext, type Parts, program } from '../../src/platform/context.ts'
import { receiveFile } from '../../src/platform/files/receive.ts'
import { keepFile } from '../../src/platform/files/service.ts'
import { newId } from '../../src/platform/ids.ts'
import { contextOf, perform } from '../../src/platform/perform.ts'
import { caseOf } from '../../src/requests/service/cases.ts'
import { issueCode } from '../../src/requests/service/codes.ts'
import { derivedOf } from '../../src/requests/service/derive.ts'
import { write } from '../../src/requests/service/record.ts'
import { open } from '../../src/requests/service/register.ts'
import { findRequest } from '../../src/requests/store/requests.ts'
import { application, scan } from '../requests/support.ts'
import { type Installation, verify } from './crash.ts'
import { type Kind, log, type Open, openNew, reopen, SECRET } from './data.ts'
import { beforeEach, registering, scanned } from './each-act.ts'
import { makeAgency } from './operations/world.ts'
import { makePerson } from './people.ts'
import { type Heard, type Serving, serve } from './serve.ts'

/** An act that is ready to be sent. */
interface Ready {
  readonly type: ActType
  readonly path: string
  readonly key: string
  readonly body?: object
  readonly form?: FormData
  /** The case and where in its history the act belongs; the first act makes its case. */
  readonly request: string | null
  readonly seq: number
}

/** What was answered: the act stands there, whatever happens to the program afterwards. */
interface Acknowledged {
  readonly type: ActType
  readonly request: string
  readonly seq: number
}

interface Office extends Installation {
  readonly settings: Open['settings']
  readonly person: string
}

const partsOf = ({ settings, database, vault: secrets, folder, shelf }: Open): Parts => ({
  ...{ settings, database, secrets, folder, shelf, log, clock: createClock(settings.now) },
})

/** An agency where one person holds every role that works on requests, and acts that are ready to be sent there. */
async function furnish(kind: Kind, strikes: readonly Strike[]): Promise<{ office: Office; ready: Ready[][] }> {
  const data = await openNew(kind)
  const { settings } = data
  const parts = partsOf(data)
  const opened = { parts } as unknown as Parameters<typeof makePerson>[0]
  const county = await makeAgency(opened, { slug: 'county', name: '云川县人民政府', kind: 'localGov', level: 'county' })
  const agency = await makeAgency(opened, { slug: 'bureau', name: '云川县水务局', parent: county, prefix: '云水' })
  const roles = ['clerk', 'sectionHead', 'officeDirector', 'deputy', 'head', 'secrecyReviewer'] as const
  const { id: person } = await makePerson(opened, { agency, roles })
  const { token } = await beginSession(contextOf(parts, program), { user: person, method: 'signOn', agent: '' })
  const env = {
    ...{ NODE_ENV: 'test', DATA_DIR: settings.dataDir, SECRET_KEY: SECRET },
    ...(settings.databaseUrl && { DATABASE_URL: settings.databaseUrl }),
  }
  const office = { settings, env, agency, person, clerk: `${sessionCookie}=${token}` }
  const ready: Ready[][] = []
  for (const { types } of strikes) ready.push(await prepare(parts, office, types))
  await data.close()
  return { office, ready }
}

/** Looks into the data while no program serves it. */
async function inside<T>({ settings }: Office, work: (parts: Parts) => Promise<T>): Promise<T> {
  const data = await reopen(settings)
  try {
    return await work(partsOf(data))
  } finally {
    await data.close()
  }
}

/** A request with the acts that come before the one to be sent. */
async function caseWith(
  ctx: CommandContext,
  { agency }: Office,
  received: number,
  acts: readonly Act[],
): Promise<string> {
  const { id } = await open(ctx, {
    agency,
    application: Application.parse(application()),
    facts: { channel: 'inPerson', submittedOn: addDays(ctx.today, -received) },
    proof: '本人到场提交',
    codeKey: issueCode(ctx.parts.secrets).key,
  })
  for (const act of acts) {
    const row = await findRequest(ctx.db, id)
    assert.ok(row)
    await write(ctx, await caseOf(ctx, row), act)
  }
  return id
}

let letters = 0

/** A letter of the case that is issued, as it is when its sealed copy came. */
async function issuedFor(ctx: CommandContext, { agency }: Office, request: string): Promise<string> {
  const id = newId()
  const { shelf, settings } = ctx.parts
  const { bytes } = scan()
  const received = await receiveFile(shelf, settings, {
    ...{ field: 'file', name: '盖章.pdf' },
    content: (async function* () {
      yield bytes
    })(),
  })
  const file = await keepFile(ctx, received, { holder: `letters:${id}` })
  const number = ++letters
  await insertLetter(ctx.db, {
    ...{ id, agency_id: agency, unit_id: agency, kind: 'L19', state: 'issued', case_id: request },
    contents: sealValues(ctx, id, { grounds: '条例第三十九条第一款', decision: '不作为申请处理。' }),
    ...{ dated_on: ctx.today, series: 'all', year: Number(ctx.today.slice(0, 4)), number },
    ...{ document_number: `云水〔2026〕${number}号`, template_id: null, draft_file: file, sealed_file: file },
    ...{ verdict: 'same', comparison: null, accepted_by: null, accepted_reason: null, void_reason: null },
    ...{ created_by: ctx.actor.id, created_at: ctx.now, changed_at: ctx.now },
  } as Parameters<typeof insertLetter>[1])
  return id
}

/** Makes cases in which the acts can be done, and the acts as they will be sent. */
function prepare(parts: Parts, office: Office, types: readonly ActType[]): Promise<Ready[]> {
  const actor: Actor = { ...program, id: office.person }
  return perform(parts, actor, async (ctx) => {
    const standing = beforeEach(ctx.today, office.person)
    const ready: Ready[] = []
    for (const type of types) {
      const key = randomUUID()
      if (type === 'registered') {
        const form = registering(office.agency, ctx.today)
        ready.push({ type, path: '/api/requests', key, form, request: null, seq: 0 })
        continue
      }
      const { word, received, before, body, form } = standing[type]
      const request = await caseWith(ctx, office, received, before)
      const seq = before.length + 1
      const letter = type === 'sealed' ? { letter: await issuedFor(ctx, office, request) } : {}
      const sent = form ? { form: scanned({ version: `${seq}` }) } : { body: { version: seq, ...body, ...letter } }
      ready.push({ type, path: `/api/requests/${request}/${word}`, key, ...sent, request, seq })
    }
    await ctx.audit({ chain: office.agency, act: 'test.began', subject: { type: 'test', id: 'test' } })
    return ready
  })
}

const acknowledged = ({ type, request, seq }: Ready, { status, body }: Heard): Acknowledged => {
  assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`)
  return { type, request: request ?? body.id, seq }
}

interface Outcome {
  readonly done: readonly Acknowledged[]
  /** Sent, and not answered before the program was killed. */
  readonly open: readonly Ready[]
}

/** Sends all acts at once and kills the program `pause` milliseconds after so many of them were acknowledged. */
async function killAmong(office: Office, acts: readonly Ready[], after: number, pause: number): Promise<Outcome> {
  const serving = await serve(office.env)
  const done: Acknowledged[] = []
  const unanswered: Ready[] = []
  let kill: Promise<void> | undefined
  const strike = () => {
    kill ??= wait(pause).then(() => serving.kill())
  }
  if (after === 0) strike()
  await Promise.all(
    acts.map(async (act) => {
      const heard = await serving.ask('POST', act.path, { ...act, as: office.clerk }).catch(() => null)
      if (!heard || heard.status === 503) unanswered.push(act)
      else done.push(acknowledged(act, heard))
      if (done.length >= after) strike()
    }),
  )
  strike()
  await kill
  return { done, open: unanswered }
}

/** What got no answer is sent again under its key: it is done now, or it was done then; never twice. */
async function sendAgain(office: Office, serving: Serving, open: readonly Ready[]): Promise<Acknowledged[]> {
  const done: Acknowledged[] = []
  for (const act of open)
    done.push(acknowledged(act, await serving.ask('POST', act.path, { ...act, as: office.clerk })))
  return done
}

/** Every acknowledged act is in its place on the page of its case. */
async function demandThere(office: Office, serving: Serving, done: readonly Acknowledged[]): Promise<void> {
  for (const { type, request, seq } of done) {
    const { status, body } = await serving.ask('GET', `/api/requests/${request}`, { as: office.clerk })
    assert.equal(status, 200, `${type}: ${JSON.stringify(body)}\n${serving.said()}`)
    assert.ok(statusNames.includes(body.status))
    assert.equal(body.history[seq]?.act.type, type, `the act ${type} of ${request} is lost`)
  }
}

/** The whole register: what stands in the columns is what the acts amount to, acts and numbers have no gap and no double. */
async function demandSound(office: Office, done: readonly Acknowledged[]): Promise<number> {
  return inside(office, async (parts) => {
    const ctx = contextOf(parts, program)
    const rows = await ctx.db.selectFrom('requests').selectAll().execute()
    const records = await ctx.db
      .selectFrom('audit_log')
      .select(['act', 'subject_id'])
      .where('act', 'like', 'request.%')
      .execute()
    for (const row of rows) {
      const { records: acts, state, clocks } = await caseOf(ctx, row)
      const columns = derivedOf(state, clocks)
      assert.deepEqual({ ...row, ...columns }, row, `${row.id}: its columns follow from its acts`)
      assert.equal(acts.length, row.version)
      assert.deepEqual(
        acts.map((a) => a.seq),
        acts.map((_, i) => i),
      )
      const recorded = records.filter((r) => r.subject_id === row.id).map((r) => r.act)
      assert.deepEqual(
        recorded.sort(),
        acts.map((a) => `request.${a.act.type}`).sort(),
        `${row.id}: each act is recorded, once`,
      )
    }
    for (const year of new Set(rows.map((r) => r.year))) {
      const numbers = rows
        .filter((r) => r.year === year)
        .map((r) => r.number)
        .sort((a, b) => a - b)
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
        `numbers of ${year} run from 1 without gap or double`,
      )
    }
    const known = new Set(rows.map((r) => r.id))
    for (const { request } of done) assert.ok(known.has(request))
    return rows.length
  })
}

/** A kill: among which acts, how many of them are acknowledged before it, and how many milliseconds after that. */
export interface Strike {
  readonly types: readonly ActType[]
  readonly after: number
  readonly pause: number
}

/** So often it is killed however little time there is. */
const LEAST = 2

/**
 * Kills the program in the midst of acts, strike by strike while there is time; what got no answer is sent again and
 * killed again. Gives how many were acknowledged, and how many kinds of act were in the midst of being done at a kill.
 */
export async function crashActs(kind: Kind, strikes: readonly Strike[], until = Number.POSITIVE_INFINITY) {
  const { office, ready } = await furnish(kind, strikes)
  const done: Acknowledged[] = []
  const struck = new Set<ActType>()
  let open: readonly Ready[] = []
  let kills = 0
  for (const [i, { after, pause }] of strikes.entries()) {
    if (kills >= LEAST && Date.now() > until) break
    const outcome = await killAmong(office, [...open, ...(ready[i] ?? [])], after, pause)
    done.push(...outcome.done)
    open = outcome.open
    for (const { type } of open) struck.add(type)
    kills++
  }
  const serving = await serve(office.env)
  done.push(...(await sendAgain(office, serving, open)))
  await demandThere(office, serving, done)
  await verify(office)
  assert.equal(await serving.stop(), 0, serving.said())
  const requests = await demandSound(office, done)
  return { kills, acts: done.length, struck, requests }
}
