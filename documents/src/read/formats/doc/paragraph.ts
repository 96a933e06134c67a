import { refuse } from '../../errors.ts'
import { eachChange } from './properties.ts'

/** Where a cell of a row begins and ends, in twips, and how it is merged. */
export interface RowCell {
  left: number
  right: number
  joinsLeft: boolean
  merge: '' | 'restart' | 'continue'
}

/** What the reader needs of a paragraph's properties. */
export interface ParagraphProperties {
  /** Nesting of tables; 0 in the body. */
  depth: number
  endsCell: boolean
  endsRow: boolean
  row?: RowCell[]
}

const CODE = {
  inTable: 0x2416,
  endsRow: 0x2417,
  depth: 0x6649,
  innerCell: 0x244b,
  innerRow: 0x244c,
  huge: 0x6646,
  huge97: 0x6645,
  rowDefinition: 0xd608,
  verticalMerge: 0xd62b,
} as const

/** Tables inside tables; Word itself stops long before. */
const MAX_DEPTH = 100

const MERGES = ['', 'continue', '', 'restart'] as const

/** Reads the changes of a paragraph ([MS-DOC] 2.6.2, 2.6.3); long ones are kept in the stream `Data`. */
export function paragraphProperties(changes: Buffer, data: Buffer | undefined): ParagraphProperties {
  const found: ParagraphProperties = { depth: 0, endsCell: false, endsRow: false }
  let inTable = false
  const read = (code: number, operand: Buffer): void => {
    switch (code) {
      case CODE.inTable:
        inTable = operand[0] === 1
        break
      case CODE.depth:
        found.depth = Math.max(0, operand.readInt32LE(0))
        if (found.depth > MAX_DEPTH) refuse('tooDeep', '表格嵌套过深，不予读取；请用办公软件打开后另存为 DOCX。')
        break
      case CODE.innerCell:
        found.endsCell = operand[0] === 1
        break
      case CODE.endsRow:
      case CODE.innerRow:
        found.endsRow ||= operand[0] === 1
        break
      case CODE.rowDefinition:
        found.row = rowCells(operand)
        break
      case CODE.verticalMerge: {
        const cell = found.row?.[operand[0] ?? 0]
        if (cell) cell.merge = MERGES[(operand[1] ?? 0) & 3] ?? ''
        break
      }
      case CODE.huge:
      case CODE.huge97: {
        const at = operand.readUInt32LE(0)
        if (data && at + 2 <= data.length) eachChange(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)), readOnce)
      }
    }
  }
  const readOnce = (code: number, operand: Buffer): void => {
    if (code !== CODE.huge && code !== CODE.huge97) read(code, operand)
  }
  eachChange(changes, read)
  if (inTable && found.depth === 0) found.depth = 1
  return found
}

/** TDefTableOperand: the edges of the cells, then 20 bytes for each, of which the last may be missing. */
function rowCells(operand: Buffer): RowCell[] {
  const count = operand[0] ?? 0
  const flags = 1 + (count + 1) * 2
  if (operand.length < flags) return []
  return Array.from({ length: count }, (_, n) => {
    const at = flags + n * 20
    const bits = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0
    return {
      left: operand.readInt16LE(1 + n * 2),
      right: operand.readInt16LE(3 + n * 2),
      joinsLeft: (bits & 3) === 1,
      merge: MERGES[(bits >> 5) & 3] ?? '',
    }
  })
}
