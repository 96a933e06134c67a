/** What the bytes of a file show it to be, before its inside is looked at. */
export type Container = 'pdf' | 'png' | 'jpeg' | 'tiff' | 'zip' | 'compound' | 'text'

/** A kind of file that is taken, and the endings under which it may come. */
export interface Kind {
  readonly id: string
  readonly says: string
  readonly container: Container
  readonly type: string
  /** The first is given to a file without an ending. */
  readonly endings: readonly string[]
  /** Name of a part inside that makes it this kind. */
  readonly part?: string | RegExp
}

/** Of one container, the more exact kind stands first. */
export const kinds: readonly Kind[] = [
  { id: 'pdf', says: 'PDF', container: 'pdf', type: 'application/pdf', endings: ['pdf'] },
  { id: 'png', says: 'PNG图片', container: 'png', type: 'image/png', endings: ['png'] },
  { id: 'jpeg', says: 'JPEG图片', container: 'jpeg', type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { id: 'tiff', says: 'TIFF图片', container: 'tiff', type: 'image/tiff', endings: ['tif', 'tiff'] },
  {
    id: 'docx',
    says: 'Word文档（docx）',
    container: 'zip',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    part: 'word/document.xml',
  },
  {
    id: 'xlsx',
    says: 'Excel表格（xlsx）',
    container: 'zip',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    part: 'xl/workbook.xml',
  },
  { id: 'ofd', says: 'OFD版式文件', container: 'zip', type: 'application/ofd', endings: ['ofd'], part: 'OFD.xml' },
  { id: 'zip', says: 'ZIP压缩文件', container: 'zip', type: 'application/zip', endings: ['zip'] },
  {
    id: 'doc',
    says: 'Word文档（doc、wps）',
    container: 'compound',
    type: 'application/msword',
    endings: ['doc', 'wps'],
    part: 'WordDocument',
  },
  {
    id: 'xls',
    says: 'Excel表格（xls、et）',
    container: 'compound',
    type: 'application/vnd.ms-excel',
    endings: ['xls', 'et'],
    part: /^(Workbook|Book)$/,
  },
  { id: 'txt', says: '纯文本', container: 'text', type: 'text/plain; charset=utf-8', endings: ['txt'] },
  { id: 'csv', says: 'CSV表格', container: 'text', type: 'text/csv; charset=utf-8', endings: ['csv'] },
  { id: 'markdown', says: 'Markdown', container: 'text', type: 'text/markdown; charset=utf-8', endings: ['md'] },
  { id: 'html', says: '网页', container: 'text', type: 'text/html; charset=utf-8', endings: ['html', 'htm'] },
]

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((b, i) => head[i] === b)

/** The container that the first bytes show. Null when nothing that is taken begins so. */
export function containerOf(head: Buffer): Container | null {
  // Some writers put a few bytes before; readers take it within the first kilobyte.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(head, 0x49, 0x49, 0x2a, 0) || startsWith(head, 0x4d, 0x4d, 0, 0x2a)) return 'tiff'
  if (startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6)) return 'zip'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound'
  return isText(head) ? 'text' : null
}

/** Text has no control characters but its breaks, in an encoding that Chinese text is written in. */
function isText(head: Buffer): boolean {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) return true
  for (const byte of head) if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(byte)) return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      // The last character may be cut.
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
      return true
    } catch {
      return false
    }
  })
}
