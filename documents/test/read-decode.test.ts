import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { declaredCharset, decodeText } from '../src/read/decode.ts'
import { DocumentError } from '../src/read/errors.ts'

/** Microseconds of processor time that no machine needs; a step too many for each sign would take minutes. */
const LONGEST = 30_000_000

const text = `云川县水务局2023年政府信息公开工作年度报告\n一、总体情况\n本年新收申请12件，主动公开政府信息305条。\n`
const utf8 = (s: string) => new TextEncoder().encode(s)
/** GBK bytes by inverting the decoder: every two-byte sequence is decoded once. */
const gbkTable = (() => {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return table
})()
const gbk = (s: string) =>
  Uint8Array.from([...s].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (gbkTable.get(c) ?? [63]))))
const wide = (s: string, big: boolean) => {
  const bytes = Buffer.from(s, 'utf16le')
  return Uint8Array.from(big ? bytes.swap16() : bytes)
}
const join = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((p) => [...p]))

const refusal = (bytes: Uint8Array): string => {
  try {
    decodeText(bytes)
    return 'none'
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return error.code
  }
}

describe('decodeText', () => {
  const meta = (name: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${name}">`
  const cases: [string, Uint8Array, string][] = [
    ['UTF-8', utf8(text), text],
    ['UTF-8 with a mark', join([0xef, 0xbb, 0xbf], utf8(text)), text],
    ['GBK undeclared', gbk(text), text],
    ['GB18030 with a mark', join([0x84, 0x31, 0x95, 0x33], gbk(text)), text],
    ['GBK declared as GB2312', gbk(meta('gb2312') + text), meta('gb2312') + text],
    ['GBK declared as UTF-8', gbk(meta('utf-8') + text), meta('utf-8') + text],
    ['UTF-8 declared as GBK', utf8(meta('gbk') + text), meta('gbk') + text],
    ['UTF-8 declared as ISO-8859-1', utf8(meta('iso-8859-1') + text), meta('iso-8859-1') + text],
    ['UTF-16 LE with a mark', join([0xff, 0xfe], wide(text, false)), text],
    ['UTF-16 BE with a mark', join([0xfe, 0xff], wide(text, true)), text],
    ['UTF-16 LE without a mark', wide(text, false), text],
    ['UTF-16 BE without a mark', wide(text, true), text],
    [
      'UTF-16 LE page without a mark',
      wide(`<html><body><p>${text}</p></body></html>`, false),
      `<html><body><p>${text}</p></body></html>`,
    ],
    ['UTF-16 LE of nothing but 汉字', wide('一一一政府信息公开总体情况', false), '一一一政府信息公开总体情况'],
    ['UTF-8 cut inside its last character', utf8(text.trimEnd()).subarray(0, -2), text.trimEnd().slice(0, -1)],
    ['GBK cut inside its last character', gbk(text.trimEnd()).subarray(0, -1), text.trimEnd().slice(0, -1)],
    [
      'one broken byte in long UTF-8',
      join(utf8(text.repeat(40)), [0xe6, 0x94], utf8('3件')),
      `${text.repeat(40)}\uFFFD3件`,
    ],
  ]
  for (const [name, bytes, expected] of cases) test(name, () => assert.equal(decodeText(bytes), expected))

  test('Big5 only where declared', () => {
    const decoder = new TextDecoder('big5')
    const table = new Map<string, number[]>()
    for (let lead = 0xa1; lead <= 0xf9; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    const traditional = '雲川縣政府資訊公開年度報告，申請十二件'
    const bytes = Uint8Array.from([...traditional].flatMap((c) => table.get(c) ?? [63]))
    assert.equal(decodeText(bytes, { declared: 'Big5' }), traditional)
    assert.notEqual(decodeText(bytes), traditional)
    assert.equal(decodeText(gbk(text), { declared: 'big5' }), text)
  })

  const latin1 = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)
  const refused: [string, Uint8Array, string][] = [
    ['UTF-8 saved as Latin-1', utf8(latin1(utf8(text))), 'damaged'],
    ['GBK saved as Latin-1', utf8(latin1(gbk(text))), 'damaged'],
    ['UTF-8 saved as GBK', utf8(new TextDecoder('gbk').decode(utf8(text))), 'damaged'],
    ['lost characters', utf8(text.replace(/[一-龥]/g, '\uFFFD')), 'damaged'],
    ['GBK read as UTF-8 and saved as GBK', gbk(`${'锟斤拷'.repeat(9)}12`), 'damaged'],
    ['question marks', utf8(text.repeat(9).replace(/[^\n\d]/g, '??')), 'damaged'],
    ['zeros', new Uint8Array(4_000), 'binary'],
    ['a stray zero', utf8(`${text}\0${text}`), 'binary'],
    ['control characters', Uint8Array.from({ length: 3_000 }, (_, i) => i % 31 || 1), 'binary'],
    ['noise', Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 251), 'binary'],
  ]
  for (const [name, bytes, code] of refused) test(`refuses ${name}`, () => assert.equal(refusal(bytes), code))

  test('keeps accents, symbols and page breaks of a Chinese text', () => {
    const odd = `${text}\f±5%·café·×，é à ü ö\v${text}`
    assert.equal(decodeText(utf8(odd)), odd)
  })

  test('declaredCharset finds meta and XML declarations only', () => {
    assert.equal(declaredCharset(utf8('<meta charset="GB2312">')), 'gb2312')
    assert.equal(declaredCharset(utf8(meta('GBK'))), 'gbk')
    assert.equal(declaredCharset(utf8('<?xml version="1.0" encoding="utf-8"?>')), 'utf-8')
    assert.equal(declaredCharset(utf8('charset=gbk')), undefined)
  })

  test('20 MB in bounded time', () => {
    const long = gbk(text.repeat(200_000).slice(0, 10_000_000))
    const start = process.cpuUsage().user
    assert.equal(decodeText(long).length, 10_000_000)
    assert.ok(process.cpuUsage().user - start < LONGEST)
  })
})
