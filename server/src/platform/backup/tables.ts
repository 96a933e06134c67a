import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../database/schema.ts'

/** A table of ours, as the database describes it. */
export interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly key: readonly string[]
}

/** Rows that go together in one statement. */
const PAGE = 200

const names = (list: readonly string[]): RawBuilder<unknown> => sql.join(list.map((n) => sql.ref(n)))

/** All tables with the columns that hold something of their own; the migrations are not copied but done again. */
export async function tablesOf(db: Handle): Promise<Table[]> {
  const { rows } = await sql<{ name: string; columns: Table['columns']; key: string[] | null }>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(a.attname order by array_position(i.indkey::int[], a.attnum::int))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    order by c.relname`.execute(db)
  return rows.map(({ name, columns, key }) => ({ name, columns, key: key ?? [] }))
}

/** How values are written must not depend on where; and nobody is hurried who copies a large table. */
export async function plainly(tx: Handle): Promise<void> {
  await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true),
    set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
    set_config('bytea_output', 'hex', true), set_config('statement_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx)
}

/** Every row as a line of JSON: its values as the database writes them, in the order of the columns. In a transaction. */
export async function* linesOf(tx: Handle, { name, columns, key }: Table): AsyncGenerator<string[]> {
  const texts = sql.join(columns.map((c) => sql`${sql.ref(c.name)}::text`))
  const order = key.length > 0 ? sql`order by ${names(key)}` : sql``
  await sql`declare backup no scroll cursor for
    select array_to_json(array[${texts}])::text as line from ${sql.table(name)} ${order}`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(PAGE)} from backup`.execute(tx)
    if (rows.length === 0) break
    yield rows.map((r) => r.line)
  }
  await sql`close backup`.execute(tx)
}

/** Puts lines back into their table. `columns` are those of the backup. */
export async function insertLines(tx: Handle, { name, columns }: Table, lines: readonly string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += PAGE) {
    const page = `[${lines.slice(at, at + PAGE).join(',')}]`
    const values = sql.join(columns.map((c, i) => sql`(x ->> ${sql.lit(i)})::${sql.raw(c.type)}`))
    await sql`insert into ${sql.table(name)} (${names(columns.map((c) => c.name))}) overriding system value
      select ${values} from jsonb_array_elements(${page}::text::jsonb) as x`.execute(tx)
  }
}

/**
 * Fills all tables at once: without the triggers, which speak for changes and not for copies, and with the foreign keys
 * taken off and put on again, so that the order of the tables does not matter and every key is checked at the end.
 */
export async function refill(tx: Handle, tables: readonly Table[], fill: () => Promise<void>): Promise<void> {
  const { rows: keys } = await sql<{ on: string; name: string; says: string }>`
    select c.relname as on, k.conname as name, pg_get_constraintdef(k.oid) as says
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by k.conname`.execute(tx)
  const list = tables.map((t) => t.name)
  for (const { on, name } of keys) await sql`alter table ${sql.table(on)} drop constraint ${sql.ref(name)}`.execute(tx)
  for (const name of list) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx)
  await sql`truncate ${sql.join(list.map((n) => sql.table(n)))}`.execute(tx)
  await fill()
  for (const name of list) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx)
  for (const { on, name, says } of keys)
    await sql`alter table ${sql.table(on)} add constraint ${sql.ref(name)} ${sql.raw(says)}`.execute(tx)
}

export interface Counter {
  readonly name: string
  readonly last: string | null
}

/** Where the sequences stand. */
export async function countersOf(tx: Handle): Promise<Counter[]> {
  const { rows } = await sql<Counter>`select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' order by sequencename`.execute(tx)
  return rows
}

export async function setCounters(tx: Handle, counters: readonly Counter[]): Promise<void> {
  for (const { name, last } of counters)
    if (last !== null) await sql`select setval(${`public."${name}"`}::regclass, ${last}::bigint)`.execute(tx)
}
