import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, test } from 'node:test'
import { type ActRule, acts, roleNames } from '@gongkai/rules/access'
import { sql } from 'kysely'
import { handlers } from '../../../src/app.ts'
import { verifyChains } from '../../../src/platform/audit.ts'
import type { Operation } from '../../../src/platform/operation.ts'
import { type Answered, onEachDatabase } from '../server.ts'
import { described, wrongInputs } from './mutations.ts'
import type { Given, Sample, Samples } from './sample.ts'
import { send } from './send.ts'
import { makeWorld, type World } from './world.ts'

export const operations: readonly Operation[] = handlers.map((h) => h.operation)

const rolesFor = ({ access }: Operation): readonly string[] =>
  typeof access === 'object' ? (acts[access.act] as ActRule).by : roleNames

const recordsIn = async ({ opened }: World): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_log`.execute(opened.parts.database.db)
  return Number(rows[0]?.n)
}

/** Here very many ask from one address; how often one may is shown elsewhere. */
async function forgetLimits({ opened }: World): Promise<void> {
  for (const counted of ['rate_limits', 'sign_in_attempts'])
    await sql`delete from ${sql.table(counted)}`.execute(opened.parts.database.db)
}

const nobodyThere = { error: { code: 'notFound', message: '没有找到。可能已经移走，或者这个账户不能查看。' } }
const KEYLESS = { 'idempotency-key': '' }

/**
 * Shows operations working, invalid, not allowed, repeated and concurrent, over HTTP and on each database: every case is
 * made from the description of the operation and the table of acts; a sample only says how to come to a right input.
 */
export function showOperations(name: string, shown: readonly Operation[], samples: Samples): void {
  onEachDatabase(`operations · ${name}`, (open) => {
    let world: World
    before(async () => {
      world = await makeWorld(open)
    })
    for (const operation of shown) {
      const sample = samples[operation.id]
      if (sample) describe(operation.id, () => show(operation, sample, () => world))
    }
    test('every chain of records is whole', async () => {
      for await (const verdict of verifyChains(world.opened.parts.database.db))
        assert.equal(verdict.brokenAt, null, verdict.chain)
    })
  })
}

function show(operation: Operation, sample: Sample, world: () => World): void {
  const { access, kind, replays } = operation
  const prepare = async (): Promise<{ given: Given; as: string | undefined }> => {
    await forgetLimits(world())
    const given = await sample.prepare(world())
    const [first] = rolesFor(operation)
    const usual = access === 'public' ? undefined : world().people[first as 'clerk'].cookie
    return { given, as: given.as ?? usual }
  }
  /** One input for all that changes nothing: it is right all the while. */
  let unused: ReturnType<typeof prepare> | undefined
  const still = async () => {
    await forgetLimits(world())
    unused ??= prepare()
    return unused
  }
  const ask = async (given: Given, how: Parameters<typeof send>[3]) => {
    if (operation.limit) await forgetLimits(world())
    return send(world().opened, operation, given, how)
  }
  /** What was sent wrote nothing into the records. */
  const unrecorded = async (work: () => Promise<void>) => {
    const records = await recordsIn(world())
    await work()
    assert.equal(await recordsIn(world()), records, 'nothing is recorded')
  }

  test('works', async () => {
    const { given, as } = await prepare()
    const records = await recordsIn(world())
    const answer = await ask(given, { as })
    assert.equal(answer.status, 200, answer.text)
    const more = (await recordsIn(world())) - records
    assert.ok(kind === 'query' ? more === 0 : more > 0, `${more} records`)
  })

  test('says where an input is wrong', async () => {
    const { given, as } = await still()
    await unrecorded(async () => {
      for (const { wrong, at, says } of wrongOf(operation, given)) {
        if (sample.unlike?.test(at)) continue
        refusedAt(at, says, await ask(wrong, { as }))
      }
    })
  })

  if (access !== 'public')
    test('asks who is not signed in to do so', async () => {
      const { given } = await still()
      await unrecorded(async () => {
        const { status, body } = await ask(given, {})
        assert.deepEqual([status, body.error.code], [401, 'signInFirst'])
      })
    })

  if (typeof access === 'object')
    test('is not there for who may not', async () => {
      const { given } = await still()
      await unrecorded(async () => {
        for (const role of roleNames.filter((r) => !rolesFor(operation).includes(r)))
          notThere(role, await ask(given, { as: world().people[role].cookie }))
      })
    })

  if (typeof access === 'object' && operation.path.includes(':id') && !sample.missing)
    test('answers of a thing that is not there as of one that may not be seen', async () => {
      const { given, as } = await still()
      const other = { ...given, params: { ...given.params, id: '019876ab-0000-7000-8000-000000000000' } }
      await unrecorded(async () => notThere('', await ask(other, { as })))
    })

  if (kind === 'command') showCommand(operation, sample, { prepare, still, ask, unrecorded, world })
  else
    test('answers the same again, and to several at once', async () => {
      const { given, as } = await still()
      const answers = await Promise.all([1, 2, 3].map(() => ask(given, { as })))
      for (const { status, text } of answers) assert.equal(status, 200, text)
    })

  test(replays ? 'demands a key' : 'demands no key', async () => {
    const { given, as } = await (replays ? still() : prepare())
    const { status, body, text } = await ask(given, { as, headers: KEYLESS })
    if (replays) assert.deepEqual([status, body.error.code], [400, 'keyMissing'])
    else assert.equal(status, 200, text)
  })
}

interface Means {
  prepare(): Promise<{ given: Given; as: string | undefined }>
  still: Means['prepare']
  ask(given: Given, how: Parameters<typeof send>[3]): Promise<Answered>
  unrecorded(work: () => Promise<void>): Promise<void>
  world(): World
}

function showCommand(operation: Operation, { twice = 'one' }: Sample, means: Means) {
  const { prepare, still, ask, unrecorded, world } = means
  const { replays, access } = operation

  if (access !== 'public')
    test('is refused from a page of somebody else', async () => {
      const { given, as } = await still()
      await unrecorded(async () => {
        const { status, body } = await ask(given, { as, headers: { origin: 'https://elsewhere.example' } })
        assert.deepEqual([status, body.error.code], [403, 'foreignOrigin'])
      })
    })

  if (replays)
    test('is done once however often it is sent with one key', async () => {
      const { given, as } = await prepare()
      const key = randomUUID()
      const first = await ask(given, { as, key })
      assert.equal(first.status, 200, first.text)
      const { given: other } = await prepare()
      await unrecorded(async () => {
        const again = await ask(given, { as, key })
        assert.deepEqual([again.status, again.body], [200, first.body])
        if (inputOf(other) === inputOf(given)) return
        const { status, body } = await ask(other, { as, key })
        assert.deepEqual([status, body.error?.code], [409, 'keyReused'])
      })
    })

  if (replays)
    test('is done once when it is sent twice at once with one key', async () => {
      const { given, as } = await prepare()
      const key = randomUUID()
      const records = await recordsIn(world())
      const [one, two] = await Promise.all([ask(given, { as, key }), ask(given, { as, key })])
      assert.deepEqual([one.status, two.status], [200, 200], `${one.text}\n${two.text}`)
      assert.deepEqual(one.body, two.body)
      const done = (await recordsIn(world())) - records
      const next = await prepare()
      const before = await recordsIn(world())
      await ask(next.given, { as: next.as })
      assert.equal(done, (await recordsIn(world())) - before, 'as many records as of one')
    })

  test('twice at once is done as often as it may be', async () => {
    const { given, as } = await prepare()
    const answers = await Promise.all([ask(given, { as }), ask(given, { as })])
    const [first, second] = answers.map((a) => a.status).sort((a, b) => a - b)
    const says = answers.map((a) => a.text).join('\n')
    assert.equal(first, 200, says)
    if (twice === 'both') assert.equal(second, 200, says)
    else assert.ok(second === 200 ? twice === 'any' : second && second >= 400 && second < 500, says)
  })
}

/** What the key stands for. */
const inputOf = ({ params, query, body, files }: Given) =>
  JSON.stringify([params, query, body, files?.map((f) => [f.name, Buffer.from(f.bytes).toString('base64')])])

function notThere(who: string, { status, body }: Answered): void {
  assert.equal(status, 404, who)
  assert.deepEqual(body, nobodyThere, who)
}

function refusedAt(at: string, says: string, { status, body, text }: Answered): void {
  assert.equal(status, 422, `${says}: ${text}`)
  const places: string[] = [body.error.at, ...(body.error.problems ?? []).map((p: { at: string }) => p.at)]
  assert.ok(
    places.some((p) => p === at || p?.startsWith(`${at}.`) || p?.startsWith(`${at}[`)),
    `${says}: ${at} is not among ${places.join(', ')}`,
  )
  assert.match(body.error.message, /[\u4e00-\u9fff]/, says)
}

/** Every wrong input that can be made of a right one. */
function* wrongOf({ body, query, params, method, consumes }: Operation, given: Given) {
  const ofQuery = { ...given.query }
  for (const { value, at, says } of wrongInputs(described(query), ofQuery, { texts: true }))
    yield { wrong: { ...given, query: value as Record<string, string> }, at, says }
  if (method !== 'GET')
    for (const { value, at, says } of wrongInputs(described(body), given.body ?? {}, { texts: consumes !== 'json' }))
      yield { wrong: { ...given, body: value as object }, at, says }
  for (const key of Object.keys(given.params ?? {})) {
    const wrong = { ...given.params, [key]: '☃' }
    if (!params.safeParse(wrong).success) yield { wrong: { ...given, params: wrong }, at: key, says: `☃ for ${key}` }
  }
}
