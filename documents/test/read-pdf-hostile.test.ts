import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocumentError, type ErrorCode } from '@gongkai/documents/read'
import { readPdf } from '../src/read/formats/pdf/index.ts'
import { line, pdf, rows, string, table, text } from './pdf-fixture.ts'

const title = text(60, 760, '云川县人民政府2023年政府信息公开工作年度报告', 16)
const body =
  title +
  table(
    [70, 200, 260],
    [680, 650, 620],
    rows([
      ['信息内容', '本年'],
      ['规章', '3'],
    ]),
  )

const refused = (bytes: Uint8Array, code: ErrorCode, words: RegExp) =>
  assert.rejects(readPdf(bytes), (error) => {
    assert.ok(error instanceof DocumentError, String(error))
    assert.equal(error.code, code)
    assert.match(error.message, words)
    return true
  })

/** Reads or refuses, and nothing else. */
async function survives(bytes: Uint8Array): Promise<'read' | ErrorCode> {
  try {
    await readPdf(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof DocumentError) return error.code
    throw error
  }
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('documents that cannot be read are refused with what to do', () => {
  test('no text layer', () => refused(pdf([line(70, 600, 400, 600)]), 'noText', /OCR/))
  test('codes of glyphs in place of characters', () =>
    refused(pdf([body], { shown: (c) => 3 + ((c * 7) % 3000) }), 'noText', /OCR/))
  test('private use, and ideographs that spell nothing', async () => {
    await refused(pdf([body], { shown: (c) => 0xe000 + (c % 0x1000) }), 'noText', /OCR/)
    await refused(pdf([body], { shown: (c) => 0x4e00 + ((c * 37) % 0x5000) }), 'noText', /OCR/)
  })
  test('a password', () => {
    const marks = `<${'00'.repeat(32)}>`
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${marks} /U ${marks} /P -4 >> /ID [<00> <00>]`
    return refused(pdf([body], { trailer: encrypt }), 'encrypted', /密码/)
  })
  test('more than 500 pages', () => refused(pdf(new Array(501).fill(title)), 'tooLarge', /500/))
  test('no PDF at all', () => refused(new TextEncoder().encode('%PDF-1.7\n%%EOF'), 'damaged', /损坏/))
  test('content that ends inside a string of text', () =>
    refused(pdf([`${body} BT /F1 10 Tf 70 500 Td ${string('公开')} Tj`]), 'damaged', /不完整/))
})

test('truncated anywhere: refused as damaged', async () => {
  const whole = pdf([body, body, body])
  for (let part = 1; part < 20; part++)
    await refused(whole.subarray(0, Math.floor((whole.length * part) / 20)), 'damaged', /损坏|不完整/)
})

test('bytes flipped at random: read or refused', async () => {
  const whole = pdf([body, body])
  const random = mulberry(20260305)
  const outcomes = new Set<string>()
  for (let i = 0; i < 200; i++) {
    const bytes = whole.slice()
    for (let k = 0; k <= random() * 8; k++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    outcomes.add(await survives(bytes))
  }
  assert.ok(outcomes.has('read') && outcomes.size > 1, [...outcomes].join())
})

describe('the work on a page is bounded', () => {
  /** Milliseconds that no machine needs for it; a step too many for each line would take minutes. */
  const LONGEST = 30_000
  /** Milliseconds of processor time for the second of two readings: the first loads the parser. */
  async function cost(content: string, check = 'read'): Promise<number> {
    await readPdf(pdf([title]))
    const before = process.cpuUsage()
    assert.equal(await survives(pdf([title + content])), check)
    return process.cpuUsage(before).user / 1000
  }
  const random = mulberry(7)

  test('200,000 lines anywhere', async () => {
    const lines = Array.from({ length: 200_000 }, () => {
      const [x, y, length] = [random() * 500, random() * 800, random() * 100].map(Math.round) as [
        number,
        number,
        number,
      ]
      return random() < 0.5 ? `${x} ${y} m ${x + length} ${y} l S` : `${x} ${y} m ${x} ${y + length} l S`
    })
    assert.ok((await cost(lines.join('\n'))) < LONGEST)
  })
  test('a fine mesh', async () => {
    const mesh = Array.from(
      { length: 4_000 },
      (_, i) =>
        `${(i % 2_000) / 4} 0 m ${(i % 2_000) / 4} 800 l S 0 ${(i % 2_000) / 2.5} m 500 ${(i % 2_000) / 2.5} l S`,
    )
    assert.ok((await cost(mesh.join('\n'))) < LONGEST)
  })
  test('100,000 figures', async () => {
    const figures = Array.from({ length: 100 }, (_, i) =>
      text(60, 780 - i * 7, `公开政府信息${'1234567 '.repeat(125)}`, 6),
    )
    assert.ok((await cost(figures.join(''))) < LONGEST)
  })
  test('a form that draws itself', async () => {
    const forms = { X: { content: `${text(60, 600, '二、主动公开')}/X Do\n` } }
    const { blocks } = await readPdf(pdf([[`${title}/X Do\n`, { forms }]]))
    assert.deepEqual(
      blocks.map((b) => b.kind === 'text' && b.text),
      ['云川县人民政府2023年政府信息公开工作年度报告', '二、主动公开'],
    )
  })
})

test('memory does not grow with the number of documents', async () => {
  const bytes = pdf([body])
  const collect = globalThis.gc ?? (() => {})
  const after = async (count: number) => {
    for (let i = 0; i < count; i++) await readPdf(bytes)
    collect()
    return process.memoryUsage().heapUsed
  }
  const [early, late] = [await after(50), await after(300)]
  assert.ok(late - early < 60 * 2 ** 20, `${early} → ${late}`)
})
