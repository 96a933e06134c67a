import type { FixedPhrase, LetterBlank } from '@gongkai/rules/letters'
import { DocumentError } from '../read/errors.ts'
import { extensionOf } from '../read/sniff/foreign.ts'
import { checkSize, sniff } from '../read/sniff.ts'
import { compile, misplaced } from './engine.ts'
import { letterLimits } from './limits.ts'
import { openTemplate, type Part, type TemplatePackage } from './package.ts'
import { phraseProblems } from './phrases.ts'
import { TemplateError, type TemplateProblem } from './problems.ts'
import { scanPart } from './scan.ts'
import { TagReader } from './structure.ts'
import { tagsOf } from './tags.ts'
import { ordinalNames, type Printed } from './values.ts'

export interface Inspection {
  /** The blanks that the template prints, by their Chinese names, in the order in which they first stand. */
  readonly fields: readonly string[]
  /** Empty when letters can be made from the template. */
  readonly problems: readonly TemplateProblem[]
}

export interface ReadTemplate extends Inspection {
  readonly parts: TemplatePackage['parts']
  /** What stands in the places that are filled in, with its tags. */
  readonly paragraphs: readonly string[]
}

/** What a template of a letter is held to. */
export interface Demands {
  readonly blanks: readonly LetterBlank[]
  readonly phrases?: readonly FixedPhrase[]
}

/** Parts whose tags are filled in, by the last word of their content type. */
const places: Record<string, string> = { 'document.main': '正文', header: '页眉', footer: '页脚', footnotes: '脚注' }
const placeOf = ({ contentType }: Part): string | undefined =>
  places[/wordprocessingml\.(.+)\+xml$/.exec(contentType)?.[1] ?? '']

/**
 * Checks a Word template against its letter: which blanks it uses, which it does not know, which mandatory ones and
 * fixed sentences are missing, which tags are broken, and whether it carries anything that a letter must not (macros,
 * objects, links to outside, comments, revisions). Never throws for a bad template; every problem is a sentence that
 * says what to do.
 */
export function inspectTemplate(bytes: Uint8Array, { blanks, phrases = [] }: Demands, name?: string): Inspection {
  const { parts, paragraphs, fields, problems } = readTemplate(bytes, blanks, name)
  // Where tags are broken nobody can tell what is printed.
  const isSound = problems.every(({ code }) => code === 'missingField')
  const found = isSound ? [...problems, ...phraseProblems(paragraphs, blanks, phrases)] : problems
  return { fields, problems: found.length ? found : trialProblems(parts, blanks) }
}

/**
 * The same without the sentences and the trial, with the parts that letters are made of, for the renderer: a template
 * that was taken in before a sentence was asked for goes on making letters.
 */
export function readTemplate(bytes: Uint8Array, blanks: readonly LetterBlank[], name?: string): ReadTemplate {
  try {
    checkKind(bytes, name)
    const { parts, problems } = openTemplate(bytes)
    if (problems.length) return { ...nothing, problems }
    return check(parts, blanks)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return { ...nothing, problems: [{ code: 'file', message: error.message }] }
  }
}

const nothing = { parts: [], paragraphs: [], fields: [] }

function checkKind(bytes: Uint8Array, name: string | undefined): void {
  if (bytes.length > letterLimits.templateBytes)
    throw new DocumentError('tooLarge', '模板超过 10 MB。请压缩其中的图片后再上传。')
  if (/^(docm|dotm)$/.test(extensionOf(name)))
    throw new DocumentError('unsupported', '这是含宏的 Word 文档。请另存为不含宏的 docx 后再上传。')
  const kind = sniff(bytes, name)
  checkSize(kind, bytes.length)
  if (kind !== 'docx')
    throw new DocumentError('unsupported', '模板应为 Word 文档（docx）。请用 Word 或 WPS 另存为 docx 后再上传。')
}

function check(parts: readonly Part[], blanks: readonly LetterBlank[]): ReadTemplate {
  const problems: TemplateProblem[] = []
  const printed: string[] = []
  const reader = new TagReader(blanks, problems)
  for (const part of parts) {
    if (!/[+/]xml$/.test(part.contentType)) continue
    const { paragraphs, faults } = scanPart(part.bytes)
    for (const message of faults)
      if (!problems.some((p) => p.message === message)) problems.push({ code: 'unsafe', message })
    const place = placeOf(part)
    if (place) {
      reader.read(place, paragraphs)
      for (const text of paragraphs) printed.push(text)
    } else if (paragraphs.some((text) => tagsOf(text).length))
      problems.push({ code: 'brokenTag', message: '字段只能写在正文、页眉、页脚和脚注中。' })
  }
  reader.finish()
  return { parts, paragraphs: printed, fields: reader.used, problems }
}

/** Fills the template once with everything and once with nothing. */
function trialProblems(parts: readonly Part[], blanks: readonly LetterBlank[]): readonly TemplateProblem[] {
  try {
    for (const items of [2, 0]) fillIn(parts, trialValues(blanks, items))
    return []
  } catch (error) {
    if (error instanceof TemplateError) return error.problems
    throw error
  }
}

/**
 * The XML of the parts with the values filled in. Tags may stand where no sound document comes of them, so the result is
 * read again. Throws `TemplateError`.
 */
export function fillIn(parts: readonly Part[], values: Printed): ReadonlyMap<string, string> {
  const { problems, fill } = compile(parts)
  if (problems.length) throw new TemplateError(problems)
  const filled = fill(values)
  try {
    for (const xml of filled.values()) if (xml) scanPart(new TextEncoder().encode(xml))
    return filled
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    throw new TemplateError([{ code: 'brokenTag', message: misplaced('{#…}') }])
  }
}

function trialValues(blanks: readonly LetterBlank[], items: number): Printed {
  const item = (blank: LetterBlank & { kind: 'list' }) =>
    Object.fromEntries([...ordinalNames, ...Object.values(blank.items).map(({ zh }) => zh)].map((name) => [name, '一']))
  return Object.fromEntries(
    blanks.map((blank) => [
      blank.zh,
      blank.kind === 'list' ? Array.from({ length: items }, () => item(blank)) : items ? '一' : '',
    ]),
  )
}
