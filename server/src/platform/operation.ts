import type { Act } from '@gongkai/rules/access'
import { z } from 'zod'

/** Who reaches an operation: anybody, a person in the middle of signing in, one who has, or who may do an act. */
export type Access = 'public' | 'anySession' | 'signedIn' | { readonly act: Act }

export type Shape = z.ZodType

/** How often one caller may ask: so many times in so many seconds. */
export interface Limit {
  readonly times: number
  readonly seconds: number
}

/** How many files may come at once, and bytes of each. */
export interface Attachments {
  readonly most: number
  readonly bytes: number
}

/**
 * One operation of the HTTP API, described once for validation, types, documentation and tests. A query changes
 * nothing; a command runs in one transaction, writes audit records and may be repeated with its Idempotency-Key.
 */
export interface Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  A extends Shape = Shape,
> {
  readonly kind: 'query' | 'command'
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below the base path, with `:name` for what is in `params`. */
  readonly path: `/${string}`
  readonly says: string
  readonly access: Access
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly answer: A
  /** `multipart`: files beside the fields of the body; they are stored before the transaction begins. */
  readonly consumes: 'json' | 'multipart'
  /** What may come with a form; null: whatever the server takes. What anybody may send says so. */
  readonly attachments: Attachments | null
  /** `file`: answers bytes to save instead of JSON. */
  readonly produces: 'json' | 'file'
  /** False for commands that mean something new each time they are sent, like signing in. */
  readonly replays: boolean
  /**
   * True for a command whose service opens its transactions itself (perform.ts), because slow work comes before them or
   * because a refusal must leave a record. Such a command does not replay.
   */
  readonly ownTransactions: boolean
  readonly limit: Limit | null
}

const nothing = z.strictObject({})
export type Nothing = typeof nothing

type Given<P, Q, B, A> = Pick<Operation, 'id' | 'says' | 'access'> &
  Partial<Pick<Operation, 'consumes' | 'attachments' | 'produces' | 'limit' | 'replays' | 'ownTransactions'>> & {
    readonly params?: P
    readonly query?: Q
    readonly body?: B
    readonly answer: A
  }

/** Where the operation is reached, kept as literal types: the back office writes it again and the compiler compares. */
interface Reached<M, W> {
  readonly method: M
  readonly path: W
}

const described =
  <D extends Operation['method']>(kind: Operation['kind'], method: D) =>
  <
    A extends Shape,
    const W extends Operation['path'],
    P extends Shape = Nothing,
    Q extends Shape = Nothing,
    B extends Shape = Nothing,
    const M extends Operation['method'] = D,
  >(
    given: Given<P, Q, B, A> & Pick<Reached<M, W>, 'path'> & Partial<Pick<Reached<M, W>, 'method'>>,
  ): Operation<P, Q, B, A> & Reached<M, W> => ({
    kind,
    method: method as never,
    params: nothing as never,
    query: nothing as never,
    body: nothing as never,
    consumes: 'json',
    attachments: null,
    produces: 'json',
    replays: kind === 'command',
    ownTransactions: false,
    limit: null,
    ...given,
  })

/** An operation that only reads. A POST query (a calculation) takes its input as a body. */
export const query = described('query', 'GET')
/** An operation that changes something. */
export const command = described('command', 'POST')

/** What a handler is given: the input after its schemas. */
export interface Input<O extends Operation> {
  readonly params: z.output<O['params']>
  readonly query: z.output<O['query']>
  readonly body: z.output<O['body']>
}
export type Answer<O extends Operation> = z.input<O['answer']>

/** The version a screen read, sent back with a change; another one in the database means somebody was faster. */
export const Version = z.int().min(1).max(2_000_000_000).describe('读取时的版本号')
export const Id = z.uuid().describe('内部编号')
/** A whole number where everything is text, in an address or beside a file: digits and nothing else. */
export const inText = <N extends z.ZodType<number, number>>(whole: N) =>
  z
    .string()
    .regex(/^\d{1,10}$/, { error: '应为整数' })
    .transform(Number)
    .pipe(whole)
/** One line of text that a person types: trimmed, without control characters. */
export const line = (most: number, says = `应为1至${most}个字`) =>
  z
    .string()
    .trim()
    .min(1, { error: '请填写' })
    .max(most, { error: says })
    .refine((text) => !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text), {
      error: '含有不能显示的字符，请重新输入',
    })
/** Several lines of text. */
export const paragraphs = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: '请填写' })
    .max(most, { error: `最多${most}个字` })
    .refine((text) => !/[^\P{Cc}\n\r\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text), {
      error: '含有不能显示的字符，请重新输入',
    })
