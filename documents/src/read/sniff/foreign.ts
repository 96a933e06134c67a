import { DocumentError } from '../errors.ts'

const SAVE_AS = '请用 WPS 或 Word 打开，另存为 docx（表格另存为 xlsx）后再试。'

/** What to do about formats that are recognised and not read, by the name the format goes by. */
const advice = {
  wps: `这是 WPS 专有格式（.wps），暂不支持。${SAVE_AS}`,
  et: `这是 WPS 表格专有格式（.et），暂不支持。请用 WPS 打开，另存为 xlsx 后再试。`,
  dps: `这是 WPS 演示专有格式（.dps），不是年度报告的文稿格式。请提供 docx、PDF 或网页版。`,
  ofd: '这是 OFD 版式文件，暂不支持。请用 OFD 阅读器导出为 PDF，或使用该报告的网页版。',
  mht: '这是单个文件网页（.mht），暂不支持。请用浏览器打开，另存为“网页，仅 HTML”后再试。',
  rtf: `这是 RTF 格式，暂不支持。${SAVE_AS}`,
  odt: `这是 OpenDocument 格式，暂不支持。${SAVE_AS}`,
  wordXml: `这是 Word 2003 XML 格式，暂不支持。${SAVE_AS}`,
  excelXml: `这是 Excel 2003 XML 格式，暂不支持。请用 Excel 或 WPS 打开，另存为 xlsx 后再试。`,
  xml: '这是 XML 文件，不是年度报告的文稿格式。请提供网页、docx、PDF 或文本。',
  archive: '这是压缩包。请先解压，再提供其中的报告文件。',
  image: '这是图片，其中的文字不能直接读取。请先做文字识别（OCR），或使用该报告的网页、Word 或文字版 PDF。',
  xls: '这是 Excel 97-2003 格式（.xls），暂不支持。请用 Excel 或 WPS 打开，另存为 xlsx 后再试。',
  ppt: '这是演示文稿，不是年度报告的文稿格式。请提供 docx、PDF 或网页版。',
  compound: `这是旧版 Office 文件，但其中没有 Word 文稿。${SAVE_AS}`,
} as const

export type Foreign = keyof typeof advice

export const refuseForeign = (format: Foreign): never => {
  throw new DocumentError('unsupported', advice[format])
}

export const refuseProgram = (): never => {
  throw new DocumentError('binary', '这是程序文件，不是年度报告。请提供文本、HTML、Markdown、Word、Excel 或 PDF 文件。')
}

/** Extensions whose content alone may look like something that is read (an old `.wps` is a compound file with a Word stream). */
const foreignExtensions: Record<string, Foreign> = {
  wps: 'wps',
  wpt: 'wps',
  et: 'et',
  ett: 'et',
  dps: 'dps',
  dpt: 'dps',
  ofd: 'ofd',
  mht: 'mht',
  mhtml: 'mht',
  rtf: 'rtf',
  zip: 'archive',
  rar: 'archive',
  '7z': 'archive',
  gz: 'archive',
  tar: 'archive',
  odt: 'odt',
  ods: 'odt',
  xls: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  gif: 'image',
  bmp: 'image',
  tif: 'image',
  tiff: 'image',
  webp: 'image',
  heic: 'image',
}

export const foreignByName = (extension: string): Foreign | undefined => foreignExtensions[extension]

/** Lower case, without the dot; `''` where there is none. */
export const extensionOf = (name: string | undefined): string =>
  /\.([^./\\]+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? ''

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0))
const signatures: readonly [Foreign | 'program', readonly number[]][] = [
  ['archive', ascii('Rar!')],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x89, ...ascii('PNG')]],
  ['image', ascii('GIF8')],
  ['image', [...ascii('II*'), 0]],
  ['image', [...ascii('MM'), 0, 0x2a]],
  ['rtf', ascii('{\\rtf')],
  ['program', [0x7f, ...ascii('ELF')]],
]

const begins = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((b, i) => bytes[at + i] === b)

/** Refused formats that the first bytes tell. Two letters alone (`BM`, `MZ`) count only where binary content follows. */
export function foreignByMagic(bytes: Uint8Array): Foreign | 'program' | undefined {
  for (const [format, signature] of signatures) if (begins(bytes, signature)) return format
  if (begins(bytes, ascii('RIFF')) && begins(bytes, ascii('WEBP'), 8)) return 'image'
  if (begins(bytes, ascii('ftyphei'), 4)) return 'image'
  if (bytes.subarray(0, 64).includes(0)) {
    if (begins(bytes, ascii('BM'))) return 'image'
    if (begins(bytes, ascii('MZ'))) return 'program'
  }
  return undefined
}
