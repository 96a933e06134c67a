import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldOf } from '../src/api/refusal.ts'
import { changesOf } from '../src/parts/changes.ts'
import { dateInWords, sizeInWords, timeInWords } from '../src/parts/words.ts'
import { cleaned, labelOf, type Schema } from '../src/settings/schema.ts'

test('the places of refusals name the fields of forms', () => {
  assert.deepEqual(fieldOf('name'), ['name'])
  assert.deepEqual(fieldOf('notice.arrangements[2].makeup[0]'), ['notice', 'arrangements', 2, 'makeup', 0])
  assert.deepEqual(fieldOf('body.value'), ['value'])
  assert.deepEqual(fieldOf('bodyguard'), ['bodyguard'])
})

test('dates and instants are written as in documents, instants by the clock of China', () => {
  assert.equal(dateInWords('2026-03-05', { weekday: true }), '2026年3月5日（星期四）')
  assert.equal(dateInWords(null), '—')
  assert.equal(timeInWords('2026-03-04T16:05:00.000Z'), '2026年3月5日 00:05')
  assert.equal(sizeInWords(1536), '1.5 KB')
  assert.equal(sizeInWords(0), '0 字节')
})

test('a record shows what differs, in words, and no bare ids', () => {
  const agency = '01a2004c-87de-7f06-9322-2a78089a14c9'
  const other = '01a2004c-88c1-7dbc-bb44-59660b091c2b'
  const names = new Map([[agency, '云川县自然资源局']])
  const before = { name: '甲局', from: '2019-05-15', external: false, prefix: '云甲' }
  const after = { name: '乙局', from: '2026-03-01', external: true, prefix: '云甲', parent: agency, seat: other }
  assert.deepEqual(changesOf(before, after, names), [
    { field: '名称', was: '甲局', is: '乙局' },
    { field: '起', was: '2019年5月15日', is: '2026年3月1日' },
    { field: '不使用本系统', was: '否', is: '是' },
    { field: '上级机关', was: null, is: '云川县自然资源局' },
  ])
  assert.deepEqual(changesOf(undefined, { role: 'clerk' }, names), [{ field: '角色', was: null, is: '经办人' }])
  assert.deepEqual(changesOf(5, 7, names), [{ field: '', was: '5', is: '7' }])
})

test('what a setting leaves empty is null where that may be, and absent elsewhere', () => {
  const schema: Schema = {
    properties: {
      prefix: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      region: { type: 'string' },
      site: { properties: { name: { type: 'string' }, url: { type: 'string' } }, required: ['name', 'url'] },
      days: { type: 'integer' },
    },
    required: ['prefix'],
  }
  assert.deepEqual(cleaned(schema, { prefix: '', region: '', site: { name: '', url: '' }, days: 0 }), {
    prefix: null,
    days: 0,
  })
  assert.deepEqual(cleaned(schema, { prefix: '云', site: { name: '本站', url: '' } }), {
    prefix: '云',
    site: { name: '本站' },
  })
})

test('a long description is cut into a label and what explains it', () => {
  assert.deepEqual(labelOf('至少多少位'), ['至少多少位', undefined])
  assert.deepEqual(labelOf('同一地址连续失败多少次后锁定；整个单位可能共用一个地址'), [
    '同一地址连续失败多少次后锁定',
    '整个单位可能共用一个地址',
  ])
})
