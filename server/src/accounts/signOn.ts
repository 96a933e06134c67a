import type { FastifyReply } from 'fastify'
import type { Parts } from '../platform/context.ts'
import { errors, Refusal, refuse } from '../platform/errors.ts'
import { exchangeOf } from '../platform/http/exchange.ts'
import type { Surface } from '../platform/http/server.ts'
import { limitKey, within } from '../platform/limits.ts'
import { openProvider } from './service/provider.ts'
import { giveCookie } from './service/sessions.ts'
import { beginSignOn, finishSignOn } from './service/signOn.ts'

const signOnPath = '/api/session/sign-on'
const cookie = 'gongkai_sign_on'
const limit = { times: 60, seconds: 60 }

/**
 * Signing on at the provider that the settings name: two addresses that a browser is sent to, so they answer with where
 * to go next and not with JSON. Without a provider there are no such addresses.
 */
export const signOn =
  (parts: Parts, address: () => string): Surface =>
  async (app) => {
    const { oidc } = parts.settings
    if (!oidc) return
    const provider = openProvider(oidc)
    const returnTo = () => `${address().replace(/\/+$/, '')}${signOnPath}/callback`
    const kept = { path: `${app.basePath}${signOnPath}`, maxAge: 600 }

    app.addHook('onRequest', async (request) => {
      const key = limitKey(parts.secrets, 'signOn', request.ip)
      if (!(await within(parts.database.db, key, limit, parts.clock.now()))) throw refuse(errors.tooMany)
    })

    /** Both answer a browser, which is shown a sentence on the page it came from. */
    const orRefused = async (reply: FastifyReply, work: () => Promise<string>) => {
      reply.header('cache-control', 'no-store')
      try {
        return reply.redirect(await work())
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return reply.redirect(`${app.basePath}/office/?refused=${error.code}`)
      }
    }

    app.get(signOnPath, (request, reply) =>
      orRefused(reply, async () => {
        const begun = await beginSignOn(parts, provider, returnTo())
        exchangeOf(request, reply, []).setCookie(cookie, begun.kept, kept)
        return begun.to.href
      }),
    )

    app.get(`${signOnPath}/callback`, (request, reply) =>
      orRefused(reply, async () => {
        const exchange = exchangeOf(request, reply, [])
        const answer = new URL(returnTo())
        answer.search = new URL(request.url, 'http://localhost').search
        exchange.setCookie(cookie, '', kept)
        const { agent } = exchange
        giveCookie(exchange, await finishSignOn(parts, provider, { answer, kept: exchange.cookie(cookie), agent }))
        return `${app.basePath}/office/`
      }),
    )
  }
