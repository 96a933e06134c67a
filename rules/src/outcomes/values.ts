import { z } from 'zod'
import { isCivilDate } from '../dates/index.ts'
import { partGrounds, restsOnLaw } from './demands.ts'
import { type Field, type FieldKey, fields } from './fields.ts'
import type { FieldValues } from './types.ts'

const part = z.strictObject({
  what: z.string().trim().min(1).max(1000),
  ground: z.enum(partGrounds),
  reason: z.string().trim().min(1).max(4000),
  lawName: z.string().trim().max(200).optional(),
  lawArticle: z.string().trim().max(200).optional(),
})

/** The sentence beside parts of which one rests on another law and does not name it (条例第14条、第37条); null when all do. */
export function unnamedLaw({ zh, kind }: Field, value: unknown): string | null {
  const { data = [] } = kind === 'parts' ? z.array(part).safeParse(value) : {}
  const unnamed = data.findIndex((one) => restsOnLaw(one.ground) && !(one.lawName && one.lawArticle))
  return unnamed < 0 ? null : `${zh}：第${unnamed + 1}部分要写明所依据的法律、行政法规的名称和条款`
}

/** The sentence beside a field whose value is of the wrong kind, null when it is right. */
export function wrongValue(field: Field, value: unknown): string | null {
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string') return `${field.zh}应为文字`
      return value.length > field.max ? `${field.zh}不能超过${field.max}字` : null
    case 'date':
      return isCivilDate(value) ? null : `${field.zh}应为存在的日期，写作 2026-03-05`
    case 'url':
      return z.url({ protocol: /^https?$/ }).safeParse(value).success
        ? null
        : `${field.zh}应以 http:// 或者 https:// 开头`
    case 'yesNo':
      return typeof value === 'boolean' ? null : `${field.zh}：请选择是或者否`
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options, value) ? null : chooseFrom(field)
    case 'choices':
      return Array.isArray(value) && value.every((v) => typeof v === 'string' && Object.hasOwn(field.options, v))
        ? null
        : chooseFrom(field)
    case 'parts':
      return z.array(part).safeParse(value).success ? null : `${field.zh}：每一部分都要写明内容、依据和理由`
  }
}

const chooseFrom = (field: Field & { kind: 'choice' | 'choices' }): string =>
  `${field.zh}：请从${Object.values(field.options).join('、')}中选择`

/** Nothing stated: absent, blank text or an empty list. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && !value.length)

/** The sentences beside fields that state something of another kind than theirs; what is not stated yet is not wrong. */
export const wrongValues = (values: FieldValues): { readonly at: FieldKey; readonly message: string }[] =>
  (Object.keys(values) as FieldKey[]).flatMap((at) => {
    const message = isBlank(values[at]) ? null : wrongValue(fields[at], values[at])
    return message === null ? [] : [{ at, message }]
  })

/** What is stated in the kind of its field: all that later readers can count on, whatever an older record holds. */
export function rightValues(values: FieldValues): FieldValues {
  const wrong = new Set(wrongValues(values).map(({ at }) => at))
  return Object.fromEntries(Object.entries(values).filter(([key]) => !wrong.has(key as FieldKey)))
}
