import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compareSealed, defaultTemplate, renderLetter } from '@gongkai/documents/letters'
import { blanksOf } from '@gongkai/rules/letters'
import fc from 'fast-check'
import { differ } from '../src/letters/sealed/differ.ts'
import { DocumentError } from '../src/read/errors.ts'
import { line, pdf, text } from './pdf-fixture.ts'
import { paragraphsOf, part, sampleValues, templateOf } from './support/letters.ts'
import { p } from './support/ooxml.ts'

const draft = renderLetter(defaultTemplate('L10'), blanksOf('L10'), sampleValues('L10'))

/** A PDF that prints these paragraphs as an office program does: in lines of 28 characters, and a page number. */
function printed(paragraphs: readonly string[], perPage = 12): Uint8Array {
  const lines = paragraphs.flatMap((paragraph) => paragraph.match(/.{1,28}/gu) ?? [])
  const pages: string[] = []
  for (let i = 0; i < lines.length; i += perPage) {
    const body = lines.slice(i, i + perPage).map((content, n) => text(80, 720 - n * 29, content, 16))
    pages.push(`${body.join('')}${text(280, 60, `— ${pages.length + 1} —`, 14)}`)
  }
  return pdf(pages)
}

const sealedWith = (change: (text: string) => string) => printed(paragraphsOf(draft).map(change))

describe('a sealed copy', () => {
  test('says the same over other lines, pages, spaces, widths and dashes', async () => {
    const loosely = (paragraph: string) =>
      paragraph
        .replaceAll('，', ', ')
        .replaceAll('（', '(')
        .replaceAll('）', ')')
        .replaceAll('2026', '２０２６')
        .replaceAll('-', '－')
    for (const copy of [printed(paragraphsOf(draft)), printed(paragraphsOf(draft), 5), sealedWith(loosely)])
      assert.deepEqual(await compareSealed(draft, copy), { verdict: 'same' })
  })

  test('that says something else is told, with what stands around it', async () => {
    const result = await compareSealed(
      draft,
      sealedWith((line) => line.replace('60日内', '30日内')),
    )
    assert.equal(result.verdict, 'different')
    assert.deepEqual(
      result.verdict === 'different' && result.differences,
      [{ draft: '6', sealed: '3', before: '答复不服，可以自收到之日起', after: '0日内向云川县人民政府申请' }].map(
        (d) => ({ ...d, before: d.before.slice(-12), after: d.after.slice(0, 12) }),
      ),
    )
  })

  test('with a page too few or too many is different', async () => {
    const paragraphs = paragraphsOf(draft)
    for (const copy of [paragraphs.slice(0, -2), [...paragraphs, '另附意见一份。'], [...paragraphs, ...paragraphs]]) {
      const result = await compareSealed(draft, printed(copy))
      assert.equal(result.verdict === 'different' && result.count > 0, true)
    }
  })

  test('of quite another document is one difference', async () => {
    const other = Array.from({ length: 60 }, (_, i) => `${'完全不同的另一份文件的内容'.repeat(2)}${i}`)
    const result = await compareSealed(draft, printed(other))
    assert.equal(result.verdict, 'different')
  })

  test('that is a scan cannot be compared and is never the same', async () => {
    const scan = pdf([line(0, 0, 500, 700) + line(0, 700, 500, 0)])
    const result = await compareSealed(draft, scan)
    assert.equal(result.verdict, 'noTextLayer')
    assert.match(result.verdict === 'noTextLayer' ? result.message : '', /人工核对/)
  })

  test('that is no PDF is refused', async () => {
    const refused = (bytes: Uint8Array, says: RegExp) =>
      assert.rejects(compareSealed(draft, bytes), (error) => error instanceof DocumentError && says.test(error.message))
    await refused(draft, /应为 PDF/)
    await refused(new Uint8Array(), /空/)
    await refused(new TextEncoder().encode('%PDF-1.7 cut off'), /损坏/)
    await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), /图片/)
  })

  test('may print the header of its draft anywhere', async () => {
    const W = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
    const own = templateOf(p('云自然资公开〔2026〕1号') + p('云川县自然资源局'), {
      files: { 'word/header1.xml': [part('hdr', p('云川县自然资源局')), `${W}.header+xml`] },
      relations: [['header', 'header1.xml']],
    })
    const copy = (...lines: string[]) => compareSealed(own, printed(lines))
    assert.equal((await copy('云川县自然资源局', '云自然资公开〔2026〕1号', '云川县自然资源局')).verdict, 'same')
    assert.equal((await copy('云川县自然资源局', '云自然资公开〔2026〕1号')).verdict, 'different')
    assert.equal((await copy('云川县水利局', '云自然资公开〔2026〕1号', '云川县自然资源局')).verdict, 'different')
  })
})

describe('differences of two sequences', () => {
  const units = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 60 })

  test('taken over from one to the other make them equal', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        const hunks = differ(a, b)
        const result: string[] = []
        let at = 0
        for (const hunk of hunks) {
          result.push(...a.slice(at, hunk.a[0]), ...b.slice(hunk.b[0], hunk.b[1]))
          at = hunk.a[1]
        }
        assert.deepEqual([...result, ...a.slice(at)], b)
        assert.equal(hunks.length === 0, a.join() === b.join())
      }),
      { seed: 20260305, numRuns: 500 },
    )
  })

  test('of long texts that have nothing in common end soon', () => {
    const hunks = differ(Array(100_000).fill('甲'), Array(100_000).fill('乙'))
    assert.deepEqual(hunks, [{ a: [0, 100_000], b: [0, 100_000] }])
  })
})
