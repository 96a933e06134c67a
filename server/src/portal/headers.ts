import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { lastingSecurity } from '../platform/http/server.ts'
import { type Coding, codingFor, type Finished } from './cache.ts'

export type Headers = Readonly<Record<string, string>>

/** No script, no inline style, nothing from elsewhere but the pictures of the agency's own header. */
export const securityHeaders = (pictures: readonly string[], secure: boolean): Headers => ({
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
  ...(secure && lastingSecurity),
})

/** Node joins repeated headers of this name. */
export const acceptedBy = ({ headers }: Pick<IncomingMessage, 'headers'>) =>
  headers['accept-encoding'] as string | undefined

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

/** Writes a finished page in the coding asked for, or only that the reader has it already. The status. */
export function writeFinished(
  request: IncomingMessage,
  response: ServerResponse,
  page: Finished,
  headers: Headers,
): number {
  if (request.headers['if-none-match']?.includes(page.etag.slice(2))) {
    response.writeHead(304, { ...headers, etag: page.etag }).end()
    return 304
  }
  const coding = codingFor(acceptedBy(request))
  response.writeHead(200, headsOf(page, headers)[coding]).end(page[coding])
  return 200
}

/**
 * Sends a finished page. Its head was put together once, so that Fastify has nothing to do for it; the hooks after an
 * answer run as for any other.
 */
export function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Finished,
  headers: Headers,
): FastifyReply {
  request.ready = true
  reply.hijack()
  writeFinished(request.raw, reply.raw, page, headers)
  return reply
}
