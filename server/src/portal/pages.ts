import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { codingFor, type Finished, finish, PageCache } from './cache.ts'
import type { PortalFacts, Site } from './facts.ts'
import { pictureOrigins, safeFragment } from './fragment.ts'
import { acceptedBy, type Headers, securityHeaders, sendFinished } from './headers.ts'
import { wantsLarge } from './large.ts'
import { Ready } from './ready.ts'
import { htmlOf } from './render.tsx'
import type { PortalDeps } from './routes.tsx'
import { readStylesheet } from './style.ts'

const zip = promisify(gzip)

/** What is made from one version of the facts, once. */
interface Prepared {
  readonly facts: PortalFacts
  readonly header: string
  readonly footer: string
  /** Of pages that may be kept and asked for again. */
  readonly lasting: Headers
  /** Of answers to one reader. */
  readonly passing: Headers
  /** Of what is named by its content. */
  readonly forGood: Headers
}

function prepare(facts: PortalFacts, secure: boolean): Prepared {
  const [header, footer] = [safeFragment(facts.agency.header), safeFragment(facts.agency.footer)]
  const security = securityHeaders([...new Set([header, footer].flatMap(pictureOrigins))], secure)
  return {
    facts,
    header,
    footer,
    lasting: { ...security, 'cache-control': 'no-cache', vary: 'Accept-Encoding, Cookie' },
    passing: { ...security, 'cache-control': 'no-store' },
    forGood: { ...security, 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' },
  }
}

type Make = (site: Site) => VNode

/** Shows pages: finished ones from their bytes, answers to a question made on the spot. */
export class Pages {
  readonly #deps: Pick<PortalDeps, 'address' | 'today' | 'facts'>
  readonly #cache = new PageCache()
  readonly #stylesheet = readStylesheet()
  readonly #assets: Promise<Finished>
  #prepared: Prepared | null = null
  /** Pages that were given just now. */
  readonly ready = new Ready()

  constructor(deps: Pick<PortalDeps, 'address' | 'today' | 'facts'>) {
    this.#deps = deps
    this.#assets = finish(this.#stylesheet.css, 'text/css; charset=utf-8')
  }

  /** A page that is the same for all who ask alike; `key` names it. */
  cached(request: FastifyRequest, reply: FastifyReply, key: string, make: Make): FastifyReply | Promise<FastifyReply> {
    const facts = this.#deps.facts()
    if (facts instanceof Promise) return facts.then((f) => this.#cached(f, request, reply, key, make))
    return this.#cached(facts, request, reply, key, make)
  }

  #cached(facts: PortalFacts, request: FastifyRequest, reply: FastifyReply, key: string, make: Make) {
    const prepared = this.#prepare(facts, request)
    const large = wantsLarge(request.headers.cookie)
    const today = this.#deps.today()
    // Everything the page shows: where, how, when, and of which facts.
    const name = `${key} ${large ? 'L' : 'N'} ${today} ${facts.version}`
    const found = this.#cache.find(name)
    if (found) {
      const { server, method, routeOptions, originalUrl } = request
      const count = (status: number, seconds: number) => server.counted(method, routeOptions.url, status, seconds)
      if (method === 'GET') this.ready.keep(originalUrl, large, { page: found, headers: prepared.lasting, count })
      return sendFinished(request, reply, found, prepared.lasting)
    }
    return this.#cache
      .make(name, () => htmlOf(make(this.#site(prepared, request))))
      .then((page) => sendFinished(request, reply, page, prepared.lasting))
  }

  /** An answer to what one reader asked; nobody else gets it. */
  async fresh(request: FastifyRequest, reply: FastifyReply, make: Make): Promise<FastifyReply> {
    const prepared = this.#prepare(await this.#deps.facts(), request)
    const html = Buffer.from(htmlOf(make(this.#site(prepared, request))))
    reply.headers(prepared.passing).header('content-type', 'text/html; charset=utf-8').header('vary', 'Accept-Encoding')
    if (codingFor(acceptedBy(request)) === 'plain') return reply.send(html)
    return reply.header('content-encoding', 'gzip').send(await zip(html, { level: 5 }))
  }

  /** The stylesheet under the name of its content, for good. */
  async asset(request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> {
    if (name !== this.#stylesheet.name) return reply.callNotFound() as unknown as FastifyReply
    return sendFinished(request, reply, await this.#assets, this.#prepare(await this.#deps.facts(), request).forGood)
  }

  #prepare(facts: PortalFacts, { server }: FastifyRequest): Prepared {
    if (this.#prepared?.facts !== facts) this.#prepared = prepare(facts, server.secure)
    return this.#prepared as Prepared
  }

  #site({ facts, header, footer }: Prepared, request: FastifyRequest): Site {
    return {
      base: request.server.basePath,
      origin: new URL(this.#deps.address()).origin,
      today: this.#deps.today(),
      large: wantsLarge(request.headers.cookie),
      agency: facts.agency,
      calendar: facts.calendar,
      header,
      footer,
      stylesheet: this.#stylesheet.name,
    }
  }
}
