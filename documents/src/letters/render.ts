import type { LetterBlank } from '@gongkai/rules/letters'
import { fillIn, readTemplate } from './inspect.ts'
import { packLetter } from './pack.ts'
import { splitParagraphs } from './paragraphs.ts'
import { TemplateError } from './problems.ts'
import { type LetterValues, marks, type Printed, printValues } from './values.ts'

export interface RenderOptions {
  /** Title among the document's properties. */
  readonly title?: string
  /** Marks what was filled in, so that a preview can show it; such a document is not for sending. */
  readonly marked?: boolean
  /** Prints （待填：…） for what is missing, to look at while writing; such a document is not for sending either. */
  readonly incomplete?: boolean
}

/**
 * A letter as DOCX bytes: the template with its blanks filled in. Values are text and nothing else; each line of a value
 * becomes a paragraph. The same template and values give the same bytes. Throws `TemplateError` for a template that
 * `inspectTemplate` refuses, `ValueError` naming each mandatory blank without a value and each value that does not fit.
 */
export function renderLetter(
  template: Uint8Array,
  blanks: readonly LetterBlank[],
  values: LetterValues,
  options: RenderOptions = {},
): Uint8Array {
  const printed = printValues(blanks, values, options.incomplete)
  const { parts, problems } = readTemplate(template, blanks)
  if (problems.length) throw new TemplateError(problems)
  const filled = fillIn(
    parts,
    mapTexts(printed, (text) => prepare(text, options.marked ?? false)),
  )
  const xml = new Map([...filled].map(([path, content]) => [path, splitParagraphs(content)]))
  return packLetter(parts, xml, options.title ?? '')
}

/** Each paragraph of a value is marked by itself: marks do not reach over paragraphs. */
function prepare(text: string, marked: boolean): string {
  const lines = text.split('\n').map((line) => (marked && line ? `${marks.begin}${line}${marks.end}` : line))
  return lines.join(marks.paragraph)
}

const mapTexts = (printed: Printed, change: (text: string) => string): Printed =>
  Object.fromEntries(
    Object.entries(printed).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? change(value)
        : value.map((item) => Object.fromEntries(Object.entries(item).map(([k, v]) => [k, change(v)]))),
    ]),
  )
