import type { CommandContext, Context } from '../context.ts'
import type { Answer, Input, Operation } from '../operation.ts'

/** Bytes to save, with the name under which people keep them. */
export interface Download {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array | NodeJS.ReadableStream
}

/** What a handler may know of the request besides its input. */
export interface Exchange {
  /** The caller's address, for lock-outs and limits; never stored or logged in clear. */
  readonly address: string
  readonly agent: string
  /** Files that came with the fields, already received and examined. */
  readonly files: readonly Received[]
  setCookie(name: string, value: string, options?: { maxAge?: number; path?: string }): void
  cookie(name: string): string | undefined
}

/** An uploaded file after it was received: its content stands in the file store under its hash. */
export interface Received {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly hash: string
  readonly size: number
}

export interface Handler {
  readonly operation: Operation
  readonly run: (ctx: CommandContext, input: Input<Operation>, exchange: Exchange) => Promise<unknown>
}

/** Binds an operation to what does it. */
export function handle<O extends Operation>(
  operation: O,
  run: (
    ctx: O['kind'] extends 'query' ? Context : CommandContext,
    input: Input<O>,
    exchange: Exchange,
  ) => Promise<O['produces'] extends 'file' ? Download : Answer<O>>,
): Handler {
  return { operation, run: run as Handler['run'] }
}

export type Handlers = readonly Handler[]
