/** What a setting may hold, as its JSON Schema says. */
export interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly description?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** The schema of a value that may also be null, without the null. */
export const present = (schema: Schema): Schema => ({
  ...schema,
  ...schema.anyOf?.find((one) => one.type !== 'null'),
})

export const isNullable = (schema: Schema): boolean => schema.anyOf?.some((one) => one.type === 'null') ?? false

/** A description's name and what it explains after it. */
export function labelOf(description: string): readonly [label: string, explanation: string | undefined] {
  const cut = description.search(/[：；，（]/)
  if (description.length <= 20 || cut <= 0) return [description, undefined]
  return [description.slice(0, cut), description.slice(cut).replace(/^[：；，]/, '')]
}

/** What the fields hold, as the schema wants it: what was left empty is null where that may be, and absent elsewhere. */
export function cleaned(schema: Schema, value: unknown): unknown {
  if (isNullable(schema) && (value === '' || value === undefined)) return null
  const { properties } = present(schema)
  if (!properties || typeof value !== 'object' || value === null) return value === '' ? undefined : value
  const parts = Object.entries(properties)
    .map(([name, below]) => [name, cleaned(below, (value as Record<string, unknown>)[name])] as const)
    .filter(([, part]) => part !== undefined)
  return parts.length > 0 || schema.required === undefined ? Object.fromEntries(parts) : undefined
}
