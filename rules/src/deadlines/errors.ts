import type { z } from 'zod'

/**
 * `unknownKey`, `missing`, `invalid`: the shape; `mismatch`: two statements of one fact differ; `order`: a date before
 * what it must follow; `tooFar`: further off than any real case; `unexpected`: nothing it could refer to; `ended`: after
 * the end of the case; `notInForce`: the rule did not exist yet.
 */
export type DeadlineErrorCode =
  | 'unknownKey'
  | 'missing'
  | 'invalid'
  | 'mismatch'
  | 'order'
  | 'tooFar'
  | 'unexpected'
  | 'ended'
  | 'notInForce'

/** Input that cannot be. `message` is a Chinese sentence for the person who typed it, `at` its place: `events[1].on`. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
  readonly code: DeadlineErrorCode
  readonly at: string

  constructor(code: DeadlineErrorCode, at: string, message: string) {
    super(message)
    this.code = code
    this.at = at
  }
}

/** @throws {DeadlineError} always */
export function refuse(code: DeadlineErrorCode, at: string, message: string): never {
  throw new DeadlineError(code, at, message)
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (at, key) => (typeof key === 'number' ? `${at}[${key}]` : at ? `${at}.${String(key)}` : String(key)),
    '',
  )

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)

/** The first thing a schema minds, as a {@link DeadlineError}. */
export function errorOf(issue: z.core.$ZodIssue, json: unknown): DeadlineError {
  const at = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys')
    return new DeadlineError(
      'unknownKey',
      placeOf([...issue.path, issue.keys[0] ?? '']),
      `不认识的项目：${issue.keys[0]}。`,
    )
  if (valueAt(json, issue.path) === undefined) return new DeadlineError('missing', at, '这一项必须填写。')
  switch (issue.code) {
    case 'custom':
      return new DeadlineError('invalid', at, `${issue.message}。`)
    case 'invalid_value':
      return new DeadlineError('invalid', at, `应为 ${issue.values.join('、')} 之一。`)
    case 'too_small':
      return new DeadlineError('invalid', at, issue.origin === 'string' ? '不能为空。' : `不应小于${issue.minimum}。`)
    case 'too_big':
      return new DeadlineError('invalid', at, `${issue.origin === 'array' ? '项数' : ''}不应超过${issue.maximum}。`)
    case 'invalid_union':
      return new DeadlineError('invalid', at, '没有这种事项。')
    default:
      return new DeadlineError('invalid', at, '这一项的写法不对。')
  }
}
