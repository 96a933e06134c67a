import type { AnnualReport, CellSource, ReadingNote, Unread } from '@gongkai/rules/reports'
import { decodeText } from './decode.ts'
import type { DocumentModel } from './model.ts'
import { recognise } from './recognise/recognise.ts'
import { checkSize, type Kind, sniff } from './sniff.ts'

/** What the document does not say may be supplied. */
export interface ReadOptions {
  /** File name: its extension decides only where the content leaves a choice. */
  name?: string
  year?: number
  agency?: string
}

/** A report as read, with the provenance of each cell and everything that could not be read. */
export interface Reading {
  report: AnnualReport
  cells: CellSource[]
  unread: Unread[]
  notes: ReadingNote[]
}

/**
 * Reads a published annual report from the bytes of any supported format. Throws `DocumentError` with a code of the
 * closed list where the document cannot be read; never guesses a figure.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<Reading> {
  const kind = sniff(bytes, options.name)
  checkSize(kind, bytes.length)
  if (kind === 'json') {
    const { readJsonReport } = await import('./formats/json.ts')
    return { report: readJsonReport(decodeText(bytes)), cells: [], unread: [], notes: [] }
  }
  return recognise(await modelOf(kind, bytes), options)
}

/** Each format is loaded when it is first met: the command line starts without any of them. */
async function modelOf(kind: Exclude<Kind, 'json'>, bytes: Uint8Array): Promise<DocumentModel> {
  switch (kind) {
    case 'text':
      return (await import('./formats/text.ts')).readText(decodeText(bytes))
    case 'html':
      return (await import('./formats/html.ts')).readHtml(decodeText(bytes))
    case 'markdown':
      return (await import('./formats/markdown.ts')).readMarkdown(decodeText(bytes))
    case 'docx':
      return (await import('./formats/docx.ts')).readDocx(bytes)
    case 'xlsx':
      return (await import('./formats/xlsx.ts')).readXlsx(bytes)
    case 'doc':
      return (await import('./formats/doc.ts')).readDoc(bytes)
    case 'pdf':
      return (await import('./formats/pdf/index.ts')).readPdf(bytes)
  }
}
