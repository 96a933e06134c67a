import { bodyText, fontRun, footer, namespaces, styleSheet, twips, wordStyle } from '../../write/docx/parts.ts'

export { footer }

export type LetterStyle =
  | 'LetterAgency'
  | 'LetterNumber'
  | 'Title'
  | 'LetterAddressee'
  | 'BodyText'
  | 'LetterSignature'
  | 'LetterDate'
  | 'LetterSlip'

/** GB/T 9704 §10.1: red, two lines of 170 mm: heavy above light below the agency's name, light above heavy at the foot. */
const red = 'C7000B'
const rule = (side: 'top' | 'bottom', value: string) =>
  `<w:pBdr><w:${side} w:val="${value}" w:sz="24" w:space="4" w:color="${red}"/></w:pBdr>`
/** The text is 156 mm wide, the lines 170 mm. */
const wide = `<w:ind w:left="-${twips(7)}" w:right="-${twips(7)}"/>`
const line = '<w:spacing w:line="580" w:lineRule="exact"/>'
const right = `<w:ind w:right="640"/><w:jc w:val="right"/>`

/** A4 with the agency's name 30 mm below the edge; the first page carries no number. */
export const page = (firstFooterId: string, footerId: string) =>
  `<w:sectPr><w:footerReference w:type="first" r:id="${firstFooterId}"/><w:footerReference w:type="default" r:id="${footerId}"/>` +
  `<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/><w:pgMar w:top="${twips(30)}" w:right="${twips(26)}" w:bottom="${twips(35)}" ` +
  `w:left="${twips(28)}" w:header="${twips(15)}" w:footer="${twips(20)}" w:gutter="0"/><w:titlePg/></w:sectPr>`

export const firstFooter = `<w:ftr ${namespaces}><w:p><w:pPr>${rule('top', 'thinThickSmallGap')}${wide}</w:pPr></w:p></w:ftr>`

export const styles = styleSheet([
  wordStyle(
    'LetterAgency',
    'Letter Agency',
    `<w:keepNext/>${rule('bottom', 'thickThinSmallGap')}<w:spacing w:after="200"/>${wide}<w:jc w:val="center"/>`,
    fontRun('方正小标宋简体', 60, `<w:color w:val="${red}"/>`),
  ),
  wordStyle('LetterNumber', 'Letter Number', `<w:keepNext/>${line}<w:jc w:val="right"/>`, ''),
  wordStyle(
    'Title',
    'Title',
    '<w:keepNext/><w:spacing w:before="580" w:after="580" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>',
    fontRun('方正小标宋简体', 44),
  ),
  wordStyle('LetterAddressee', 'Letter Addressee', `<w:keepNext/>${line}`, ''),
  bodyText,
  wordStyle(
    'LetterSignature',
    'Letter Signature',
    `<w:keepNext/><w:spacing w:before="1160" w:line="580" w:lineRule="exact"/>${right}`,
    '',
  ),
  wordStyle('LetterDate', 'Letter Date', `${line}${right}`, ''),
  wordStyle(
    'LetterSlip',
    'Letter Slip',
    '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="580" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>',
    fontRun('黑体', 32),
  ),
  wordStyle('Footer', 'footer', '<w:jc w:val="center"/>', fontRun('宋体', 28)),
])
