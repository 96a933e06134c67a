import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors, Refusal } from '../../platform/errors.ts'
import type { Limit } from '../../platform/operation.ts'
import { lookUp, type PublicCase } from '../../requests/contract.ts'
import type { Pages } from '../pages.ts'
import type { Correction } from './acts.tsx'
import { CasePage } from './case.tsx'
import { faultsOf } from './faults.ts'
import { type Fields, newKey } from './form.ts'
import { QueryPage } from './query.tsx'

/** What was sent to a page without files. */
export const fieldsOf = ({ body }: FastifyRequest): Fields =>
  (typeof body === 'object' && body !== null ? body : {}) as Fields

/** Why nothing was done, in a sentence that says what the limit is where it was one. */
export const saidOf = ({ code, message }: Refusal, limit: Limit | null): string =>
  code === errors.tooMany.code && message === errors.tooMany.says && limit
    ? `同一网络地址${Math.round(limit.seconds / 60)}分钟内最多${limit.times}次，已经满了。请稍后再试，也可以与工作机构联系。`
    : message

/** A refusal that the page tells; whatever else was thrown goes on. */
export function known(error: unknown): Refusal {
  if (error instanceof Refusal && error.status < 500) return error
  throw error
}

/** What a case is shown with, besides itself. */
export interface Shown {
  readonly done?: string
  readonly correction?: Correction
  readonly withdrawalFault?: string
  readonly status?: number
  /** Key of a form that comes back with what was typed. */
  readonly form?: string
}

export type Exchanged = readonly [FastifyRequest, FastifyReply]

/** How the pages of a case are shown to whoever has its code. */
export function showing(app: FastifyInstance, pages: Pages) {
  /** The form for a code, with what is wrong with the one that came. */
  function askAgain([request, reply]: Exchanged, code: string, refusal: Refusal, limit = lookUp.limit) {
    const faults = refusal.code === 'invalidInput' ? (faultsOf(refusal, { code }) ?? []) : []
    const trouble = {
      title: refusal.status === 404 ? '没有查到这件申请' : '没有查询',
      says: saidOf(refusal, limit).replace(/^没有查到。/, ''),
    }
    return pages.fresh(request, reply.code(refusal.status), (site) => (
      <QueryPage site={site} code={code} faults={faults} {...(faults.length === 0 && { trouble })} passing />
    ))
  }

  function showCase([request, reply]: Exchanged, code: string, found: PublicCase, shown: Shown = {}) {
    const { status = 200, form = newKey(), ...more } = shown
    return pages.fresh(request, reply.code(status), (site) => (
      <CasePage site={site} code={code} form={form} found={found} {...more} />
    ))
  }

  /** Looks the case up and shows it, with what went wrong; when the code does not open it, asks for another. */
  async function openCase(at: Exchanged, code: string, shown: Shown = {}) {
    try {
      return await showCase(at, code, await app.ask(lookUp, ...at, { body: { code } }), shown)
    } catch (error) {
      return askAgain(at, code, known(error))
    }
  }

  return { askAgain, showCase, openCase }
}
