import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Coding, codingFor, type Finished } from './cache.ts'

export type Headers = Readonly<Record<string, string>>

/** No script, no inline style, nothing from elsewhere but the pictures of the agency's own header. */
export const securityHeaders = (pictures: readonly string[]): Headers => ({
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    `img-src ${["'self'", ...pictures].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
})

/** Node joins repeated headers of this name. */
export const acceptedBy = ({ headers }: FastifyRequest) => headers['accept-encoding'] as string | undefined

/** The whole head of an answer in each coding, put together once. */
type Heads = Readonly<Record<Coding, Headers>>
const heads = new WeakMap<Finished, { readonly over: Headers; readonly made: Heads }>()

function headsOf(page: Finished, over: Headers): Heads {
  const known = heads.get(page)
  if (known?.over === over) return known.made
  const head = (coding: Coding): Headers => ({
    ...over,
    etag: page.etag,
    'content-type': page.type,
    'content-length': String(page[coding].length),
    ...(coding !== 'plain' && { 'content-encoding': coding }),
  })
  const made = { plain: head('plain'), gzip: head('gzip'), br: head('br') }
  heads.set(page, { over, made })
  return made
}

/** Sends a finished page in the coding asked for, or only that the reader has it already. */
export function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Finished,
  headers: Headers,
): FastifyReply {
  const known = request.headers['if-none-match']
  if (known?.includes(page.etag.slice(2))) return reply.code(304).headers(headers).header('etag', page.etag).send()
  const coding = codingFor(acceptedBy(request))
  return reply.headers(headsOf(page, headers)[coding]).send(page[coding])
}
