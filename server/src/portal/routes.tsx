import type { CivilDate } from '@gongkai/rules/dates'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { errors, Refusal, refuse } from '../platform/errors.ts'
import type { Operation } from '../platform/operation.ts'
import type { CheckDoors } from '../reports/api.ts'
import { checkRequest } from '../reports/upload.ts'
import { ApiDocsPage } from './api-docs/page.tsx'
import { calculate } from './calculator/calculate.ts'
import { feeOf, readFeeForm } from './calculator/fees.ts'
import { FeesPage } from './calculator/feesPage.tsx'
import { readForm } from './calculator/form.ts'
import { CalculatorPage } from './calculator/page.tsx'
import type { Query } from './calculator/typed.ts'
import { CheckPage } from './check/page.tsx'
import { type Failure, FailurePage, failures } from './errors/page.tsx'
import type { PortalFacts, Site } from './facts.ts'
import { GuidePage } from './guide/page.tsx'
import { HomePage } from './home/page.tsx'
import { largeCookie, returnPath } from './large.ts'
import { Pages } from './pages.ts'
import type { RequestDeps } from './requests/deps.ts'
import { requestRoutes } from './requests/routes.tsx'

export interface PortalDeps extends CheckDoors, RequestDeps {
  /** The public address with its path, known once the port is. */
  readonly address: () => string
  readonly today: () => CivilDate
  /** What `/api/docs` describes. */
  readonly operations: readonly Operation[]
  /** What pages are made from; asked at every request, so it should answer at once. */
  readonly facts: () => PortalFacts | Promise<PortalFacts>
}

type Show = (site: Site, path: string, query: Query) => VNode

/** Pages that anybody may see, the same for all who ask alike. */
const shown: readonly { readonly path: string; readonly asks: boolean; readonly show: Show }[] = [
  { path: '/', asks: false, show: (site, path) => <HomePage site={site} path={path} /> },
  { path: '/guide', asks: false, show: (site, path) => <GuidePage site={site} path={path} /> },
  {
    path: '/calculator',
    asks: true,
    show: (site, path, query) => {
      const form = readForm(query, site.today)
      return <CalculatorPage site={site} path={path} form={form} calculated={calculate(form, site.calendar)} />
    },
  },
  {
    path: '/calculator/fees',
    asks: true,
    show: (site, path, query) => {
      const form = readFeeForm(query)
      return <FeesPage site={site} path={path} form={form} outcome={feeOf(form)} />
    },
  },
]

/** The path of a request with what it asks, as a link leads back to it. */
const pathOf = ({ url }: FastifyRequest) => url

function largeRoute(app: FastifyInstance): void {
  app.get<{ Querystring: Record<string, unknown> }>('/large', (request, reply) => {
    const { on, back } = request.query
    reply.header('set-cookie', largeCookie(on !== '0', app.basePath, app.secure))
    return reply.header('cache-control', 'no-store').redirect(`${app.basePath}${returnPath(back)}`, 303)
  })
}

/** The check's page: what is sent is answered at once and kept nowhere. */
function checkRoutes(app: FastifyInstance, pages: Pages, { checker, mayCheck }: PortalDeps): void {
  const most = checker.most
  app.get('/check', (request, reply) =>
    pages.cached(request, reply, '/check', (site) => <CheckPage site={site} path="/check" most={most} />),
  )
  app.post('/check', { bodyLimit: most }, async (request, reply) => {
    const fail = (status: number, fault: string) =>
      pages.fresh(request, reply.code(status), (site) => (
        <CheckPage site={site} path="/check" most={most} fault={fault} />
      ))
    try {
      if (!(await mayCheck(request))) throw refuse(errors.tooMany)
      const { name, outcome } = await checkRequest(request, checker)
      if ('error' in outcome) return fail(422, outcome.error.message)
      return pages.fresh(request, reply, (site) => (
        <CheckPage site={site} path="/check" most={most} result={{ name, checked: outcome.value }} />
      ))
    } catch (error) {
      if (error instanceof Refusal) return fail(error.status, error.message)
      throw error
    }
  })
}

const byStatus = new Map<number, Failure>(Object.values(failures).map((failure) => [failure.status, failure]))

export interface Portal {
  /** The public pages, as a surface of the server. */
  readonly surface: (app: FastifyInstance) => Promise<void>
  /** Shows a refusal as a page of the portal. */
  readonly errorPage: (refusal: Refusal, request: FastifyRequest, reply: FastifyReply, reference: string) => unknown
}

/** The public portal: pages without a script, under any base path. */
export function createPortal(deps: PortalDeps): Portal {
  const pages = new Pages(deps)
  return {
    surface: async (app) => {
      app.answeringFirst((request, response) => pages.ready.answer(request, response))
      for (const { path, asks, show } of shown)
        app.get(path, (request, reply) =>
          asks && request.url.includes('?')
            ? pages.fresh(request, reply, (site) => show(site, pathOf(request), request.query as Query))
            : pages.cached(request, reply, path, (site) => show(site, path, {})),
        )
      app.get('/api/docs', (request, reply) =>
        pages.cached(request, reply, '/api/docs', (site) => <ApiDocsPage site={site} operations={deps.operations} />),
      )
      app.takingFiles((scope) => checkRoutes(scope, pages, deps))
      requestRoutes(app, pages, deps)
      largeRoute(app)
      app.get<{ Params: { name: string } }>('/assets/:name', (request, reply) =>
        pages.asset(request, reply, request.params.name),
      )
      app.get('/favicon.ico', (_request, reply) =>
        reply.code(204).header('cache-control', 'public, max-age=604800').send(),
      )
    },
    errorPage: async (refusal, request, reply, reference) => {
      const known = byStatus.get(refusal.status) ?? (refusal.status >= 500 ? failures.internal : failures.badRequest)
      const failure = refusal.status >= 500 ? { ...known, reference } : known
      reply.code(refusal.status)
      try {
        return await pages.fresh(request, reply, (site) => (
          <FailurePage site={site} path={pathOf(request)} failure={failure} />
        ))
      } catch {
        // Even what the page is made from cannot be read: the sentence alone.
        return reply.type('text/plain; charset=utf-8').send(`${failure.title}：${failure.says}\n`)
      }
    },
  }
}
