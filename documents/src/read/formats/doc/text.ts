import { damaged } from './container.ts'
import { type Run, runAt } from './properties.ts'

/** A stretch of characters as stored: `width` bytes each from the file position `at`. */
export interface Piece {
  text: string
  at: number
  width: 1 | 2
}

const windows1252 = new TextDecoder('windows-1252')

/** The piece table ([MS-DOC] 2.8.35): where the characters from `from` to `to` are stored. */
export function piecesOf(document: Buffer, clx: Buffer, from: number, to: number): Piece[] {
  const table = pieceTable(clx)
  const count = Math.floor((table.length - 4) / 12)
  const pieces: Piece[] = []
  let length = 0
  for (let n = 0; n < count; n++) {
    const [start, end] = [table.readUInt32LE(n * 4), table.readUInt32LE(n * 4 + 4)]
    const [first, last] = [Math.max(start, from), Math.min(end, to)]
    if (first >= last) continue
    const stored = table.readUInt32LE((count + 1) * 4 + n * 8 + 2)
    const width = stored & 0x40000000 ? 1 : 2
    const base = width === 1 ? (stored & 0x3fffffff) >>> 1 : stored & 0x3fffffff
    const at = base + (first - start) * width
    const bytes = document.subarray(at, at + (last - first) * width)
    // Pieces of a broken table may tell the same bytes over and over.
    length += bytes.length
    if (bytes.length < (last - first) * width || length > document.length) damaged()
    pieces.push({ text: width === 1 ? windows1252.decode(bytes) : bytes.toString('utf16le'), at, width })
  }
  return pieces
}

function pieceTable(clx: Buffer): Buffer {
  let at = 0
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1)
  if (at + 5 > clx.length || clx[at] !== 2) return damaged()
  return clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1))
}

export interface Looks {
  /** Hidden, or deleted as a tracked change. */
  unprinted: boolean
  /** A sign of a symbol font, stored as `(` in the text. */
  symbol?: string
}

/** Leaves out what is not printed; symbols get their own code point. */
export function* printedPieces(pieces: readonly Piece[], looks: readonly Run<Looks>[]): Generator<Piece> {
  for (const { text, at, width } of pieces) {
    let start = 0
    while (start < text.length) {
      const position = at + start * width
      const run = runAt(looks, position)
      const end = Math.max(start + 1, Math.ceil(((run?.end ?? position) - at) / width))
      const part = text.slice(start, end)
      const symbol = run?.value.symbol?.repeat(part.length)
      if (!run?.value.unprinted) yield { text: symbol ?? part, at: position, width }
      start = end
    }
  }
}
