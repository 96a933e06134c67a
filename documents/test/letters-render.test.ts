import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import { runs } from '@gongkai/bench/generate'
import {
  defaultTemplate,
  type LetterValues,
  previewLetter,
  renderLetter,
  TemplateError,
  ValueError,
} from '@gongkai/documents/letters'
import { inChinese } from '@gongkai/rules/dates'
import { blanksOf, type LetterBlank, templateLetters } from '@gongkai/rules/letters'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { paragraphsOf, sampleValues, templateOf, without } from './support/letters.ts'
import { p } from './support/ooxml.ts'

const render = (letter: (typeof templateLetters)[number], values: LetterValues) =>
  renderLetter(defaultTemplate(letter), blanksOf(letter), values)

/** Characters of names and addresses, of markup, of tags and of other planes. */
const characters = '云川县政府信息公开〔〕—“”（）、。①𠮷䶮㛃𬭎é<>&"\'{}#/^@ 0123456789AbZ'
const lineOf = fc
  .string({ unit: fc.constantFrom(...Array.from(characters)), minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() === text)
const textOf = fc.array(lineOf, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'))
const dateOf = fc
  .date({ min: new Date('2019-05-15'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function anyValue(blank: LetterBlank): fc.Arbitrary<NonNullable<LetterValues[keyof LetterValues]>> {
  if (blank.kind === 'list') {
    const item = fc.record(Object.fromEntries(Object.keys(blank.items).map((key) => [key, textOf])))
    return fc.array(item, { minLength: 1, maxLength: 4 })
  }
  return blank.kind === 'date' ? dateOf : blank.kind === 'line' ? lineOf : textOf
}

const valuesOf = (letter: (typeof templateLetters)[number]) =>
  fc.record(Object.fromEntries(blanksOf(letter).map((blank) => [blank.key, anyValue(blank)])))

/** Every line that a value prints. */
const linesOf = (blank: LetterBlank, value: LetterValues[keyof LetterValues]): string[] => {
  if (typeof value === 'string') return blank.kind === 'date' ? [inChinese(value as never)] : value.split('\n')
  return (value ?? []).flatMap((item) => Object.values(item).flatMap((text) => text.split('\n')))
}

describe('a rendered letter', () => {
  test('says every value that was given, whole and as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...templateLetters).chain((letter) => fc.tuple(fc.constant(letter), valuesOf(letter))),
        ([letter, values]) => {
          const printed = paragraphsOf(render(letter, values))
          for (const blank of blanksOf(letter).filter(({ required }) => required))
            for (const line of linesOf(blank, values[blank.key]))
              assert.ok(
                printed.some((paragraph) => paragraph.includes(line)),
                `${letter} ${blank.zh}: ${JSON.stringify(line)}`,
              )
          assert.ok(!printed.some((paragraph) => /undefined|\[object/.test(paragraph)))
        },
      ),
      { seed: 20260305, numRuns: runs(20) },
    )
  })

  test('has one paragraph for each line, set as the paragraph it stands in', () => {
    const docx = render('L10', sampleValues('L10', { decision: '一、甲\n\n二、乙\r\n三、丙' }))
    const printed = paragraphsOf(docx)
    const first = printed.indexOf('一、甲')
    assert.deepEqual(printed.slice(first, first + 3), ['一、甲', '二、乙', '三、丙'])
    const xml = new TextDecoder().decode(unzipSync(docx)['word/document.xml'])
    assert.equal(xml.match(/<w:pStyle w:val="BodyText"\/><\/w:pPr><w:r><w:t[^>]*>[一二三]、[甲乙丙]</g)?.length, 3)
  })

  test('keeps the run of a value and falls back to line breaks where a paragraph cannot be cut', () => {
    const blanks = blanksOf('L10').map((blank) => ({ ...blank, required: false }))
    const bold = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{决定内容}</w:t></w:r></w:p>'
    const link = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{决定内容}</w:t></w:r></w:hyperlink></w:p>'
    const docx = renderLetter(templateOf(bold + link), blanks, { decision: '甲\n乙' })
    const xml = new TextDecoder().decode(unzipSync(docx)['word/document.xml'])
    assert.equal(xml.match(/<w:rPr><w:b\/><\/w:rPr>/g)?.length, 2)
    assert.deepEqual(paragraphsOf(docx), ['甲', '乙', '甲', '乙'])
    assert.equal(xml.match(/<w:br\/>/g)?.length, 1)
  })

  test('leaves out the passages of values that were not given', () => {
    assert.ok(paragraphsOf(render('L10', sampleValues('L10'))).some((text) => text.startsWith('附件1：')))
    const printed = paragraphsOf(render('L10', without(sampleValues('L10'), 'attachments')))
    assert.ok(!printed.some((text) => text.includes('附件')))
  })

  test('is the same bytes for the same values, without author and times', () => {
    const [one, two] = [render('L03', sampleValues('L03')), render('L03', sampleValues('L03'))]
    assert.deepEqual(one, two)
    const files = Object.keys(unzipSync(one))
    assert.deepEqual(
      files.filter((name) => name.startsWith('docProps/')),
      ['docProps/core.xml'],
    )
    assert.equal(files[0], '[Content_Types].xml')
  })

  test('takes control characters and stray halves of characters out, and nothing else', () => {
    const decision = 'A\u0000\u0007B\ud800C\uFFFE𠮷\uFDD2{文号}'
    assert.ok(paragraphsOf(render('L10', sampleValues('L10', { decision }))).includes('ABC𠮷{文号}'))
  })
})

describe('values of which no letter is made', () => {
  const problemsOf = (values: LetterValues, letter: (typeof templateLetters)[number] = 'L03') => {
    try {
      render(letter, values)
    } catch (error) {
      assert.ok(error instanceof ValueError, String(error))
      return error.problems
    }
    return []
  }

  test('each mandatory value, left out, blank or an empty list', () => {
    for (const letter of templateLetters)
      for (const blank of blanksOf(letter).filter(({ required }) => required)) {
        const whole = sampleValues(letter)
        for (const values of [
          without(whole, blank.key),
          { ...whole, [blank.key]: blank.kind === 'list' ? [] : ' \n　' },
        ]) {
          const problems = problemsOf(values, letter)
          assert.deepEqual(problems, [{ kind: 'missing', field: blank.key, message: `请填写${blank.zh}。` }])
        }
      }
  })

  test('of the wrong kind, too long, or of another letter', () => {
    const wrong: [LetterValues, RegExp][] = [
      [{ correctBy: '2026-02-30' }, /日历上有的日期/],
      [{ correctBy: '尽快' }, /日历上有的日期/],
      [{ phone: '1\n2' }, /一行/],
      [{ phone: '1'.repeat(201) }, /最多200个字，现在是201个字/],
      [{ guidance: '字'.repeat(20_001) }, /最多20000个字/],
      [{ guidance: [] }, /应为文字/],
      [{ unclearPoints: '不清' }, /逐项/],
      [{ unclearPoints: [{ text: ' ' }] }, /第1项的不明确的内容/],
      [{ unclearPoints: [{ text: '甲', other: '乙' }] }, /不认识/],
      [{ unclearPoints: Array.from({ length: 101 }, () => ({ text: '甲' })) }, /最多100项/],
      [{ remedy: '可以申请行政复议' }, /没有“remedy”/],
    ]
    for (const [change, says] of wrong) {
      const problems = problemsOf(sampleValues('L03', change))
      assert.deepEqual([problems.length, problems[0]?.field], [1, Object.keys(change)[0]])
      assert.match(problems[0]?.message ?? '', says)
    }
  })

  test('while it is being written, a letter shows what is still to be filled in', () => {
    const docx = renderLetter(
      defaultTemplate('L03'),
      blanksOf('L03'),
      { correctBy: '2026-03-03' },
      { incomplete: true },
    )
    const printed = paragraphsOf(docx).join()
    for (const name of ['文号', '申请人', '不明确的内容', '指导和释明']) assert.match(printed, /（待填：/, name)
    assert.match(printed, /请在2026年3月3日前/)
    assert.throws(
      () => renderLetter(defaultTemplate('L03'), blanksOf('L03'), { correctBy: '今天' }, { incomplete: true }),
      ValueError,
    )
  })

  test('and no template that is refused', () => {
    assert.throws(() => renderLetter(templateOf(p('{文号}')), blanksOf('L03'), sampleValues('L03')), TemplateError)
  })
})

describe('the preview', () => {
  test('shows the letter with what was filled in, and holds nothing but its own marks', () => {
    const blanks = blanksOf('L10')
    const decision = '<script>alert(1)</script>\n“引号”&'
    const docx = renderLetter(defaultTemplate('L10'), blanks, sampleValues('L10', { decision }), { marked: true })
    const html = previewLetter(docx)
    assert.match(html, /^<p class="org n0"><span class="fld">云川县自然资源局<\/span><\/p>\n<p class="no n0">/)
    assert.match(html, /<h3>政府信息公开申请答复书<\/h3>\n<p class="n0"><span class="fld">周远山<\/span>：<\/p>/)
    assert.match(html, /<p><span class="fld">&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/span><\/p>/)
    assert.match(html, /<p class="sg"><span class="fld">2026年3月9日<\/span><\/p>$/)
    const tags = new Set([...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag))
    for (const tag of tags) assert.match(tag, /^<(\/?(p|h3|span)|(p|span) class="[a-z0-9 ]+")>$/)
  })

  test('of a hostile document is text', () => {
    const html = previewLetter(
      templateOf(p('&lt;img src=x onerror=alert(1)&gt;') + p('a', '<w:jc w:val="&quot;&gt;&lt;b&gt;"/>')),
    )
    assert.equal(html, '<p>&lt;img src=x onerror=alert(1)&gt;</p>\n<p>a</p>')
  })
})

const office = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

if (office)
  test('LibreOffice opens every default letter and prints its text', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'letters-'))
    try {
      const chosen = ['L03', 'L06', 'L10'] as const
      for (const letter of chosen) writeFileSync(join(folder, `${letter}.docx`), render(letter, sampleValues(letter)))
      const files = chosen.map((letter) => join(folder, `${letter}.docx`))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      await promisify(execFile)('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        ...files,
      ])
      for (const letter of chosen) {
        const text = readFileSync(join(folder, `${letter}.txt`), 'utf8')
        for (const paragraph of paragraphsOf(readFileSync(join(folder, `${letter}.docx`))))
          assert.ok(text.includes(paragraph), `${letter}: ${paragraph}`)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
