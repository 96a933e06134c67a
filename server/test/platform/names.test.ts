import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanName } from '../../src/platform/files/names.ts'
import { folder } from '../support/gongkai.ts'

test('a hostile name becomes one that is shown and saved as it is', () => {
  const cases: Record<string, string> = {
    '答复书.docx': '答复书.docx',
    '../../etc/passwd': 'passwd',
    'C:\\fakepath\\合同 (最终).pdf': '合同 (最终).pdf',
    '答复\u202efdp.exe': '答复fdp.exe',
    'a\u0000b\r\nSet-Cookie: x.txt': 'abSet-Cookie_ x.txt',
    'con.txt': '_con.txt',
    'LPT¹.pdf': '_LPT¹.pdf',
    nul: '_nul',
    'console.txt': 'console.txt',
    '...': '未命名',
    '': '未命名',
    ' .htaccess': 'htaccess',
    'x.pdf. .': 'x.pdf',
    'a<b>:"|?*c.pdf': 'a_b______c.pdf',
    'e\u0301.txt': '\u00e9.txt',
    '\ud800名.txt': '名.txt',
  }
  for (const [given, right] of Object.entries(cases)) assert.equal(cleanName(given), right, JSON.stringify(given))
})

test('a name that is too long keeps its ending', () => {
  const name = cleanName(`${'关于'.repeat(200)}.docx`)
  assert.ok(name.endsWith('关.docx') || name.endsWith('于.docx'))
  assert.ok(Buffer.byteLength(name) <= 240)
})

test('any text becomes a name of one file, and a clean name stays as it is', () => {
  const path = folder()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanName(given)
      assert.equal(cleanName(name), name)
      const place = join(path, String(readdirSync(path).length))
      mkdirSync(place)
      writeFileSync(join(place, name), '')
      assert.deepEqual(readdirSync(place), [name])
    }),
    { seed: 20260305, numRuns: 500 },
  )
})
