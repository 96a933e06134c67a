import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { DocumentError, type ErrorCode } from '../src/read/errors.ts'
import { readDoc } from '../src/read/formats/doc.ts'
import { layOut } from './support/grids.ts'

/** Invented text, saved by LibreOffice in the format of Word 97. */
const sample = readFileSync(new URL('fixtures/word97.doc', import.meta.url))
const refusal = (code: ErrorCode) => (error: unknown) => error instanceof DocumentError && error.code === code
const changed = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(sample)
  change(bytes)
  return bytes
}
/** Where the stream `WordDocument` begins. */
const document = sample.indexOf(Buffer.from([0xec, 0xa5]))

test('paragraphs and tables of Word 97, without deleted or hidden text and field codes', () => {
  assert.deepEqual(
    readDoc(sample).blocks.map((b) => (b.kind === 'text' ? b.text : layOut(b))),
    [
      '云川县水务局2023年政府信息公开工作年度报告',
      '共收到申请3件。',
      '换行',
      [
        ['项目', '^项目', '申请人', '^申请人'],
        ['^项目', '^项目', '自然人', '总\n计'],
        ['办理结果', '（一）予以公开', '3', '3'],
        ['^办理结果', '（二）部分公开', '', '7730.28'],
      ],
      '后文',
      '框前',
      [['甲', '1']],
      '框后',
      '2024年1月20日',
    ],
  )
})

test('places name the table, the row and the cell', () => {
  const places = readDoc(sample).blocks.flatMap((b) => (b.kind === 'text' ? [b.at] : [b.cells.at(-1)?.at]))
  assert.deepEqual(places, [
    { path: 'paragraph[1]' },
    { path: 'paragraph[2]' },
    { path: 'paragraph[2]' },
    { path: 'table[1]/row[4]/cell[4]' },
    { path: 'paragraph[3]' },
    { path: 'table[2]/row[1]/cell[1]/paragraph[1]' },
    { path: 'table[2]/row[1]/cell[1]/table[1]/row[1]/cell[2]' },
    { path: 'table[2]/row[1]/cell[1]/paragraph[2]' },
    { path: 'paragraph[4]' },
  ])
})

test('what cannot be read is refused', () => {
  assert.throws(() => readDoc(new Uint8Array()), refusal('damaged'))
  assert.throws(() => readDoc(sample.subarray(0, 5000)), refusal('damaged'))
  assert.throws(() => readDoc(new Uint8Array(51 * 1024 * 1024)), refusal('tooLarge'))
  assert.throws(() => readDoc(changed((b) => b.writeUInt16LE(0xa5dc, document))), refusal('unsupported'))
  const locked = changed((b) => b.writeUInt16LE(b.readUInt16LE(document + 10) | 0x100, document + 10))
  assert.throws(() => readDoc(locked), refusal('encrypted'))
  const name = (text: string) => Buffer.from(text.padEnd(20, '\0'), 'utf16le')
  const other = changed((b) => name('Workbook').copy(b, b.indexOf(Buffer.from('WordDocument', 'utf16le'))))
  assert.throws(() => readDoc(other), refusal('damaged'))
})

test('changed bytes end in a reading or a refusal, soon', () => {
  const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), fc.nat(sample.length), (changes, length) => {
      const bytes = changed((b) => {
        for (const [at, value] of changes) b[at] = value
      })
      for (const file of [bytes, bytes.subarray(0, length)])
        try {
          readDoc(file)
        } catch (error) {
          assert.ok(error instanceof DocumentError, String((error as Error).stack))
        }
    }),
    { seed: 20260305, numRuns: 2000 },
  )
})
