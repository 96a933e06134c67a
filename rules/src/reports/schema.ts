import { z } from 'zod'
import { type Edition, type Form, formOf, forms } from './forms/index.ts'
import { type AnnualReport, SCHEMA } from './report.ts'

const figure = z
  .number()
  .nullable()
  .meta({ id: 'figure', description: '表中所印的数；空白或不能确定时为 null，不以 0 代替' })
const text = z.string().meta({ id: 'text', description: '正文，段落以换行分隔，不含标题行；没有则为空字符串' })

interface Labelled {
  readonly key: string
  readonly label: string
  readonly group?: readonly string[]
  readonly unit?: string
}

const described = ({ label, group = [], unit }: Labelled) =>
  [...group, unit ? `${label}（${unit}）` : label].join(' / ')

/** One figure for each column, all of them required. */
const figures = (columns: readonly Labelled[]) =>
  z.strictObject(Object.fromEntries(columns.map((c) => [c.key, figure.meta({ description: described(c) })])))

/** Both editions print the same applicants. */
const requestFigures = figures(forms['2021'].requests.columns).meta({ id: 'requestFigures' })

const tables = ({ proactive, requests, reviewLitigation }: Form) =>
  z.strictObject({
    proactive: z
      .strictObject(
        Object.fromEntries(
          proactive.flatMap((b) =>
            b.rows.map((r) => [r.key, figures(b.columns).meta({ description: `${b.label} / ${r.label}` })]),
          ),
        ),
      )
      .meta({ description: '表二' }),
    requests: z
      .strictObject(
        Object.fromEntries(
          requests.rows.map((r) => {
            const row = requestFigures.meta({ description: described(r) })
            return [r.key, r.optional ? row.optional() : row]
          }),
        ),
      )
      .meta({ description: '表三' }),
    reviewLitigation: figures(reviewLitigation.columns).meta({ description: '表四' }),
  })

const report = (edition: Edition) =>
  z
    .strictObject({
      schema: z.literal(SCHEMA),
      file: z.string().optional().meta({ description: '读自的文件；由台账编制的报告没有' }),
      edition: z.literal(edition),
      year: z.int().min(1000).max(9999).nullable().meta({ description: '报告年度；文件没有说明时为 null' }),
      agency: z.string().min(1).nullable().meta({ description: '文件所印的机关名称' }),
      title: z.string(),
      preamble: text,
      sections: z.strictObject(
        Object.fromEntries(formOf(edition).sections.map((s) => [s.key, text.meta({ description: s.title })])),
      ),
      signature: z.strictObject({ agency: z.string().min(1).nullable(), date: z.iso.date().nullable() }),
      tables: tables(formOf(edition)),
    })
    .meta({ title: `${formOf(edition).instrument}的表式` })

/** The report as data, one variant for each edition: every statutory cell present, nothing unknown. */
export const annualReportSchema = z.discriminatedUnion('edition', [report('2019'), report('2021')])

/**
 * A report from JSON of unknown origin.
 * @throws {Error} with one Chinese sentence that names the place, when the value is no report
 */
export function parseReport(json: unknown): AnnualReport {
  const parsed = annualReportSchema.safeParse(json)
  // The shape above is derived from the form, so its static type says less than the form guarantees.
  if (parsed.success) return parsed.data as unknown as AnnualReport
  throw new Error(sentence(parsed.error.issues[0] as z.core.$ZodIssue, json))
}

const kinds: Record<string, string> = {
  number: '数',
  int: '整数',
  string: '文字',
  object: '对象',
  array: '列表',
  boolean: '是否值',
  null: 'null',
  undefined: '空缺',
}

const kindOf = (value: unknown) => {
  if (typeof value === 'number') return String(value)
  return kinds[value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value] ?? typeof value
}

function sentence(issue: z.core.$ZodIssue, json: unknown): string {
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], json)
  const place = issue.path.join('.') || '整份报告'
  const lead = '不是政府信息公开工作年度报告的数据'
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${lead}：${place}里有不认识的键 ${issue.keys.slice(0, 3).join('、')}。`
    case 'invalid_union':
      return `${lead}：edition 应为 "2019" 或 "2021"。`
    case 'invalid_value':
      return `${lead}：${place} 应为 ${issue.values.map((v) => JSON.stringify(v)).join(' 或 ')}。`
    case 'invalid_type':
      return value === undefined
        ? `${lead}：缺少 ${place}。`
        : `${lead}：${place} 应为${kinds[issue.expected] ?? issue.expected}，现为 ${kindOf(value)}。`
    case 'invalid_format':
      return `${lead}：${place} 应为 2024-01-31 这样的日期。`
    default:
      return `${lead}：${place} 的值 ${JSON.stringify(value)?.slice(0, 40)} 不合要求。`
  }
}

/** The published JSON Schema (draft 2020-12) of {@link annualReportSchema}. */
export const annualReportJsonSchema = (): object => ({
  title: '政府信息公开工作年度报告',
  description: '《中华人民共和国政府信息公开条例》第49、50条的年度报告，以数据表示。',
  ...z.toJSONSchema(annualReportSchema, { target: 'draft-2020-12' }),
})
