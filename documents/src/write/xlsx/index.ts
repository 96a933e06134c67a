import type { Layout } from '../layout.ts'
import { escapeMarkup } from '../markup.ts'
import { contentTypes, coreProperties, packageRelationships, packParts, relationships } from '../zip.ts'
import { namespace, SharedStrings, sheetXml } from './sheet.ts'
import { proseSheet, tableSheet } from './sheets.ts'
import { styles } from './styles.ts'

const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * The report as a workbook: the prose on the first sheet, each table on one of its own. `forEntry` lets the cells of
 * the tables take numbers only, for the empty form.
 */
export function writeXlsx(layout: Layout, forEntry = false): Uint8Array {
  const tables = layout.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const sheets = [proseSheet(layout), ...tables.map((table) => tableSheet(table, forEntry))]
  const strings = new SharedStrings()
  const paths = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`)
  const sheetParts = sheets.map((sheet, i) => [`xl/${paths[i]}`, sheetXml(sheet, strings)] as const)
  const list = sheets.map((s, i) => `<sheet name="${escapeMarkup(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const title = layout.find((b) => b.kind === 'title')?.text ?? ''
  return packParts({
    '[Content_Types].xml': contentTypes({
      'xl/workbook.xml': `${main}.sheet.main+xml`,
      ...Object.fromEntries(paths.map((path) => [`xl/${path}`, `${main}.worksheet+xml`])),
      'xl/styles.xml': `${main}.styles+xml`,
      'xl/sharedStrings.xml': `${main}.sharedStrings+xml`,
    }),
    '_rels/.rels': packageRelationships('xl/workbook.xml'),
    'docProps/core.xml': coreProperties(escapeMarkup(title)),
    'xl/workbook.xml': `<workbook xmlns="${namespace}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...paths.map((path) => ['worksheet', path] as const),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    ...Object.fromEntries(sheetParts),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': strings.xml(),
  })
}
