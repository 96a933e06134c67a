import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { DocumentError } from '../src/read/errors.ts'
import { checkSize, sniff } from '../src/read/sniff.ts'

/** Microseconds of processor time that no machine needs; a step too many for each sign would take minutes. */
const LONGEST = 30_000_000

const utf8 = (s: string) => new TextEncoder().encode(s)
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x'.repeat(50))])))
const docx = zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')
const xlsx = zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml')
/** A compound file as far as its directory shows: header and one sector of names. */
const compound = (...streams: string[]) => {
  const bytes = Buffer.alloc(512 + 128 * 8)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  for (const [i, name] of streams.entries()) Buffer.from(name, 'utf16le').copy(bytes, 512 + 128 * (i + 1))
  return Uint8Array.from(bytes)
}
const bytesOf = (hex: string, rest = 0) =>
  Uint8Array.from([...Buffer.from(hex, 'hex'), ...new Array<number>(rest).fill(0)])
const encryptedZip = () => {
  const bytes = Uint8Array.from(docx)
  const central = Buffer.from(bytes.buffer).indexOf(Buffer.from('504b0102', 'hex'))
  bytes[central + 8] = (bytes[central + 8] as number) | 1
  return bytes
}

const outcome = (bytes: Uint8Array, name?: string): string => {
  try {
    return sniff(bytes, name)
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    assert.match(error.message, /请|提供/, 'a refusal says what to do')
    return error.code
  }
}

const pipes = '| 项目 | 数 |\n|---|---|\n| 规章 | 0 |\n'
const mht = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
const cases: [string, Uint8Array, string | undefined, string][] = [
  ['text', utf8('云川县水务局年度报告'), 'a.txt', 'text'],
  ['text named .doc', utf8('云川县水务局年度报告'), 'a.doc', 'text'],
  ['text with a lone rule', utf8('总体情况\n---|---\n正文'), undefined, 'text'],
  ['HTML', utf8('\n<!DOCTYPE html><html><body>云川县</body></html>'), undefined, 'html'],
  ['HTML after a comment', utf8('<!-- 页头 --><div>云川县</div>'), undefined, 'html'],
  ['HTML fragment', utf8('<div class=TRS_Editor><p>云川县</p></div>'), 'a.txt', 'html'],
  ['XHTML', utf8('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'), 'a.xml', 'html'],
  [
    'HTML saved as .doc',
    utf8('<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>云川县</body></html>'),
    'a.doc',
    'html',
  ],
  ['HTML saved as .xls', utf8('<table><tr><td>云川县</td></tr></table>'), 'a.xls', 'html'],
  ['HTML that begins with words', utf8(`云川县${'<p>正文</p>'.repeat(12)}`), undefined, 'html'],
  ['Markdown by name', utf8('云川县水务局年度报告'), 'a.md', 'markdown'],
  ['Markdown by its tables', utf8(`云川县\n\n${pipes}\n${pipes}`), 'a.txt', 'markdown'],
  ['text with one pipe table', utf8(`云川县\n\n${pipes}`), 'a.txt', 'text'],
  ['OCR text with HTML tables', utf8('# 云川县\n\n<table><tr><td>0</td></tr></table>\n'), undefined, 'markdown'],
  [
    'Markdown that begins with a table in tags',
    utf8('<table><tr><td>0</td></tr></table>\n\n# 云川县\n'),
    undefined,
    'markdown',
  ],
  ['JSON', utf8(' { "schema": "gongkai/annual-report/1" }'), 'a.txt', 'json'],
  ['UTF-16 HTML', Uint8Array.from(Buffer.from('\uFEFF<html><body>云川县</body></html>', 'utf16le')), undefined, 'html'],
  ['PDF', utf8('%PDF-1.7\n'), 'a.txt', 'pdf'],
  ['PDF after junk', utf8('\r\n\r\n%PDF-1.4\n'), undefined, 'pdf'],
  ['DOCX', docx, 'a.zip', 'docx'],
  ['DOCX named .wps', docx, 'a.wps', 'docx'],
  ['XLSX', xlsx, undefined, 'xlsx'],
  ['DOC', compound('Root Entry', 'WordDocument'), 'a.doc', 'doc'],
  ['DOC with a workbook inside', compound('Root Entry', 'WordDocument', 'ObjectPool', 'Workbook'), 'a.doc', 'doc'],
  ['WPS', compound('Root Entry', 'WordDocument'), 'a.wps', 'unsupported'],
  ['XLS', compound('Root Entry', 'Workbook'), 'a.xls', 'unsupported'],
  ['XLS named .doc', compound('Root Entry', 'Workbook'), 'a.doc', 'unsupported'],
  ['PPT', compound('Root Entry', 'PowerPoint Document'), 'a.ppt', 'unsupported'],
  ['other compound file', compound('Root Entry', 'Contents'), undefined, 'unsupported'],
  ['encrypted DOCX', compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'a.docx', 'encrypted'],
  ['encrypted zip entries', encryptedZip(), 'a.docx', 'encrypted'],
  ['DOCX cut off', docx.subarray(0, 200), 'a.docx', 'damaged'],
  ['ZIP', zip('报告.txt'), 'a.zip', 'unsupported'],
  ['PPTX', zip('[Content_Types].xml', 'ppt/presentation.xml'), undefined, 'unsupported'],
  ['OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'a.ofd', 'unsupported'],
  ['ODT', zip('mimetype', 'content.xml', 'META-INF/manifest.xml'), undefined, 'unsupported'],
  ['RAR', bytesOf('526172211a0700'), undefined, 'unsupported'],
  ['7Z', bytesOf('377abcaf271c'), undefined, 'unsupported'],
  ['JPEG', bytesOf('ffd8ffe0', 50), 'a.pdf', 'unsupported'],
  ['PNG', bytesOf('89504e470d0a1a0a', 50), undefined, 'unsupported'],
  ['GIF', utf8('GIF89a'), undefined, 'unsupported'],
  ['BMP', bytesOf('424d', 60), undefined, 'unsupported'],
  ['TIFF', bytesOf('49492a00', 60), undefined, 'unsupported'],
  ['WEBP', utf8('RIFF1234WEBPVP8 '), undefined, 'unsupported'],
  ['text that begins with BM', utf8('BM 云川县年度报告'), undefined, 'text'],
  ['RTF', utf8('{\\rtf1\\ansi}'), 'a.doc', 'unsupported'],
  ['MHT', utf8(mht), 'a.mht', 'unsupported'],
  [
    'Word 2003 XML',
    utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
    'a.doc',
    'unsupported',
  ],
  [
    'Excel 2003 XML',
    utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    'a.xls',
    'unsupported',
  ],
  ['other XML', utf8('<?xml version="1.0"?><data><n>1</n></data>'), 'a.xml', 'unsupported'],
  ['program', bytesOf('4d5a9000', 60), 'a.exe', 'binary'],
  ['noise', Uint8Array.from({ length: 3_000 }, (_, i) => (i * 7_919) % 251), 'a.txt', 'binary'],
  ['empty', new Uint8Array(), 'a.docx', 'empty'],
  ['white space', utf8(' \r\n\t\n'), 'a.txt', 'empty'],
  ['ideographic space after a mark', utf8('\uFEFF\u3000\n\u00a0'), 'a.txt', 'empty'],
]

describe('sniff', () => {
  for (const [name, bytes, file, expected] of cases) test(name, () => assert.equal(outcome(bytes, file), expected))

  test('sizes above the limits are refused', () => {
    const MB = 1024 * 1024
    for (const [kind, size] of [
      ['html', 20],
      ['json', 20],
      ['docx', 50],
      ['pdf', 100],
    ] as const) {
      checkSize(kind, size * MB)
      assert.throws(() => checkSize(kind, size * MB + 1), { code: 'tooLarge' })
    }
  })

  test('20 MB of white space, dashes or brackets in bounded time', () => {
    const start = process.cpuUsage().user
    for (const unit of [' ', '-', '|', '<', '<!--', '\n|-'])
      outcome(utf8(unit.repeat(20_000_000 / unit.length)), 'a.txt')
    assert.ok(process.cpuUsage().user - start < LONGEST)
  })
})
