import { z } from 'zod'
import type { Shape } from '../../../src/platform/operation.ts'

/** An input that must be refused, and the place that the refusal must name. */
export interface Wrong {
  readonly says: string
  readonly at: string
  readonly value: unknown
}

/** As much of a JSON schema as is looked at. */
interface Described {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Described>>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly items?: Described
  readonly anyOf?: readonly Described[]
  readonly oneOf?: readonly Described[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
}
type Fields = Readonly<Record<string, unknown>>

export const described = (schema: Shape): Described =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Described

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value

const isFields = (value: unknown): value is Fields => typeOf(value) === 'object'

/** Every type that the schema takes; null when it takes anything. */
function typesOf({ type, anyOf, oneOf, const: only, enum: among }: Described): Set<string> | null {
  const branches = anyOf ?? oneOf
  if (branches) {
    const all = branches.map(typesOf)
    return all.includes(null) ? null : new Set(all.flatMap((types) => [...(types ?? [])]))
  }
  if (type !== undefined) return new Set([type].flat())
  if (only !== undefined) return new Set([typeOf(only)])
  return among ? new Set(among.map(typeOf)) : null
}

/** A value of each kind; none of the objects and texts is a right one. */
const samples: readonly unknown[] = [{ unheardOf: 1 }, ['错'], 7, true, '☃', null]

function wrongTypes(schema: Described): unknown[] {
  const types = typesOf(schema)
  if (types === null) return []
  const takes = (value: unknown) => types.has(typeOf(value)) || (types.has('number') && typeOf(value) === 'integer')
  return samples.filter((value) => !takes(value))
}

/** The one of several alternatives that the value follows, as far as its keys tell. */
function chosen(schema: Described, value: unknown): Described {
  const branches = schema.anyOf ?? schema.oneOf
  if (!branches) return schema
  const fits = (b: Described) => {
    if (!typesOf(b)?.has(typeOf(value))) return false
    if (!isFields(value)) return true
    const marked = Object.entries(b.properties ?? {}).every(([k, p]) => p.const === undefined || p.const === value[k])
    return marked && (b.required ?? []).every((k) => Object.hasOwn(value, k))
  }
  return chosen(branches.find(fits) ?? {}, value)
}

/** Of alternatives that no word tells apart, a refusal can only say that none of them is met. */
const isLoose = ({ anyOf = [] }: Described): boolean =>
  anyOf.filter((b) => b.properties && !Object.values(b.properties).some((p) => p.const !== undefined)).length > 1

const below = (at: string, key: string) => (at === '' ? key : `${at}.${key}`)
const without = (fields: Fields, key: string) => Object.fromEntries(Object.entries(fields).filter(([k]) => k !== key))

/**
 * From a right input every wrong one that the schema tells of: a key that is unknown, one that is missing, and values of
 * every wrong type; the same in what is nested. `texts`: all values are texts, as in an address.
 */
export function* wrongInputs(schema: Described, value: unknown, { texts = false, at = '' } = {}): Generator<Wrong> {
  if (isLoose(schema)) {
    for (const wrong of wrongInputs(chosen(schema, value), value, { texts, at })) yield { ...wrong, at }
    return
  }
  const followed = chosen(schema, value)
  if (Array.isArray(value) && followed.items && value.length > 0) {
    const [first, ...rest] = value
    for (const wrong of wrongInputs(followed.items, first, { texts, at: `${at}[0]` }))
      yield { ...wrong, value: [wrong.value, ...rest] }
  }
  if (!isFields(value) || followed.type !== 'object') return
  if (followed.additionalProperties === false)
    yield { says: 'an unknown key', at: below(at, 'unheardOf'), value: { ...value, unheardOf: '错' } }
  for (const key of followed.required ?? [])
    yield { says: `without ${below(at, key)}`, at: below(at, key), value: without(value, key) }
  for (const [key, property] of Object.entries(followed.properties ?? {})) {
    if (!texts)
      for (const wrong of wrongTypes(property))
        yield {
          says: `${below(at, key)}: ${JSON.stringify(wrong)}`,
          at: below(at, key),
          value: { ...value, [key]: wrong },
        }
    if (Object.hasOwn(value, key))
      for (const wrong of wrongInputs(property, value[key], { texts, at: below(at, key) }))
        yield { ...wrong, value: { ...value, [key]: wrong.value } }
  }
}
