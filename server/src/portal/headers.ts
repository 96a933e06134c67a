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

const codings: Record<Exclude<Coding, 'plain'>, string> = { gzip: 'gzip', br: 'br' }

/** Node joins repeated headers of this name. */
export const acceptedBy = ({ headers }: FastifyRequest) => headers['accept-encoding'] as string | undefined

/** Sends a finished page in the coding asked for, or only that the reader has it already. */
export function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Finished,
  headers: Headers,
): FastifyReply {
  reply.headers(headers)
  reply.header('etag', page.etag)
  const known = request.headers['if-none-match']
  if (known?.includes(page.etag.slice(2))) return reply.code(304).send()
  const coding = codingFor(acceptedBy(request))
  if (coding !== 'plain') reply.header('content-encoding', codings[coding])
  return reply.header('content-type', page.type).send(page[coding])
}
