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
  constructor(code: InputCode, at: string, message: string) {
    super(message)
    this.name = 'InputError'
    this.code = code
    this.at = at
  }
}

/**
 * Says no to a value: the one way in which a calculator does.
 * @throws {InputError} always
 */
export function refuse(code: InputCode, at: string, message: string): never {
  throw new InputError(code, at, message)
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
  return refuseIssue(first)
}

function refuseIssue(issue: z.core.$ZodIssue): never {
  const at = placeOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? ''
      return refuse('unknownKey', placeOf([...issue.path, key]), `没有“${key}”这一项，请删去`)
    }
    case 'invalid_union':
      return refuse('unknownValue', at, '不是可用的种类')
    case 'too_small':
      return refuse('outOfRange', at, `${measures[issue.origin] ?? '不能小于'}${issue.minimum}`)
    case 'too_big':
      return refuse('outOfRange', at, `${limits[issue.origin] ?? '不能大于'}${issue.maximum}`)
    case 'invalid_type':
    case 'invalid_value':
      if (issue.input === undefined) return refuse('missing', at, '缺少这一项')
      return issue.code === 'invalid_type'
        ? refuse('wrongType', at, `应为${typeWords[issue.expected] ?? '其他类型的值'}`)
        : refuse('unknownValue', at, `只能是：${issue.values.map(String).join('、')}`)
    case 'invalid_format':
    case 'custom':
      return refuse('wrongType', at, issue.message)
    default:
      return refuse('wrongType', at, '不是可用的值')
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
