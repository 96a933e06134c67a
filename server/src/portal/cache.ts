import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** A finished answer, in each form it is asked for. */
export interface Finished {
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

export type Coding = 'plain' | 'gzip' | 'br'

/** Packs a text once, as small as it gets: it is sent many times. */
export async function finish(text: string, type: string): Promise<Finished> {
  const plain = Buffer.from(text)
  const [br, gz] = await Promise.all([
    brotli(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    }),
    zip(plain, { level: 9 }),
  ])
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  return { type, etag: `W/"${digest}"`, plain, gzip: gz, br }
}

/** The best coding that `Accept-Encoding` allows. */
export function codingFor(accept: string | undefined): Coding {
  if (!accept) return 'plain'
  const refused = /(br|gzip)\s*;\s*q=0(\.0*)?\s*(,|$)/
  if (!refused.test(accept)) return /\bbr\b/.test(accept) ? 'br' : /\bgzip\b/.test(accept) ? 'gzip' : 'plain'
  const allows = (name: string) =>
    accept.split(',').some((part) => {
      const [coding, ...parameters] = part.split(';').map((s) => s.trim())
      return coding === name && !parameters.some((p) => /^q=0(\.0*)?$/.test(p))
    })
  return allows('br') ? 'br' : allows('gzip') ? 'gzip' : 'plain'
}

/**
 * Finished pages by what they show. The key names everything the page depends on, so nothing has to be forgotten on a
 * change; what is not asked for any more goes when there are too many bytes.
 */
export class PageCache {
  readonly #most: number
  readonly #pages = new Map<string, Finished>()
  readonly #making = new Map<string, Promise<Finished>>()
  #bytes = 0

  constructor(mostBytes = 32 * 1024 * 1024) {
    this.#most = mostBytes
  }

  /** At once when it is there. */
  find(key: string): Finished | undefined {
    return this.#pages.get(key)
  }

  /** Makes the page, once for all who ask for it meanwhile. */
  make(key: string, render: () => string, type = 'text/html; charset=utf-8'): Promise<Finished> {
    const found = this.#making.get(key)
    if (found) return found
    const making = this.#render(key, render, type).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  async #render(key: string, render: () => string, type: string): Promise<Finished> {
    const page = await finish(render(), type)
    this.#pages.set(key, page)
    this.#bytes += sizeOf(page)
    // A map keeps the order of entry: the oldest go first.
    for (const [oldest, old] of this.#pages) {
      if (this.#bytes <= this.#most) break
      this.#pages.delete(oldest)
      this.#bytes -= sizeOf(old)
    }
    return page
  }
}

const sizeOf = ({ plain, gzip, br }: Finished) => plain.length + gzip.length + br.length
