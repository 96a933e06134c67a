import type { Operation } from '@gongkai/server/operation'

type Schema = { readonly _zod: { readonly input: unknown; readonly output: unknown } }
type Typed<S> = S extends Schema ? S['_zod']['input'] : never
type Part<O extends Operation, K extends 'params' | 'query' | 'body'> = string extends keyof Typed<O[K]>
  ? unknown
  : Partial<Typed<O[K]>> extends Typed<O[K]>
    ? { readonly [key in K]?: Typed<O[K]> }
    : { readonly [key in K]: Typed<O[K]> }

/** What a call of the operation takes: only the parts that it knows, each as its schema takes it. */
export type Input<O extends Operation> = Part<O, 'params'> & Part<O, 'query'> & Part<O, 'body'>
/** What the operation answers. */
export type Answer<O extends Operation> = O['answer']['_zod']['output']
/** One row of an operation that answers a page of a list. */
export type RowOf<O extends Operation> = Answer<O> extends { rows: readonly (infer R)[] } ? R : never

/** Where an operation of the server is reached. The type of its description rides along, its code does not. */
export interface Endpoint<O extends Operation> {
  readonly method: Operation['method']
  readonly path: string
  /** Never there: holds the type. */
  readonly operation?: O
}

/** Says again where an operation is reached; another method or path than the server's does not compile. */
export function endpoint<O extends Operation>(at: `${O['method']} ${O['path']}`): Endpoint<O> {
  const [method, path] = at.split(' ') as [Operation['method'], string]
  return { method, path }
}
