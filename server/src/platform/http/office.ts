import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { errors, refuse } from '../errors.ts'
import type { Surface } from './server.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Styles are made while the program runs and carry the nonce; scripts come from our files alone. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

interface Asset {
  readonly type: string
  readonly as: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>
}

async function assetsOf(folder: string): Promise<Map<string, Asset>> {
  const names = (await readdir(folder)).filter((name) => !/\.(br|gz)$/.test(name))
  const read = async (name: string) => {
    const [identity, br, gzip] = await Promise.all(['', '.br', '.gz'].map((end) => readFile(join(folder, name + end))))
    const type = types[extname(name)] ?? 'application/octet-stream'
    return [name, { type, as: { identity, br, gzip } }] as [string, Asset]
  }
  return new Map(await Promise.all(names.map(read)))
}

/**
 * The built back office under /office: one page for every address there, since the page itself finds its screens, and
 * its files, whose names change with their content.
 */
export const office =
  (folder: string): Surface =>
  async (app) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    const assets = existsSync(join(folder, 'assets'))
      ? await assetsOf(join(folder, 'assets'))
      : new Map<string, Asset>()

    const sendPage = (_request: FastifyRequest, reply: FastifyReply) => {
      const nonce = randomBytes(16).toString('base64url')
      return reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy(nonce),
          'cache-control': 'no-store',
        })
        .send(page.replaceAll('%OFFICE%', `${app.basePath}/office/`).replaceAll('%NONCE%', nonce))
    }

    app.get('/office/assets/:name', (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
      const asset = assets.get(request.params.name)
      if (!asset) throw refuse(errors.notFound)
      const accepted = String(request.headers['accept-encoding'] ?? '')
      const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return reply
        .headers({
          'content-type': asset.type,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
        })
        .send(asset.as[encoding])
    })
    app.get('/office', sendPage)
    app.get('/office/*', sendPage)
  }
