import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ask } from './bind.ts'
import type { Exchange, Received } from './handler.ts'

/** Answers a request by itself; false when it did not. */
export type AnswersFirst = (request: IncomingMessage, response: ServerResponse) => boolean

declare module 'fastify' {
  interface FastifyInstance {
    /** Path of the public address, without a slash at its end. */
    readonly basePath: string
    /** Whether the public address is https, so that cookies are sent over nothing else. */
    readonly secure: boolean
    /** Adds routes that take files from forms. */
    takingFiles(routes: (scope: FastifyInstance) => void): void
    /** Asks first whether something lies ready for a request, before the router is set to work. */
    answeringFirst(answers: AnswersFirst): void
    /** Counts an answer for the monitors, that took so many seconds. */
    readonly counted: (method: string, route: string | undefined, status: number, seconds: number) => void
    /** Asks an operation of the API for a page. */
    readonly ask: Ask
  }
  interface FastifyRequest {
    /** Answered with bytes that lay ready. */
    ready: boolean
  }
}

export const exchangeOf = (request: FastifyRequest, reply: FastifyReply, files: readonly Received[]): Exchange => ({
  address: request.ip,
  agent: String(request.headers['user-agent'] ?? '').slice(0, 200),
  files,
  cookie: (name) => request.cookies[name],
  setCookie: (name, value, { maxAge, path } = {}) => {
    const { basePath, secure } = request.server
    const options = { httpOnly: true, sameSite: 'lax', secure, path: path ?? `${basePath}/` } as const
    if (value === '') reply.clearCookie(name, options)
    else reply.setCookie(name, value, { ...options, ...(maxAge !== undefined && { maxAge }) })
  },
})
