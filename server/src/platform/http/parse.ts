import type { z } from 'zod'
import { errors, type Problem, refuse } from '../errors.ts'
import type { Shape } from '../operation.ts'

/** `events[1].on` from the path of an issue. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
    .join('')
    .replace(/^\./, '')

/** A sentence for each kind of issue that schemas do not word themselves. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `没有这一项：${issue.keys.join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '请填写' : `类型不对，应为${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'too_big':
      return `不能超过${issue.maximum}${unitOf(issue.origin)}`
    case 'too_small':
      return `不能少于${issue.minimum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return formats[issue.format] ?? '写法不对'
    case 'invalid_union':
      return '不是可以选择的一种，或者这一种缺少应有的内容'
    case 'not_multiple_of':
      return `应为${issue.divisor}的倍数`
    default:
      return '内容不对'
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或者否',
  array: '列表',
  object: '一组内容',
  date: '日期',
}
const unitOf = (origin: string) => (origin === 'string' ? '个字' : origin === 'array' ? '项' : '')
const formats: Readonly<Record<string, string>> = {
  uuid: '应为内部编号',
  email: '应为电子邮件地址，如 name@example.com',
  url: '应为 https:// 开头的网址',
  date: '应为真实的日期，写作 2026-03-05',
}

/** Schemas that word an issue themselves have the last word; the library's English never reaches a person. */
const worded = /[\u4e00-\u9fff]/

function problemsOf(error: z.ZodError, root: string): Problem[] {
  return error.issues.flatMap((issue) => {
    const at = placeOf([...(root ? [root] : []), ...issue.path])
    const message = worded.test(issue.message) ? issue.message : sentenceOf(issue)
    if (issue.code !== 'unrecognized_keys') return [{ at, message }]
    return issue.keys.map((key) => ({ at: at ? `${at}.${key}` : key, message: '没有这一项，请去掉' }))
  })
}

/** The value as its schema reads it. Throws `invalidInput` with a sentence for every place that is wrong. */
export function parseInput<S extends Shape>(schema: S, value: unknown, root = ''): z.output<S> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const problems = problemsOf(result.error, root)
  const only = problems.length === 1 ? problems[0]?.message : undefined
  throw refuse(errors.invalidInput, { problems, ...(only && { says: `${only}。`.replace(/。。$/, '。') }) })
}
