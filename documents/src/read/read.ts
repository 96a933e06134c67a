import type { AnnualReport, CellSource, ReadingNote, Unread } from '@gongkai/rules/reports'
import { readText } from './formats/text.ts'
import { recognise } from './recognise/recognise.ts'

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
  return recognise(readText(new TextDecoder().decode(bytes)), options)
}
