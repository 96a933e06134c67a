/** The looks of a cell, in the order of their indices in `cellXfs`. */
const looks = [
  'plain',
  'title',
  'heading',
  'prose',
  /** Text that begins like a formula: typed over or edited, it stays text. */
  'quoted',
  'signature',
  /** Where the one who fills in the form writes. */
  'entry',
  'header',
  'label',
  'upright',
  'figure',
  'change',
  'yuan',
] as const
export type Look = (typeof looks)[number]

export const styleIndex = (look: Look): number => looks.indexOf(look)

const fonts = { base: 0, title: 1, heading: 2, table: 3, tableHead: 4, body: 5 }

const font = (name: string, size: number) =>
  `<font><sz val="${size}"/><color rgb="FF182125"/><name val="${name}"/><family val="1"/><charset val="134"/></font>`

const side = (name: string) => `<${name} style="thin"><color rgb="FF5D6A70"/></${name}>`

/** Number formats of our own begin at 164. */
const changeFormat = 164
const yuanFormat = 165

interface Format {
  font: number
  number?: number
  framed?: true
  filled?: true
  align: string
  quoted?: true
}

const formats: Record<Look, Format> = {
  plain: { font: fonts.base, align: '' },
  title: { font: fonts.title, align: 'horizontal="center" vertical="center" wrapText="1"' },
  heading: { font: fonts.heading, align: 'vertical="center" wrapText="1"' },
  prose: { font: fonts.body, align: 'vertical="top" wrapText="1"' },
  quoted: { font: fonts.body, align: 'vertical="top" wrapText="1"', quoted: true },
  signature: { font: fonts.body, align: 'horizontal="right" vertical="center" wrapText="1"' },
  entry: { font: fonts.body, framed: true, align: 'vertical="top" wrapText="1"' },
  header: {
    font: fonts.tableHead,
    framed: true,
    filled: true,
    align: 'horizontal="center" vertical="center" wrapText="1"',
  },
  label: { font: fonts.table, framed: true, align: 'vertical="center" wrapText="1"' },
  upright: { font: fonts.table, framed: true, align: 'horizontal="center" vertical="center" textRotation="255"' },
  figure: { font: fonts.table, framed: true, align: 'horizontal="center" vertical="center"' },
  change: { font: fonts.table, framed: true, number: changeFormat, align: 'horizontal="center" vertical="center"' },
  yuan: { font: fonts.table, framed: true, number: yuanFormat, align: 'horizontal="center" vertical="center"' },
}

const xf = ({ font, number = 0, framed, filled, align, quoted }: Format) =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="${filled ? 2 : 0}" borderId="${framed ? 1 : 0}" xfId="0"` +
  `${quoted ? ' quotePrefix="1"' : ''}${number ? ' applyNumberFormat="1"' : ''} applyFont="1" applyFill="1" ` +
  `applyBorder="1" applyAlignment="1">${align && `<alignment ${align}/>`}</xf>`

/** `xl/styles.xml`: figures keep their value; sign and unit are number formats. */
export const styles = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="2"><numFmt numFmtId="${changeFormat}" formatCode="+0;-0;0"/>`,
  `<numFmt numFmtId="${yuanFormat}" formatCode="General&quot;元&quot;"/></numFmts>`,
  `<fonts count="6">${font('宋体', 11)}${font('方正小标宋简体', 20)}${font('黑体', 13)}${font('宋体', 10)}${font('黑体', 10)}${font('仿宋', 12)}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF4F7F8"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${looks.length}">${looks.map((look) => xf(formats[look])).join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
