import type { z } from 'zod'

/** The closed list of reasons why a calculator refuses what it is given. */
export type InputCode =
  | 'missing'
  | 'wrongType'
  | 'unknownKey'
  | 'unknownValue'
  | 'outOfRange'
  | 'duplicate'
  | 'order'
  | 'conflict'
  | 'beforeLaw'

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

/** `['requests', 1, 'pages']` as `requests[1].pages`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
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
    case 'invalid_type':
      return issue.input === undefined
        ? new InputError('missing', '缺少这一项', at)
        : new InputError('wrongType', `应为${typeWords[issue.expected] ?? issue.expected}`, at)
    case 'too_small':
      return new InputError('outOfRange', `不能小于${issue.minimum}`, at)
    case 'too_big':
      return new InputError('outOfRange', `不能大于${issue.maximum}`, at)
    case 'invalid_value':
      return new InputError('unknownValue', `只能是：${issue.values.map(String).join('、')}`, at)
    default:
      return new InputError('wrongType', issue.message, at)
  }
}

const typeWords: Partial<Record<string, string>> = {
  int: '整数',
  number: '数',
  string: '文字',
  boolean: '是或者否',
  array: '列表',
  object: '一组项目',
}
