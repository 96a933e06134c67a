import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Parts } from './context.ts'
import { errors, refuse } from './errors.ts'

/** What readiness asks: each answers a sentence when it is not ready. */
export type Check = (parts: Parts) => Promise<string | null>

const database: Check = async ({ database }) => {
  try {
    await sql`select 1`.execute(database.db)
    return null
  } catch {
    return '数据库连接不上'
  }
}

/** Liveness, readiness and metrics for service managers and monitors (operations-contract, "Reach"). */
export function health(parts: Parts, checks: readonly Check[]): (app: FastifyInstance) => void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  // As many as there are routes with their outcomes; finding one among its labels costs more than counting in it.
  const found = new Map<string, { observe(seconds: number): void }>()
  const counted = (method: string, route = '-', status: number, took: number) => {
    const key = `${method} ${route} ${status}`
    const known = found.get(key) ?? seconds.labels(method, route, String(status))
    found.set(key, known)
    known.observe(took)
  }
  const ready = new Gauge({ name: 'gongkai_ready', help: '1 when ready', registers: [registry] })
  const problems = async () => {
    const said = await Promise.all([database, ...checks].map((check) => check(parts)))
    return said.filter((s) => s !== null)
  }
  return (app: FastifyInstance): void => {
    app.decorate('counted', counted)
    app.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
      counted(method, routeOptions.url, statusCode, elapsedTime / 1000)
      done()
    })
    app.get('/healthz', (_request, reply) => reply.type('text/plain').send('ok\n'))
    app.get('/readyz', async (_request, reply) => {
      const said = await problems()
      reply.code(said.length > 0 ? 503 : 200).header('cache-control', 'no-store')
      return { ready: said.length === 0, problems: said }
    })
    app.get('/metrics', async (request, reply) => {
      if (!mayMeasure(request, parts.settings.metricsToken)) throw refuse(errors.notFound)
      ready.set((await problems()).length === 0 ? 1 : 0)
      return reply.type(registry.contentType).send(await registry.metrics())
    })
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
/** Compares in a time that tells nothing about how much of it was right. */
const alike = (given: string, right: string) => timingSafeEqual(digest(given), digest(right))

/** With a token whoever has it; without one only this computer, and never somebody that a proxy speaks for. */
function mayMeasure(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return alike(request.headers.authorization ?? '', `Bearer ${token}`)
  const address = request.socket.remoteAddress ?? ''
  const loopback = isIP(address) !== 0 && /^(127\.|::1$|::ffff:127\.)/.test(address)
  return loopback && request.headers['x-forwarded-for'] === undefined
}
