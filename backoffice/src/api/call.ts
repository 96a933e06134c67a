import type { Operation } from '@gongkai/server/operation'
import { reportConnection } from './connection.ts'
import type { Answer, Endpoint, Input } from './endpoint.ts'
import { NoConnection, Refusal, refusalOf } from './refusal.ts'
import { signInAgain } from './signInAgain.ts'

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
}

export interface CallOptions {
  /** Names the intention of the user: sent again with a repeated command, so that it is done once. */
  readonly key?: string
  readonly signal?: AbortSignal | undefined
  /** Files beside the fields of the body, by name of the field. */
  readonly files?: Readonly<Record<string, Blob | undefined>>
}

/** The address of an operation, below the base path that the page was served under. */
export function addressOf<O extends Operation>(endpoint: Endpoint<O>, input: Input<O>): string {
  const { params = {}, query = {} } = input as Parts
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const url = new URL(`..${path}`, document.baseURI)
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') url.searchParams.append(name, String(one))
  }
  return url.href
}

function request({ method }: Endpoint<Operation>, { body }: Parts, { key, signal, files }: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (key) headers['idempotency-key'] = key
  const init: RequestInit = { method, headers, credentials: 'same-origin', ...(signal ? { signal } : {}) }
  if (files) {
    const form = new FormData()
    for (const [name, value] of Object.entries(body ?? {}))
      if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
    for (const [name, file] of Object.entries(files)) if (file) form.append(name, file)
    return { ...init, body: form }
  }
  if (method === 'GET') return init
  headers['content-type'] = 'application/json'
  return { ...init, body: JSON.stringify(body ?? {}) }
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(address, init)
    // A proxy in front says so when the program behind it is gone.
    reportConnection(answer.status !== 502 && answer.status !== 504)
    return answer
  } catch (error) {
    if (init.signal?.aborted) throw error
    reportConnection(false)
    throw new NoConnection()
  }
}

/**
 * Calls an operation of the server. An expired session asks for sign-in in place and goes on where it was. Throws
 * `Refusal` with the sentence of the server, or `NoConnection`.
 */
export async function call<O extends Operation>(
  endpoint: Endpoint<O>,
  input: Input<O>,
  options: CallOptions = {},
): Promise<Answer<O>> {
  const address = addressOf(endpoint, input)
  const init = request(endpoint, input as Parts, options)
  for (;;) {
    const answer = await send(address, init)
    if (answer.ok) return (answer.status === 204 ? {} : await answer.json()) as Answer<O>
    const refusal = await refusalOf(answer)
    if (refusal.code !== 'signInFirst' || !(await signInAgain())) throw refusal
  }
}

export { Refusal }
