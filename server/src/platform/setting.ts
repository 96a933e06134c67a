import type { Act } from '@gongkai/rules/access'
import { type Expression, type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { INSTALLATION } from './audit.ts'
import type { CommandContext } from './context.ts'
import { json } from './database/database.ts'
import type { Handle } from './database/schema.ts'
import { errors, refuse } from './errors.ts'
import type { Shape } from './operation.ts'

declare module './database/schema.ts' {
  interface Schema {
    settings: { scope: string; name: string; value: unknown; version: import('kysely').Generated<number> }
  }
}

/** A value that people set while the program runs: for the whole installation, or for each agency by itself. */
export interface Setting<S extends Shape = Shape> {
  readonly name: string
  readonly says: string
  /** Why it can be set, with the article or the doubt behind it. */
  readonly why: string
  readonly per: 'installation' | 'agency'
  /** Who may change it. */
  readonly act: Act
  readonly schema: S
  readonly otherwise: z.output<S>
}

/** Declares a setting beside what it governs; app.ts lists them all for the settings page. */
export const setting = <S extends Shape>(given: Setting<S>): Setting<S> => given

/** A stored value with the version to change it by; version 0 is the default that nobody changed. */
export interface Stored<T> {
  readonly value: T
  readonly version: number
}

/** What is stored of several settings, of the installation or of an agency, as one column of a larger statement. */
export const storedIn = (
  settings: readonly Setting[],
  scope: string | Expression<string> = INSTALLATION,
): RawBuilder<StoredValues | null> => {
  const names = sql.join(settings.map((s) => s.name))
  return sql`(select json_object_agg(name, value) from settings where scope = ${scope} and name in (${names}))`
}
export type StoredValues = Readonly<Record<string, unknown>>

/** What is stored of several settings in each of these scopes, where anything is. */
export async function storedOfEach(
  db: Handle,
  settings: readonly Setting[],
  scopes: readonly string[],
): Promise<ReadonlyMap<string, StoredValues>> {
  if (scopes.length === 0) return new Map()
  const names = settings.map((s) => s.name)
  const rows = await db
    .selectFrom('settings')
    .select(['scope', sql<StoredValues>`json_object_agg(name, value)`.as('stored')])
    .where('scope', '=', sql<string>`any(${[...scopes]}::text[])`)
    .where('name', 'in', names)
    .groupBy('scope')
    .execute()
  return new Map(rows.map(({ scope, stored }) => [scope, stored]))
}

/** The value in force of one of them. */
export function valueIn<S extends Shape>({ name, schema, otherwise }: Setting<S>, stored: StoredValues | null) {
  const parsed = schema.safeParse(stored?.[name])
  return parsed.success ? parsed.data : otherwise
}

export async function storedSetting<S extends Shape>(
  db: Handle,
  { name, schema, otherwise }: Setting<S>,
  scope = INSTALLATION,
): Promise<Stored<z.output<S>>> {
  const row = await db
    .selectFrom('settings')
    .select(['value', 'version'])
    .where('scope', '=', scope)
    .where('name', '=', name)
    .executeTakeFirst()
  const parsed = row && schema.safeParse(row.value)
  return parsed?.success
    ? { value: parsed.data, version: row?.version ?? 0 }
    : { value: otherwise, version: row?.version ?? 0 }
}

/** The value in force: for an agency's setting its own, for the installation's the one for all. */
export const settingOf = async <S extends Shape>(
  db: Handle,
  s: Setting<S>,
  scope = INSTALLATION,
): Promise<z.output<S>> => (await storedSetting(db, s, scope)).value

/** Stores a value that was parsed by the setting's schema; refuses when somebody else changed it since. */
export async function changeSetting<S extends Shape>(
  ctx: CommandContext,
  { name, schema, otherwise }: Setting<S>,
  { value, version, scope = INSTALLATION }: Stored<z.output<S>> & { scope?: string },
): Promise<number> {
  const next = version + 1
  const { rows } = await sql<{ before: unknown }>`
    with was as (select value, version from settings where scope = ${scope} and name = ${name})
    insert into settings as s (scope, name, value, version)
    select ${scope}, ${name}, ${json(value)}, ${next} where ${version} = coalesce((select version from was), 0)
    on conflict (scope, name) do update set value = excluded.value, version = excluded.version
      where s.version = ${version}
    returning (select value from was) as before`.execute(ctx.db)
  if (!rows[0]) throw refuse(errors.changedMeanwhile)
  const before = schema.safeParse(rows[0].before)
  await ctx.audit({
    chain: scope,
    act: 'setting.changed',
    subject: { type: 'setting', id: `${scope}/${name}` },
    before: before.success ? before.data : otherwise,
    after: value,
  })
  return next
}

/** What follows from a setting and is kept; each slice gives what it keeps. */
export interface OnSettled {
  /** The setting, by its name. */
  readonly name: string
  /** Writes anew, in this transaction, what follows from it at the agency, or everywhere for one of the installation. */
  follow(ctx: CommandContext, scope: string): Promise<void>
}
