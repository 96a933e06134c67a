import { mayAnywhere } from '@gongkai/rules/access'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Actor, anyone, type Parts } from '../context.ts'
import { errors, Refusal, refuse } from '../errors.ts'
import type { FormReceived } from '../files/receive.ts'
import { limitKey, within } from '../limits.ts'
import type { Input, Operation } from '../operation.ts'
import { contextOf, perform } from '../perform.ts'
import { once, type Sent } from '../replay.ts'
import { exchangeOf } from './exchange.ts'
import type { Download, Exchange, Handler, Handlers, Received } from './handler.ts'
import { parseInput } from './parse.ts'
import { sendDownload } from './send.ts'

/** What the binder asks others for. */
export interface Doors {
  readonly parts: Parts
  /** Who asks, by the session cookie; asked before any transaction. */
  resolve(request: FastifyRequest): Promise<Actor | null>
  /** Takes the files of a multipart request into the store and gives the other fields. */
  receive(request: FastifyRequest, operation: Operation): Promise<FormReceived>
  /** Public origins from which pages of this program come. */
  isOwnOrigin(request: FastifyRequest): boolean
}

/** Registers an operation as a route: the guarantees of every request, from top to bottom. */
export function bind(app: FastifyInstance, doors: Doors, handler: Handler): void {
  const { operation } = handler
  app.route({
    method: operation.method,
    url: operation.path,
    handler: async (request, reply) => {
      const actor = await admit(doors, operation, request)
      await keepLimit(doors.parts, operation, request, actor)
      const key = keyOf(operation, request.headers['idempotency-key'])
      const form = await receive(doors, operation, request)
      const answer = await orDrop(form, async () => {
        const input = read(operation, request, form)
        return carryOut(doors.parts, handler, actor, input, exchangeOf(request, reply, form?.files ?? []), key)
      })
      return send(reply, operation, answer)
    },
  })
}

/** What a page of ours asks of an operation, and what it gets. */
export interface Asked {
  readonly body?: unknown
  readonly files?: readonly Received[]
  /** Idempotency key of a command that replays. */
  readonly key?: string
}
export type Ask = <O extends Operation>(
  operation: O,
  request: FastifyRequest,
  reply: FastifyReply,
  asked?: Asked,
) => Promise<z.output<O['answer']>>

/**
 * Asks operations for pages that serve anybody: by the same origin, limit, schema, transaction and replay as over the API.
 * Whoever is signed in in the same browser counts as anybody, too.
 */
export const asking =
  (doors: Doors, handlers: Handlers): Ask =>
  async (operation, request, reply, { body = {}, files = [], key } = {}) => {
    const handler = handlers.find((h) => h.operation.id === operation.id)
    if (!handler) throw refuse(errors.notFound)
    if (operation.kind === 'command' && request.headers.origin !== undefined && !doors.isOwnOrigin(request))
      throw refuse(errors.foreignOrigin)
    await keepLimit(doors.parts, operation, request, anyone)
    const input = { params: {}, query: {}, body: parseInput(operation.body, body) } as Input<Operation>
    const exchange = exchangeOf(request, reply, files)
    const answer = await carryOut(doors.parts, handler, anyone, input, exchange, keyOf(operation, key))
    return (operation.produces === 'file' ? answer : operation.answer.parse(answer)) as never
  }

/** A query reads; a command runs in its transaction, if it does not open its own. */
const carryOut = (
  parts: Parts,
  handler: Handler,
  actor: Actor,
  input: Input<Operation>,
  exchange: Exchange,
  key: string | null,
): Promise<unknown> =>
  handler.operation.kind === 'query' || handler.operation.ownTransactions
    ? handler.run(contextOf(parts, actor) as never, input, exchange)
    : change(parts, handler, actor, input, exchange, key)

/** Who asks, and whether this operation exists for them: what one may not do looks like what is not there. */
async function admit(doors: Doors, { access, kind }: Operation, request: FastifyRequest): Promise<Actor> {
  const actor = (await doors.resolve(request)) ?? anyone
  // Also without a session: a foreign page must not sign somebody in as somebody else. Scripts send no Origin.
  const fromPage = actor.session !== null || request.headers.origin !== undefined
  if (kind === 'command' && fromPage && !doors.isOwnOrigin(request)) throw refuse(errors.foreignOrigin)
  if (access === 'public') return actor
  if (actor.session === null) throw refuse(errors.signInFirst)
  if (access === 'anySession') return actor
  if (actor.stage !== 'full') throw refuse(errors.signInFirst)
  if (access !== 'signedIn' && !mayAnywhere(actor, access.act)) throw refuse(errors.notFound)
  return actor
}

async function keepLimit(
  { database, clock, secrets }: Parts,
  { id, limit }: Operation,
  request: FastifyRequest,
  actor: Actor,
) {
  if (!limit) return
  const caller = actor.session === null ? request.ip : actor.id
  if (!(await within(database.db, limitKey(secrets, id, caller), limit, clock.now()))) throw refuse(errors.tooMany)
}

const receive = async (doors: Doors, operation: Operation, request: FastifyRequest): Promise<FormReceived | null> =>
  operation.consumes === 'multipart' ? doors.receive(request, operation) : null

/** What a refused request brought into the store goes at once. Of what failed nobody knows how far it came. */
async function orDrop<T>(form: FormReceived | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) await form?.drop()
    throw error
  }
}

function read({ params, query, body, method }: Operation, request: FastifyRequest, form: FormReceived | null) {
  const given = form ? form.fields : method === 'GET' ? {} : (request.body ?? {})
  return {
    params: parseInput(params, request.params),
    query: parseInput(query, request.query),
    body: parseInput(body, given),
  } as Input<Operation>
}

function keyOf({ replays }: Operation, key: unknown): string | null {
  if (!replays) return null
  if (typeof key !== 'string' || !/^[\w-]{16,100}$/.test(key)) throw refuse(errors.keyMissing)
  return key
}

/** A command in its transaction: the answer is kept under its key with the effects, so it is done once. */
function change(
  parts: Parts,
  { operation, run }: Handler,
  actor: Actor,
  input: Input<Operation>,
  exchange: Exchange,
  key: string | null,
): Promise<unknown> {
  const files = exchange.files.map(({ hash, name }) => [hash, name])
  const sent: Sent | null =
    key === null ? null : { caller: actor.id, key, operation: operation.id, input: [input, files] }
  return perform<unknown>(
    parts,
    actor,
    async (ctx) => operation.answer.parse(await run(ctx, input, exchange)),
    sent ? once(parts, sent) : undefined,
  )
}

function send(reply: FastifyReply, { produces, kind, ownTransactions, answer }: Operation, value: unknown) {
  if (produces === 'file') return sendDownload(reply, value as Download)
  const parsed = kind === 'command' && !ownTransactions
  return reply.header('cache-control', 'no-store').send(parsed ? value : answer.parse(value))
}
