import type { Operation } from '@gongkai/server/operation'
import type { Session } from './accounts.ts'
import { endpoint } from './endpoint.ts'

type S<T> = Operation['params'] & { _zod: { input: T; output: T } }
type None = Record<string, never>
type Op<M, W, A, B> = Omit<Operation, 'method' | 'path' | 'params' | 'query' | 'body' | 'answer'> & {
  method: M & Operation['method']
  path: W & Operation['path']
  params: S<None>
  query: S<None>
  body: S<B>
  answer: S<A>
}
interface Admin {
  account: string
  name: string
  password: string
}
type SetUp = Op<
  'POST',
  '/api/setup',
  Session,
  { token: string; agency: { name: string; slug: string }; systemAdmin: Admin; securityAdmin: Admin; auditAdmin: Admin }
>
type SetUpDemo = Op<'POST', '/api/setup/demo', Session, { token: string }>
export const setUp = endpoint<SetUp>('POST /api/setup')
export const setUpDemo = endpoint<SetUpDemo>('POST /api/setup/demo')
