import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Parts } from '../context.ts'
import type { Refusal } from '../errors.ts'
import { type Check, health } from '../health.ts'
import { safely } from '../log.ts'
import type { Operation } from '../operation.ts'
import { asking, bind, type Doors } from './bind.ts'
import type { AnswersFirst } from './exchange.ts'
import type { Handler, Handlers } from './handler.ts'
import { openApi } from './openapi.ts'
import { errorBody, translate } from './translate.ts'

/** A part of the site that answers pages instead of JSON, under its own path. */
export type Surface = (app: FastifyInstance) => Promise<void>

/** What a server is built from, besides its parts. */
export interface Site {
  readonly handlers: Handlers
  readonly doors: Omit<Doors, 'parts' | 'isOwnOrigin'>
  readonly surfaces: readonly Surface[]
  /** Shows a refusal as a page to whoever asked for a page. */
  readonly errorPage: (refusal: Refusal, request: FastifyRequest, reply: FastifyReply, reference: string) => unknown
  /** Operations that pages and plugins answer by themselves, for the description of the API. */
  readonly described: readonly Operation[]
  readonly version: string
  /** What readiness asks besides the database. */
  readonly checks: readonly Check[]
  /** The public address, asked late because the port may be chosen by the system. */
  readonly address: () => string
}

const JSON_LIMIT = 1024 * 1024
const REQUEST_TIMEOUT = 120_000

/** What every answer carries; pages that need more say so themselves. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Beside them where the address is one of https. */
export const lastingSecurity = { 'strict-transport-security': 'max-age=31536000' }

const headerNames = Object.keys(headers) as (keyof typeof headers)[]

/** A number of hops as the function that Fastify takes. */
const trusted = (proxies: Parts['settings']['trustProxy']) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies

const pathOf = (baseUrl: string | null): string => (baseUrl ? new URL(baseUrl).pathname.replace(/\/+$/, '') : '')

/** The path below the base path: proxies may pass the public path on or take its beginning away, both work. */
const belowBase = (base: string) => (request: { url?: string | undefined }) => {
  const url = request.url ?? '/'
  if (base && url === base) return '/'
  return base && (url.startsWith(`${base}/`) || url.startsWith(`${base}?`))
    ? url.slice(base.length).replace(/^\?/, '/?')
    : url
}

/** Builds the HTTP server: one function for the program and for tests. */
export async function buildServer(parts: Parts, site: Site): Promise<FastifyInstance> {
  const { settings } = parts
  const base = pathOf(settings.baseUrl)
  const answer = answering(parts, site)
  const app = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void answer(error, request as never, reply as never),
    genReqId: () => randomUUID(),
    // Our lines name the request themselves; a logger for each would be made for nothing.
    childLoggerFactory: (logger) => logger,
    rewriteUrl: belowBase(base),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    exposeHeadRoutes: true,
  }) as unknown as FastifyInstance
  app.decorate('basePath', base)
  app.decorate('secure', settings.baseUrl?.startsWith('https:') ?? false)
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: JSON_LIMIT })
  app.decorate('answeringFirst', answeringFirst(app))
  app.decorate('takingFiles', takingFiles(app, settings.uploadLimit))
  // Hooks of every answer are no promises: each would cost a page from the cache a good part of its time.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const name of headerNames) if (!reply.hasHeader(name)) reply.header(name, headers[name])
    if (app.secure) reply.headers(lastingSecurity)
    done()
  })
  app.decorateRequest('ready', false)
  app.addHook('onResponse', (request, reply, done) => {
    // Pages that lay ready are only counted (health.ts): a line for each would take as long as the answer.
    if (request.ready) return done()
    parts.log.info(
      {
        id: request.id,
        method: request.method,
        // The pattern, not the address: what people ask for is theirs.
        route: request.routeOptions.url ?? '-',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
    done()
  })
  app.setErrorHandler(answer)
  app.setNotFoundHandler((request, reply) => answer({ statusCode: 404 }, request, reply))
  health(parts, site.checks)(app)
  const doors: Doors = { ...site.doors, parts, isOwnOrigin: ownOrigin(settings.baseUrl) }
  app.decorate('ask', asking(doors, site.handlers))
  const takesFiles = ({ operation }: Handler) => operation.consumes === 'multipart'
  for (const handler of site.handlers.filter((h) => !takesFiles(h))) bind(app, doors, handler)
  app.takingFiles((scope) => {
    for (const handler of site.handlers.filter(takesFiles)) bind(scope, doors, handler)
  })
  const operations = [...site.handlers.map((h) => h.operation), ...site.described]
  let described: string | undefined
  app.get('/api/openapi.json', (_request, reply) => {
    described ??= JSON.stringify(openApi(operations, site.version, site.address()))
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(described)
  })
  for (const surface of site.surfaces) await app.register(surface)
  return app
}

/** Stands before the listener that Fastify gave its server; a request that is injected goes past it. */
const answeringFirst =
  ({ server }: FastifyInstance) =>
  (answers: AnswersFirst): void => {
    const [route] = server.listeners('request') as RequestListener[]
    server.removeAllListeners('request')
    server.on('request', (request, response) => answers(request, response) || route?.(request, response))
  }

/** Routes that take files stand by themselves: what reads files hangs three hooks on every request it might meet. */
const takingFiles = (app: FastifyInstance, fileSize: number) => (routes: (scope: FastifyInstance) => void) =>
  void app.register(async (scope) => {
    const limits = { fileSize, files: 20, fields: 100, fieldSize: 100_000, fieldNameSize: 100, headerPairs: 50 }
    await scope.register(multipart, { limits })
    routes(scope)
  })

/** Whether a request with a session comes from a page of ours, by what the browser says and no script can forge. */
const ownOrigin =
  (baseUrl: string | null) =>
  ({ headers, protocol, host }: FastifyRequest): boolean => {
    const address = baseUrl ?? `${protocol}://${host}`
    // Browsers leave out the usual port of an origin; proxies may write it.
    const own = URL.canParse(address) ? new URL(address).origin : null
    if (headers.origin !== undefined) return headers.origin === own
    if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin'
    // Browsers send neither with a link over plain HTTP; our pages let them say where the link stood.
    const { referer } = headers
    return referer !== undefined && URL.canParse(referer) && new URL(referer).origin === own
  }

/** Answers anything thrown: a page to whoever asked for one, the error body to all others. */
const answering =
  (parts: Parts, site: Site) =>
  (thrown: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
    const refusal = translate(thrown)
    const reference = request.id
    const failed = refusal.status >= 500
    if (failed)
      parts.log.error(
        { id: reference, route: request.routeOptions.url, code: refusal.code, ...safely(thrown) },
        'failed',
      )
    reply.code(refusal.status).headers({ ...headers, 'cache-control': 'no-store' })
    if (refusal.status === 429) reply.header('retry-after', '60')
    const wantsPage = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
    if (wantsPage) return site.errorPage(refusal, request, reply, reference)
    return reply.send(errorBody(refusal, failed ? reference : undefined))
  }
