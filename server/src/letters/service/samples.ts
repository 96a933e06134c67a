import { defaultTemplate, type LetterValues, previewLetter, renderLetter } from '@gongkai/documents/letters'
import { blanksOf, type TemplateLetter } from '@gongkai/rules/letters'
import { letters } from '@gongkai/rules/outcomes'
import type { Context } from '../../platform/context.ts'
import { readFile } from '../../platform/files/service.ts'
import { bytesOfFile, docx } from './files.ts'
import { readable } from './templates.ts'

/** A template as it was uploaded. */
export async function file(ctx: Context, id: string) {
  return readFile(ctx, ctx.parts.shelf, (await readable(ctx, id)).file_id)
}

const sampleValues = (kind: TemplateLetter): LetterValues =>
  Object.fromEntries(blanksOf(kind).map(({ key, sample }) => [key, sample]))

const sampleOf = (kind: TemplateLetter, template: Uint8Array, marked = false) =>
  renderLetter(template, blanksOf(kind), sampleValues(kind), { title: letters[kind].zh, marked })

const sampleName = (kind: TemplateLetter) => `${letters[kind].zh}（示例）`

export const defaultFile = (kind: TemplateLetter) => docx(`${letters[kind].zh}（默认模板）`, defaultTemplate(kind))
export const defaultSample = (kind: TemplateLetter) => docx(sampleName(kind), sampleOf(kind, defaultTemplate(kind)))
export const defaultPreview = (kind: TemplateLetter) => ({
  html: previewLetter(sampleOf(kind, defaultTemplate(kind), true)),
})

export async function sample(ctx: Context, id: string) {
  const { kind, file_id } = await readable(ctx, id)
  return docx(sampleName(kind), sampleOf(kind, await bytesOfFile(ctx, file_id)))
}

export async function preview(ctx: Context, id: string) {
  const { kind, file_id } = await readable(ctx, id)
  return { html: previewLetter(sampleOf(kind, await bytesOfFile(ctx, file_id), true)) }
}
