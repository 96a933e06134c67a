import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { displayWidth, wrap } from '../src/platform/terminal.ts'

const texts = fc.string({
  unit: fc.constantFrom(...'本年新收政府信息公开申请数量（总计）应为27，表中12.5：；、“”%ab/_ '.split('')),
  maxLength: 120,
})

test('a wrapped text keeps every sign, and a line is only too long where nothing in it may be broken', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 8, max: 60 }), (text, width) => {
      const lines = wrap(text, width)
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
      for (const line of lines) if (displayWidth(line) > width) assert.equal(wrap(line, width).length, 1)
    }),
    { seed: 20260305 },
  )
})

test('a line neither begins with a closing mark nor ends with an opening one, and numbers stay whole', () => {
  const text = '（七）总计（总计）应为 27，表中为 26：（一）予以公开 13、（二）部分公开 1234567。'
  for (let width = 10; width < 80; width++)
    for (const line of wrap(text, width)) {
      assert.doesNotMatch(line, /^[），：、。]|（$/)
      assert.ok(!line.includes('12') || line.includes('1234567'))
    }
})

test('Chinese characters take two columns', () => {
  assert.deepEqual(wrap('政府信息公开', 8), ['政府信息', '公开'])
  assert.deepEqual(wrap('政府信息公开', 12), ['政府信息公开'])
})
