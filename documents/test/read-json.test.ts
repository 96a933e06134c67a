import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { emptyReport, putFigure } from '@gongkai/rules/reports'
import { DocumentError } from '../src/read/errors.ts'
import { readJsonReport } from '../src/read/formats/json.ts'

const report = { ...emptyReport('2021'), year: 2023, agency: '云川县水务局' }
putFigure(report, 'requests.granted.total', 3)

describe('readJsonReport', () => {
  test('a report comes back as it was', () => {
    assert.deepEqual(readJsonReport(JSON.stringify(report)), report)
    assert.deepEqual(readJsonReport(JSON.stringify({ ...report, cells: [{ key: 'x' }] })), report)
  })

  const cases: [string, string, string][] = [
    ['cut off', JSON.stringify(report).slice(0, -20), 'damaged'],
    ['nothing', '{}', 'notAReport'],
    ['a list', '[1]', 'notAReport'],
    ['null', 'null', 'notAReport'],
    ['another schema', '{"schema":"other/1"}', 'notAReport'],
    ['another version', '{"schema":"gongkai/annual-report/2"}', 'unsupported'],
    ['a refused file', '{"file":"a.pdf","error":{"code":"encrypted"}}', 'notAReport'],
    ['a table missing', JSON.stringify({ ...report, tables: {} }), 'damaged'],
    ['a figure as text', JSON.stringify(report).replace('"total":3', '"total":"3"'), 'damaged'],
    ['unknown keys', JSON.stringify({ ...report, ['x'.repeat(10_000)]: 1 }), 'damaged'],
    ['one report per line', `${JSON.stringify(report)}\n${JSON.stringify(report)}\n`, 'severalReports'],
    ['a million brackets', '['.repeat(1_000_000), 'damaged'],
    ['a million nested lists', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'notAReport'],
    [
      'a deep report',
      `{"schema":"gongkai/annual-report/1","tables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'damaged',
    ],
  ]
  for (const [name, text, code] of cases)
    test(`refuses ${name}`, () => {
      assert.throws(
        () => readJsonReport(text),
        (error) =>
          error instanceof DocumentError &&
          error.code === code &&
          error.message.length < 400 &&
          /请/.test(error.message),
      )
    })
})
