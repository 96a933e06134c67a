import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Finished } from './cache.ts'
import { type Headers, writeFinished } from './headers.ts'
import { wantsLarge } from './large.ts'

/** A finished page with all that is needed to give it again. */
interface Lying {
  readonly page: Finished
  readonly headers: Headers
  /** Counts an answer with this status, which took so many seconds. */
  readonly count: (status: number, seconds: number) => void
}

/** For so long a page is given without asking whether anything it shows has changed. */
const HELD_MS = 500
/** More addresses than there are pages, in both sizes. */
const MOST = 500

/**
 * Finished pages by the address they were asked by. They are given before the router, its hooks and its objects are set
 * to work, which takes longer than the answer; after a moment the ordinary way is asked again whether they still hold.
 */
export class Ready {
  readonly #lying = new Map<string, Lying & { readonly until: number }>()

  keep(address: string, large: boolean, lying: Lying): void {
    if (this.#lying.size >= MOST) this.#lying.clear()
    this.#lying.set(nameOf(address, large), { ...lying, until: performance.now() + HELD_MS })
  }

  /** Answers what lies ready; false when the ordinary way has to. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET') return false
    const found = this.#lying.get(nameOf(request.url ?? '', wantsLarge(request.headers.cookie)))
    const start = performance.now()
    if (!found || found.until < start) return false
    const status = writeFinished(request, response, found.page, found.headers)
    found.count(status, (performance.now() - start) / 1000)
    return true
  }
}

const nameOf = (address: string, large: boolean) => (large ? `large ${address}` : address)
