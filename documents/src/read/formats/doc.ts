import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { DocumentModel } from '../model.ts'
import { Container, damaged } from './doc/container.ts'
import { type ParagraphProperties, paragraphProperties } from './doc/paragraph.ts'
import { characterChanges, eachChange, paragraphChanges, type Run, runAt, runsOf } from './doc/properties.ts'
import { TableStack } from './doc/tables.ts'
import { type Looks, type Piece, piecesOf, printedPieces } from './doc/text.ts'

/** Positions in the file information block ([MS-DOC] 2.5). */
const FIB = { flags: 0x0a, textLength: 0x4c, characters: 0xfa, paragraphs: 0x102, pieces: 0x1a2 } as const
/** Lengths of the parts before the text boxes: body, footnotes, headers, macros, comments, endnotes. */
const BEFORE_BOXES = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60]
const BOXES = 0x64

/**
 * Reads a document of Word 97 to 2003: paragraphs and tables with their spans, tracked changes accepted, text boxes at
 * the end. Automatic numbers are not stored as text in this format and are left out. Throws `DocumentError`.
 */
export function readDoc(bytes: Uint8Array): DocumentModel {
  if (bytes.length > limits.officeBytes) refuse('tooLarge', '文件超过 50 MB，不予读取；请删去其中的图片、附件后再试。')
  try {
    return { blocks: blocksOf(new Container(bytes)) }
  } catch (error) {
    if (error instanceof RangeError) damaged() // an offset that points out of its stream
    throw error
  }
}

function blocksOf(container: Container): DocumentModel['blocks'] {
  const document = container.stream('WordDocument')
  if (!document) return container.has('EncryptedPackage') ? encrypted() : damaged()
  if (document.readUInt16LE(0) !== 0xa5ec)
    refuse('unsupported', '文件由 Word 95 或更早的版本保存；请用 Word 打开后另存为 DOCX。')
  const flags = document.readUInt16LE(FIB.flags)
  if (flags & 0x0100) encrypted()
  const table = container.stream(flags & 0x0200 ? '1Table' : '0Table') ?? damaged()
  const part = (at: number): Buffer => {
    const start = document.readUInt32LE(at)
    return table.subarray(start, start + document.readUInt32LE(at + 4))
  }
  const data = container.stream('Data')
  const looks = runsOf(document, part(FIB.characters), characterChanges, looksOf)
  const paragraphs = runsOf(document, part(FIB.paragraphs), paragraphChanges, (c) => paragraphProperties(c, data))
  const stack = new TableStack()
  const read = (from: number, length: number): void =>
    flow(printedPieces(piecesOf(document, part(FIB.pieces), from, from + length), looks), paragraphs, stack)
  read(0, document.readUInt32LE(FIB.textLength))
  const boxes = BEFORE_BOXES.reduce((sum, at) => sum + document.readUInt32LE(at), 0)
  read(boxes, document.readUInt32LE(BOXES))
  return stack.blocks
}

const encrypted = (): never => refuse('encrypted', '文件已加密；请用密码打开后另存为不加密的文件。')

const DELETED = 0x0800
const HIDDEN = 0x083c
const SYMBOL = 0x6a09

function looksOf(changes: Buffer): Looks {
  const looks: Looks = { unprinted: false }
  eachChange(changes, (code, operand) => {
    if (code === DELETED || code === HIDDEN) looks.unprinted ||= operand[0] === 1
    else if (code === SYMBOL) looks.symbol = String.fromCharCode(operand.readUInt16LE(2))
  })
  return looks
}

const BODY: ParagraphProperties = { depth: 0, endsCell: false, endsRow: false }
const CELL = 0x07
const FIELD = { begin: 0x13, result: 0x14, end: 0x15 } as const
/** What control characters print; the others are anchors of pictures and notes. */
const SIGNS = new Map([
  [0x09, '\t'],
  [0x0b, '\n'],
  [0x0e, '\n'],
  [0x1e, '-'],
])

/** Cuts the text at its paragraph, cell and row marks; the properties of a paragraph are those of its mark. */
function flow(pieces: Iterable<Piece>, properties: readonly Run<ParagraphProperties>[], stack: TableStack): void {
  let paragraph = ''
  /** For each open field: its code is being read, not its result. */
  const fields: boolean[] = []
  const end = (mark: number, position: number): void => {
    const { depth, endsCell, endsRow, row } = runAt(properties, position)?.value ?? BODY
    if (endsRow) stack.endRow(depth, row ?? [])
    else stack.paragraph(paragraph, depth)
    if (!endsRow && depth > 0 && (endsCell || mark === CELL)) stack.endCell(depth)
    paragraph = ''
  }
  for (const { text, at, width } of pieces)
    for (let n = 0; n < text.length; n++) {
      const code = text.charCodeAt(n)
      if (code === 0x0d || code === CELL || code === 0x0c) end(code, at + n * width)
      else if (code === FIELD.begin) fields.push(true)
      else if (code === FIELD.result) fields.splice(-1, 1, false)
      else if (code === FIELD.end) fields.pop()
      else if (!fields.includes(true)) paragraph += code > 0x1f ? text[n] : (SIGNS.get(code) ?? '')
    }
  stack.paragraph(paragraph, 0)
}
