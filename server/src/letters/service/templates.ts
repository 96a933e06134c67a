import { inspectTemplate, letterLimits } from '@gongkai/documents/letters'
import {
  blanksOf,
  type LetterBlank,
  phrasesOf,
  seriesOf,
  type TemplateLetter,
  templateLetters,
} from '@gongkai/rules/letters'
import { letters } from '@gongkai/rules/outcomes'
import { namesOfActors } from '../../accounts/service/history.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { fileErrors } from '../../platform/files/errors.ts'
import { keepFile } from '../../platform/files/service.ts'
import type { Received } from '../../platform/http/handler.ts'
import { newId } from '../../platform/ids.ts'
import { perform } from '../../platform/perform.ts'
import type { TemplateQuery } from '../contract/templates.ts'
import { systemBlanks } from '../contract/words.ts'
import { letterErrors } from '../errors.ts'
import {
  activeTemplate,
  activeTemplates,
  findTemplate,
  holdKind,
  insertTemplate,
  nextNumber,
  pageOfTemplates,
  setState,
  type Template,
} from '../store/templates.ts'
import { bytesOf } from './files.ts'
import { actsAt, bodyFor, templateActs, writerFor } from './writer.ts'

const describe = (blank: LetterBlank) => ({
  key: blank.key,
  zh: blank.zh,
  kind: blank.kind,
  required: blank.required,
  bySystem: (systemBlanks as readonly string[]).includes(blank.key),
  max: blank.kind === 'date' ? null : blank.max,
  items: blank.kind === 'list' ? Object.entries(blank.items).map(([key, item]) => ({ key, ...item })) : null,
})

/** Every letter with its elements and the template an agency makes it from. */
export async function kindsFor(ctx: Context, agency: string) {
  const writer = await writerFor(ctx, agency, 'template.read')
  const active = new Map((await activeTemplates(ctx.db, writer.body)).map((t) => [t.kind, t]))
  const rows = templateLetters.map((kind) => {
    const { zh, to, basis } = letters[kind]
    const own = active.get(kind)
    const template = own ? { id: own.id, number: own.number, createdAt: own.created_at.toISOString() } : null
    return { kind, zh, to, basis, series: seriesOf(kind), blanks: blanksOf(kind).map(describe), template }
  })
  return { rows, acts: actsAt(ctx, writer, '', templateActs) }
}

export async function templatesPage(ctx: Context, query: TemplateQuery) {
  const writer = await writerFor(ctx, query.agency, 'template.read')
  const { rows, total } = await pageOfTemplates(ctx.db, writer.body, query)
  const names = await namesOfActors(
    ctx.db,
    rows.map((r) => r.created_by),
  )
  return {
    total,
    page: query.page,
    size: query.size,
    acts: actsAt(ctx, writer, '', templateActs),
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      kindName: letters[row.kind].zh,
      number: row.number,
      state: row.state,
      fields: row.fields,
      note: row.note,
      size: row.size,
      createdBy: row.created_by,
      createdByName: names.get(row.created_by) ?? row.created_by,
      createdAt: row.created_at.toISOString(),
      version: row.version,
    })),
  }
}

interface Upload {
  readonly agency: string
  readonly kind: TemplateLetter
  readonly note?: string | undefined
}

/** Checks an uploaded template and makes it the next number of its kind. The one before stays, replaced. */
export async function upload(ctx: Context, given: Upload, files: readonly Received[]) {
  const writer = await bodyFor(ctx, given.agency, 'template.change')
  const [file] = files
  if (!file) throw refuse(fileErrors.fileMissing, { at: 'file' })
  const fields = await inspected(ctx, file, given.kind)
  return perform(ctx.parts, ctx.actor, async (ctx) => {
    await holdKind(ctx.db, writer.body, given.kind)
    const before = await activeTemplate(ctx.db, writer.body, given.kind)
    if (before?.content === file.hash) throw refuse(letterErrors.templateSame, { at: 'file' })
    const id = newId()
    const number = await nextNumber(ctx.db, writer.body, given.kind)
    const file_id = await keepFile(ctx, file, { holder: `letter_templates.file_id:${id}` })
    if (before) await setState(ctx.db, before, 'replaced')
    await insertTemplate(ctx.db, {
      id,
      agency_id: writer.body,
      kind: given.kind,
      number,
      state: 'active',
      file_id,
      content: file.hash,
      size: file.size,
      fields,
      note: given.note ?? null,
      created_by: ctx.actor.id,
      created_at: ctx.now,
    })
    await ctx.audit({
      chain: writer.body,
      act: 'template.uploaded',
      subject: { type: 'template', id },
      after: { kind: given.kind, number, content: file.hash },
    })
    return { id, number, fields }
  })
}

/** The fields of a template that can be used. Refuses with a sentence for everything that is to be mended. */
async function inspected(ctx: Context, file: Received, kind: TemplateLetter): Promise<string[]> {
  if (file.size > letterLimits.templateBytes)
    throw refuse(letterErrors.templateRefused, { at: 'file', says: '模板超过 10 MB。请压缩其中的图片后再上传。' })
  const bytes = await bytesOf(ctx, file.hash)
  if (!bytes) throw refuse(fileErrors.contentMissing)
  const { fields, problems } = inspectTemplate(bytes, { blanks: blanksOf(kind), phrases: phrasesOf(kind) }, file.name)
  if (problems.length)
    throw refuse(letterErrors.templateRefused, {
      problems: problems.map(({ message, at }) => ({ at: 'file', message: at ? `${at}：${message}` : message })),
    })
  return [...fields]
}

async function mine(ctx: Context, id: string, act: 'template.read' | 'template.change') {
  const template = await findTemplate(ctx.db, id)
  if (!template) throw refuse(errors.notFound)
  await bodyFor(ctx, template.agency_id, act)
  return template
}

async function change(
  ctx: CommandContext,
  template: Template,
  version: number,
  state: 'active' | 'retired',
  reason?: string,
): Promise<{ version: number }> {
  if (template.version !== version || !(await setState(ctx.db, template, state))) throw refuse(errors.changedMeanwhile)
  await ctx.audit({
    chain: template.agency_id,
    act: state === 'retired' ? 'template.retired' : 'template.used',
    subject: { type: 'template', id: template.id },
    before: { state: template.state },
    after: { state },
    ...(reason && { reason }),
  })
  return { version: version + 1 }
}

interface Retiring {
  readonly version: number
  readonly reason: string
}

/** Letters are made from the default again. */
export async function retire(ctx: CommandContext, id: string, { version, reason }: Retiring) {
  const template = await mine(ctx, id, 'template.change')
  await holdKind(ctx.db, template.agency_id, template.kind)
  if (template.state !== 'active') throw refuse(errors.notNow)
  return change(ctx, template, version, 'retired', reason)
}

/** An earlier number takes the place of the one in use. */
export async function useAgain(ctx: CommandContext, id: string, version: number) {
  const template = await mine(ctx, id, 'template.change')
  await holdKind(ctx.db, template.agency_id, template.kind)
  const active = await activeTemplate(ctx.db, template.agency_id, template.kind)
  if (active?.id === id) throw refuse(errors.notNow)
  if (active && !(await setState(ctx.db, active, 'replaced'))) throw refuse(errors.changedMeanwhile)
  return change(ctx, template, version, 'active')
}

export const readable = (ctx: Context, id: string) => mine(ctx, id, 'template.read')
