import type { TemplateLetter } from '@gongkai/rules/letters'
import { type Insertable, type Selectable, sql } from 'kysely'
import { json } from '../../platform/database/database.ts'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import { containing } from '../../platform/list.ts'
import type { TemplateQuery } from '../contract/templates.ts'
import './tables.ts'

export type Template = Selectable<Schema['letter_templates']>

/** Until the transaction ends nobody else changes the templates of this kind. */
export async function holdKind(db: Handle, agency: string, kind: TemplateLetter): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`letter_templates:${agency}:${kind}`}, 0))`.execute(db)
}

export async function nextNumber(db: Handle, agency: string, kind: TemplateLetter): Promise<number> {
  const { last } = await db
    .selectFrom('letter_templates')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('agency_id', '=', agency)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export async function insertTemplate(
  db: Handle,
  { fields, ...row }: Omit<Insertable<Schema['letter_templates']>, 'version'>,
): Promise<void> {
  await db
    .insertInto('letter_templates')
    .values({ ...row, fields: json(fields) })
    .execute()
}

export const findTemplate = (db: Handle, id: string): Promise<Template | undefined> =>
  db.selectFrom('letter_templates').selectAll().where('id', '=', id).executeTakeFirst()

/** The template that letters of this kind are made from; undefined: the default. */
export const activeTemplate = (db: Handle, agency: string, kind: TemplateLetter): Promise<Template | undefined> =>
  db
    .selectFrom('letter_templates')
    .selectAll()
    .where('agency_id', '=', agency)
    .where('kind', '=', kind)
    .where('state', '=', 'active')
    .executeTakeFirst()

export const activeTemplates = (db: Handle, agency: string): Promise<Template[]> =>
  db.selectFrom('letter_templates').selectAll().where('agency_id', '=', agency).where('state', '=', 'active').execute()

/** Changes the state of a template as it was read; false when somebody was faster. */
export async function setState(
  db: Handle,
  { id, version }: Pick<Template, 'id' | 'version'>,
  state: Template['state'],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('letter_templates')
    .set({ state, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function filtered(db: Handle, agency: string, { q, kind, state }: TemplateQuery) {
  return db
    .selectFrom('letter_templates')
    .where('agency_id', '=', agency)
    .$if(kind !== undefined, (b) => b.where('kind', '=', kind ?? 'L01'))
    .$if(state !== undefined, (b) => b.where('state', '=', state ?? 'active'))
    .$if(!!q, (b) => b.where('note', 'ilike', containing(q ?? '')))
}

export async function pageOfTemplates(db: Handle, agency: string, filter: TemplateQuery) {
  const { page, size, sort } = filter
  const turned = sort.startsWith('-')
  const rows = await filtered(db, agency, filter)
    .selectAll()
    .$if(sort.endsWith('kind'), (b) => b.orderBy('kind', turned ? 'desc' : 'asc').orderBy('number', 'desc'))
    .$if(sort.endsWith('newest'), (b) => b.orderBy('created_at', turned ? 'asc' : 'desc').orderBy('id'))
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await filtered(db, agency, filter)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}
