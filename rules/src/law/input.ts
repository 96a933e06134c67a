import type { z } from 'zod'

/**
 * The closed list of reasons why a calculator refuses what it is given. Of a case that unfolds in time: `order` is a date
 * before what it must follow, `unexpected` an event nothing before it calls for, `ended` an event after the end.
 */
export type InputCode =
  | 'missing'
  | 'wrongType'
  | 'unknownKey'
  | 'unknownValue'
  | 'outOfRange'
  | 'duplicate'
  | 'conflict'
  | 'beforeLaw'
  | 'order'
  | 'unexpected'
  | 'ended'

/** Impossible input: `message` is a Chinese sentence that says what is wrong, `at` the place like `events[1].on`. */
export class InputError extends Error {
  readonly code: InputCode
  readonly at: string
  constructor(code: InputCode, message: string, at: string) {
    super(message)
    this.name = 'InputError'
    this.code = code
    this.at = at
  }
}

/** @throws {InputError} always */
export function refuse(code: InputCode, at: string, message: string): never {
  throw new InputError(code, message, at)
}

/** `['requests', 1, 'pages']` as `requests[1].pages`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, step) =>
      typeof step === 'number' ? `${place}[${step}]` : place ? `${place}.${String(step)}` : String(step),
    '',
  )

/** The value as the schema knows it. Throws {@link InputError} for the first thing the schema refuses. */
export function readInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = schema.safeParse(value, { reportInput: true })
  if (read.success) return read.data
  const [first] = read.error.issues
  if (!first) throw read.error
  throw refusal(first)
}

function refusal(issue: z.core.$ZodIssue): InputError {
  const at = placeOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? ''
      return new InputError('unknownKey', `没有“${key}”这一项，请删去`, placeOf([...issue.path, key]))
    }
    case 'invalid_union':
      return new InputError('unknownValue', '不是可用的种类', at)
    case 'too_small':
      return new InputError('outOfRange', `${measures[issue.origin] ?? '不能小于'}${issue.minimum}`, at)
    case 'too_big':
      return new InputError('outOfRange', `${limits[issue.origin] ?? '不能大于'}${issue.maximum}`, at)
    case 'invalid_type':
    case 'invalid_value':
      if (issue.input === undefined) return new InputError('missing', '缺少这一项', at)
      return issue.code === 'invalid_type'
        ? new InputError('wrongType', `应为${typeWords[issue.expected] ?? '其他类型的值'}`, at)
        : new InputError('unknownValue', `只能是：${issue.values.map(String).join('、')}`, at)
    case 'invalid_format':
    case 'custom':
      return new InputError('wrongType', issue.message, at)
    default:
      return new InputError('wrongType', '不是可用的值', at)
  }
}

const measures: Partial<Record<string, string>> = { string: '字数不能少于', array: '项数不能少于' }
const limits: Partial<Record<string, string>> = { string: '字数不能超过', array: '项数不能超过' }

const typeWords: Partial<Record<string, string>> = {
  int: '整数',
  number: '数',
  string: '文字',
  boolean: '是或者否',
  array: '列表',
  object: '一组项目',
}
