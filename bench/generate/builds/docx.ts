import { strToU8, zipSync } from 'fflate'
import { type Cell, type Line, type PlacedCell, placed, type Table, widthOf } from '../draft.ts'
import type { Random } from '../random.ts'
import { escaped } from './html.ts'
import type { Build } from './text.ts'

interface Word {
  /** Words in many runs with revision numbers, as a file that was edited for weeks. */
  runs?: boolean
  /** Chapter numbers as automatic numbering, not as text. */
  numbered?: boolean
  /** Figures replaced under tracked changes: the deleted ones are still in the file. */
  tracked?: boolean
  /** Row spans left out: the covered cells are empty cells of their own. */
  unmerged?: boolean
}

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const font = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/>'

const revision = (random: Random) => random.int(0x100000, 0xffffff).toString(16).toUpperCase().padStart(8, '0')

const run = (text: string, random: Random) =>
  `<w:r w:rsidRPr="${revision(random)}"><w:rPr>${font}<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

function runs(text: string, options: Word, random: Random): string {
  if (!options.runs) return text ? run(text, random) : ''
  const parts: string[] = []
  for (let i = 0; i < text.length; ) {
    const n = random.int(1, 5)
    parts.push(run(text.slice(i, i + n), random))
    i += n
  }
  return parts.join(
    '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
  )
}

const paragraph = (inner: string, random: Random, properties = '') =>
  `<w:p w:rsidR="${revision(random)}" w:rsidRDefault="${revision(random)}"><w:pPr>${properties}<w:spacing w:line="560" w:lineRule="exact"/></w:pPr>${inner}</w:p>`

function words(cell: Cell, options: Word, random: Random): string {
  if (!options.tracked || !cell.key || !random.chance(0.2)) return runs(cell.text, options, random)
  const mark = `w:id="${random.int(1, 999)}" w:author="审核" w:date="2026-01-05T09:00:00Z"`
  return `<w:del ${mark}><w:r><w:delText>${random.int(1, 99)}</w:delText></w:r></w:del><w:ins ${mark}>${runs(cell.text, options, random)}</w:ins>`
}

function tableXml(table: Table, options: Word, random: Random): string {
  const cells = placed(table.rows)
  const width = widthOf(cells)
  const covers = (c: PlacedCell, row: number, column: number) =>
    c.row <= row && row < c.row + c.rowSpan && c.column <= column && column < c.column + c.columnSpan
  const rows = table.rows.map((_, row) => {
    let xml = ''
    for (let column = 0; column < width; ) {
      const cell = cells.find((c) => covers(c, row, column))
      const span = cell?.columnSpan ?? 1
      const opens = cell?.row === row
      const merge = cell && cell.rowSpan > 1 && !options.unmerged ? `<w:vMerge${opens ? ' w:val="restart"' : ''}/>` : ''
      const properties = `<w:tcPr><w:tcW w:w="${span * 900}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}<w:vAlign w:val="center"/></w:tcPr>`
      xml += `<w:tc>${properties}${paragraph(cell && opens ? words(cell, options, random) : '', random, '<w:jc w:val="center"/>')}</w:tc>`
      column += span
    }
    return `<w:tr w:rsidR="${revision(random)}"><w:trPr><w:trHeight w:val="454"/></w:trPr>${xml}</w:tr>`
  })
  const grid = Array.from({ length: width }, () => '<w:gridCol w:w="900"/>').join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

function lineXml(part: Line, options: Word, random: Random): string {
  const automatic = options.numbered && part.kind === 'heading'
  const properties = automatic ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : ''
  const text = automatic ? part.text.replace(/^.、/, '') : part.text
  const inner = text
    .split('\n')
    .map((t) => runs(t, options, random))
    .join('<w:r><w:br/></w:r>')
  return paragraph(inner, random, properties)
}

/** Styles as a word processor writes them: many, and unused. */
function styles(random: Random): string {
  const list = Array.from(
    { length: 260 },
    (_, i) =>
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="style${i}"><w:name w:val="样式${revision(random)}"/><w:basedOn w:val="a"/><w:uiPriority w:val="${random.int(1, 99)}"/><w:rsid w:val="${revision(random)}"/><w:pPr><w:spacing w:before="${random.int(0, 999)}" w:after="${random.int(0, 999)}"/></w:pPr><w:rPr>${font}<w:sz w:val="${random.int(9, 72)}"/></w:rPr></w:style>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles ${space}>${list.join('')}</w:styles>`
}

const numbering = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering ${space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
const types =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (list: readonly [string, string][]) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** A Word document as offices keep it: full of revision numbers and unused styles. */
export const docx =
  (options: Word): Build =>
  (draft, random) => {
    const body = draft.parts
      .map((p) => (p.kind === 'table' ? tableXml(p, options, random) : lineXml(p, options, random)))
      .join('')
    const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${space}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
    const files = {
      '[Content_Types].xml': types,
      '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
      'word/document.xml': document,
      'word/styles.xml': styles(random),
      'word/numbering.xml': numbering,
      'word/_rels/document.xml.rels': relations([
        ['styles', 'styles.xml'],
        ['numbering', 'numbering.xml'],
      ]),
    }
    return {
      extension: 'docx',
      bytes: zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    }
  }
