import { isCivilDate } from '@gongkai/rules/dates'
import { letterFields, type TemplateLetter, templateLetters } from '@gongkai/rules/letters'
import { z } from 'zod'
import { inText, Version } from '../../platform/operation.ts'

/** A letter of the catalogue, `L01` to `L31`. */
export const Kind = z.enum(templateLetters as [TemplateLetter, ...TemplateLetter[]]).describe('文书种类')

export const TemplateState = z.enum(['active', 'replaced', 'retired']).describe('正在使用、已被新版取代、停用')
export const LetterState = z
  .enum(['draft', 'numbered', 'sealed', 'issued', 'void'])
  .describe('草稿、已编号、盖章件待确认、已定稿、作废')
export type LetterState = z.infer<typeof LetterState>

/** What the program fills in by itself. */
export const systemBlanks = ['agencyName', 'documentNumber'] as const

const Value = z.union([z.string().max(20_000), z.array(z.record(z.string().max(40), z.string().max(20_000))).max(100)])

/** What fills the blanks of a letter, by their keys. A draft may be incomplete; numbering is not. */
export const Values = z
  .partialRecord(z.enum(Object.keys(letterFields) as [keyof typeof letterFields]), Value)
  .describe('各项要素的内容，键见文书种类的 blanks')
export type Values = z.infer<typeof Values>

export const Day = z.string().refine(isCivilDate)

/** A version that came in a form with a file, where everything is text. */
export const VersionText = inText(Version).describe('读取时的版本号')
