import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DocumentError, readRegister } from '@gongkai/documents/read'
import { strToU8, zipSync } from 'fflate'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook whose first sheet holds these rows as they stand in its XML. */
const workbook = (rows: string) =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        `<Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`),
  })
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

describe('a filled-in sheet', () => {
  it('is read by its heading, with the numbers of its rows; formulas and numbers are told from texts', () => {
    const { heading, rows } = readRegister(
      workbook(
        `<row r="1">${text('A1', ' 账号 ')}${text('C1', '电话')}</row>
        <row r="3">${text('A3', 'zhang')}<c r="C3"><v>13800000000</v></c>${text('D3', '没有列名')}</row>
        <row r="5"><c r="A5" t="str"><f>HYPERLINK("http://example.com")</f><v>li</v></c></row>`,
      ),
      10,
    )
    assert.deepEqual(heading, ['账号', '电话'])
    assert.deepEqual(rows, [
      {
        number: 3,
        cells: {
          账号: { text: 'zhang', address: 'A3', formula: false },
          电话: { text: '13800000000', address: 'C3', formula: false },
        },
      },
      { number: 5, cells: { 账号: { text: 'li', address: 'A5', formula: true } } },
    ])
  })

  it('of more rows than may be, or damaged, or without a sheet, is refused', () => {
    const many = workbook(
      Array.from({ length: 12 }, (_, i) => `<row r="${i + 1}">${text(`A${i + 1}`, `x${i}`)}</row>`).join(''),
    )
    const refused = (code: string) => (error: unknown) => error instanceof DocumentError && error.code === code
    assert.equal(readRegister(many, 11).rows.length, 11)
    assert.throws(() => readRegister(many, 10), refused('tooLarge'))
    assert.throws(() => readRegister(strToU8('not a workbook'), 10), refused('damaged'))
    assert.throws(
      () => readRegister(zipSync({ 'xl/workbook.xml': strToU8(`<workbook ${main}/>`) }), 10),
      refused('damaged'),
    )
  })
})
