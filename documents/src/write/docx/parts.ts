export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** Twentieths of a point in a millimetre. */
export const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/** GB/T 9704: A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
const page = { width: 210, height: 297, top: 37, left: 28, bottom: 35, right: 26 }
export const textWidth = twips(page.width - page.left - page.right)

/** The last element of the body: the page and its footer. */
export const pageSection = (footerId: string) =>
  `<w:sectPr><w:footerReference w:type="default" r:id="${footerId}"/>` +
  `<w:pgSz w:w="${twips(page.width)}" w:h="${twips(page.height)}"/>` +
  `<w:pgMar w:top="${twips(page.top)}" w:right="${twips(page.right)}" w:bottom="${twips(page.bottom)}" ` +
  `w:left="${twips(page.left)}" w:header="${twips(15)}" w:footer="${twips(26)}" w:gutter="0"/></w:sectPr>`

/** Names as government desks have them, and what stands in where they are missing. */
const fonts = [
  ['方正小标宋简体', '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun', 'roman'],
  ['仿宋_GB2312', '仿宋,FangSong', 'modern'],
  ['楷体_GB2312', '楷体,KaiTi', 'modern'],
  ['黑体', 'SimHei', 'modern'],
  ['宋体', 'SimSun', 'roman'],
  ['Times New Roman', '', 'roman'],
] as const

export const fontTable = `<w:fonts ${namespaces}>${fonts
  .map(
    ([name, others, family]) =>
      `<w:font w:name="${name}">${others && `<w:altName w:val="${others}"/>`}` +
      `<w:charset w:val="${name === 'Times New Roman' ? '00' : '86'}"/><w:family w:val="${family}"/></w:font>`,
  )
  .join('')}</w:fonts>`

type FontName = (typeof fonts)[number][0]

const rFonts = (font: FontName) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`

/** Sizes in half points: 二号 44, 三号 32, 四号 28, 五号 21, 小五 18. */
export const fontRun = (font: FontName, size: number, color = '') =>
  `<w:rPr>${rFonts(font)}${color}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`

export const wordStyle = (id: string, name: string, paragraph: string, runs: string, based = 'Normal') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr>${runs}</w:style>`

/** GB/T 9704: body lines 29 pt apart, so that a page holds 22; two characters of indent at 三号 are 640 twips. */
const lines = '<w:spacing w:line="580" w:lineRule="exact"/>'
const indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
const tableLines = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'

/** Body text: 29 pt apart, two characters of indent, both edges straight. */
export const bodyText = wordStyle('BodyText', 'Body Text', `${lines}${indent}<w:jc w:val="both"/>`, '')

/** A style sheet whose text is 三号 仿宋. */
export const styleSheet = (own: readonly string[]) =>
  [
    `<w:styles ${namespaces}>`,
    `<w:docDefaults><w:rPrDefault><w:rPr>${rFonts('仿宋_GB2312')}<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>`,
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
    ...own,
    '</w:styles>',
  ].join('')

export const styles = styleSheet([
  '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>' +
    '<w:rPr><w:color w:val="5D6A70"/></w:rPr></w:style>',
  wordStyle(
    'Title',
    'Title',
    '<w:keepNext/><w:spacing w:after="580" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>',
    fontRun('方正小标宋简体', 44),
  ),
  wordStyle(
    'Heading1',
    'heading 1',
    `<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="580" w:lineRule="exact"/>${indent}<w:outlineLvl w:val="0"/>`,
    fontRun('黑体', 32),
  ),
  wordStyle(
    'Heading2',
    'heading 2',
    `<w:keepNext/>${lines}${indent}<w:outlineLvl w:val="1"/>`,
    fontRun('楷体_GB2312', 32),
  ),
  bodyText,
  wordStyle(
    'SignatureAgency',
    'Signature',
    '<w:spacing w:before="580" w:line="580" w:lineRule="exact"/><w:ind w:right="640"/><w:jc w:val="right"/>',
    '',
  ),
  wordStyle('SignatureDate', 'Date', `${lines}<w:ind w:right="640"/><w:jc w:val="right"/>`, ''),
  wordStyle(
    'TableHead',
    'Table Head',
    `<w:snapToGrid w:val="0"/>${tableLines}<w:jc w:val="center"/>`,
    fontRun('黑体', 18),
  ),
  wordStyle(
    'TableLabel',
    'Table Label',
    `<w:snapToGrid w:val="0"/>${tableLines}<w:ind w:left="40"/>`,
    fontRun('宋体', 18),
  ),
  wordStyle(
    'TableFigure',
    'Table Figure',
    `<w:snapToGrid w:val="0"/>${tableLines}<w:jc w:val="center"/>`,
    fontRun('宋体', 18),
  ),
  wordStyle('Footer', 'footer', '<w:jc w:val="center"/>', fontRun('宋体', 28)),
])

export const settings =
  `<w:settings ${namespaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/>' +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '</w:settings>'

/** GB/T 9704: the page number in 四号 between dashes. */
export const footer =
  `<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>` +
  '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>' +
  '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
