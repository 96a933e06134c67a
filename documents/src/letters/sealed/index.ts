import { DocumentError } from '../../read/errors.ts'
import { readDocx } from '../../read/formats/docx.ts'
import { readPdf } from '../../read/formats/pdf/index.ts'
import type { DocumentModel } from '../../read/model.ts'
import { sniff } from '../../read/sniff.ts'
import { letterLimits } from '../limits.ts'
import { openTemplate } from '../package.ts'
import { scanPart } from '../scan.ts'
import { differ, type Hunk } from './differ.ts'
import { type Comparable, comparable } from './text.ts'

/** What the sealed copy says otherwise; `before` and `after` are what stands around it in the draft. */
export interface Difference {
  readonly draft: string
  readonly sealed: string
  readonly before: string
  readonly after: string
}

export type SealedComparison =
  | { readonly verdict: 'same' }
  /** `differences` holds the first ones, `count` is their number. */
  | { readonly verdict: 'different'; readonly differences: readonly Difference[]; readonly count: number }
  /** Scans say nothing that could be compared; `message` says so. */
  | { readonly verdict: 'noTextLayer'; readonly message: string }

const SHOWN = 50
const CONTEXT = 12
const LONGEST = 400

/**
 * Whether a sealed copy says what its draft says: the text of both without white space, page numbers and the difference
 * of full and half width; what headers and footers of the draft print may stand anywhere. A scan is never `same`. Throws
 * `DocumentError` for a sealed copy that is no readable PDF.
 */
export async function compareSealed(draft: Uint8Array, sealed: Uint8Array): Promise<SealedComparison> {
  checkSealed(sealed)
  const ours = comparable(textOf(readDocx(draft)))
  const theirs = await textOfSealed(sealed)
  if (theirs === undefined)
    return {
      verdict: 'noTextLayer',
      message: '盖章件是扫描件或者图片，没有文字层，不能与草稿逐字比对。请人工核对，并写明核对的情况。',
    }
  const printedAround = surroundings(draft)
  const hunks = differ(ours.units, theirs.units).filter((hunk) => !isPrintedAround(hunk, theirs, printedAround))
  if (!hunks.length && ours.units.length) return { verdict: 'same' }
  return {
    verdict: 'different',
    differences: hunks.slice(0, SHOWN).map((hunk) => difference(hunk, ours, theirs)),
    count: hunks.length,
  }
}

/** A sealed copy is a PDF of bounded size, by its content and not by its name. Throws `DocumentError`. */
export function checkSealed(sealed: Uint8Array): void {
  if (sealed.length > letterLimits.sealedBytes)
    throw new DocumentError('tooLarge', '盖章件超过 20 MB。请降低扫描分辨率后再上传。')
  if (sniff(sealed) !== 'pdf') throw new DocumentError('unsupported', '盖章件应为 PDF。请扫描或者导出为 PDF 后再上传。')
}

async function textOfSealed(sealed: Uint8Array): Promise<Comparable | undefined> {
  try {
    return comparable(textOf(await readPdf(sealed)))
  } catch (error) {
    if (error instanceof DocumentError && error.code === 'noText') return undefined
    throw error
  }
}

const textOf = ({ blocks }: DocumentModel) =>
  blocks
    .map((block) => (block.kind === 'text' ? block.text : block.cells.map(({ text }) => text).join('\n')))
    .join('\n')

/** What the headers and footers of the draft print, each paragraph by itself. */
function surroundings(draft: Uint8Array): string[] {
  const texts = openTemplate(draft)
    .parts.filter(({ contentType }) => /wordprocessingml\.(header|footer)\+xml$/.test(contentType))
    .flatMap(({ bytes }) => scanPart(bytes).paragraphs)
    .map((text) => comparable(text).units.join(''))
  return texts.filter((text) => text !== '')
}

/** The sealed copy alone has it, and it is a header's or footer's; where it begins may be shifted by equal neighbours. */
function isPrintedAround({ a, b }: Hunk, sealed: Comparable, texts: readonly string[]): boolean {
  if (a[0] !== a[1]) return false
  const added = sealed.units.slice(b[0], b[1]).join('')
  return texts.some((text) => text.length === added.length && (added + added).includes(text))
}

function difference({ a, b }: Hunk, draft: Comparable, sealed: Comparable): Difference {
  return {
    draft: slice(draft, a[0], a[1]),
    sealed: slice(sealed, b[0], b[1]),
    before: slice(draft, Math.max(0, a[0] - CONTEXT), a[0]),
    after: slice(draft, a[1], Math.min(draft.units.length, a[1] + CONTEXT)),
  }
}

/** The original text of some units. */
function slice({ source, places }: Comparable, from: number, to: number): string {
  if (from >= to) return ''
  const text = source.slice(places[from], places[to] ?? source.length).trim()
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
