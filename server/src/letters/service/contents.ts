import {
  defaultTemplate,
  type LetterValues,
  renderLetter,
  TemplateError,
  type ValueProblem,
  valueProblems,
} from '@gongkai/documents/letters'
import { blanksOf, type TemplateLetter } from '@gongkai/rules/letters'
import { letters } from '@gongkai/rules/outcomes'
import type { Context } from '../../platform/context.ts'
import { errors, type Problem, refuse } from '../../platform/errors.ts'
import { systemBlanks, type Values } from '../contract/words.ts'
import { letterErrors } from '../errors.ts'
import type { LetterRecord } from '../store/letters.ts'
import type { Template } from '../store/templates.ts'
import { bytesOfFile } from './files.ts'

const place = (id: string) => `letters.contents:${id}`

/** What fills the blanks names people, so it is kept sealed. */
export const sealValues = ({ parts }: Context, id: string, values: Values): string =>
  parts.secrets.seal(JSON.stringify(values), place(id))
export const openValues = ({ parts }: Context, { id, contents }: LetterRecord): Values =>
  JSON.parse(parts.secrets.open(contents, place(id)))

const isSystem = (key: string) => (systemBlanks as readonly string[]).includes(key)
const problemOf = ({ field, message }: ValueProblem): Problem => ({ at: field ? `values.${field}` : 'values', message })

/**
 * What a draft still lacks before it can be numbered. Refuses values that do not fit their blanks, and such as the
 * program fills in by itself.
 */
export function missingIn(kind: TemplateLetter, values: Values): Problem[] {
  const given = Object.keys(values).filter(isSystem)
  const own = blanksOf(kind).filter(({ key }) => !isSystem(key))
  const problems = valueProblems(own, values as LetterValues)
  const wrong = [
    ...given.map((key) => ({ at: `values.${key}`, message: '这一项由系统填写，请去掉。' })),
    ...problems.filter((p) => p.kind === 'wrong' && !isSystem(p.field)).map(problemOf),
  ]
  if (wrong.length) throw refuse(errors.invalidInput, { problems: wrong })
  return problems.filter((p) => p.kind === 'missing').map(problemOf)
}

interface Rendering {
  readonly kind: TemplateLetter
  readonly values: Values
  /** Undefined: the default. */
  readonly template: Template | undefined
  readonly marked?: boolean
  readonly incomplete?: boolean
}

/** The letter as DOCX. A template that was accepted by an earlier version of the program may not be by this one. */
export async function rendered(ctx: Context, { kind, values, template, ...options }: Rendering): Promise<Uint8Array> {
  const bytes = template ? await bytesOfFile(ctx, template.file_id) : defaultTemplate(kind)
  try {
    return renderLetter(bytes, blanksOf(kind), values as LetterValues, { title: letters[kind].zh, ...options })
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw refuse(letterErrors.templateRefused, { says: `正在使用的模板不能再用：${error.problems[0]?.message ?? ''}` })
  }
}
