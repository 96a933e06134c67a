import { DocumentError } from '../read/errors.ts'
import { type AnyRelation, allRelationsOf } from '../read/formats/package.ts'
import { parseXml } from '../read/formats/xml.ts'
import { type Archive, openZip } from '../read/formats/zip.ts'
import { letterLimits } from './limits.ts'
import type { TemplateProblem } from './problems.ts'

/** A part that goes into the letter, with its content type and where it points to. */
export interface Part {
  readonly path: string
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly relations: readonly AnyRelation[]
}

export interface TemplatePackage {
  readonly parts: readonly Part[]
  readonly problems: readonly TemplateProblem[]
}

/** Parts that a letter is made of. Everything else is left behind or refused. */
const kept = new Set([
  'officeDocument',
  'styles',
  'stylesWithEffects',
  'settings',
  'webSettings',
  'fontTable',
  'font',
  'theme',
  'numbering',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'image',
])

/** Left behind: who wrote the template, when, on what; a letter carries none of it. */
const dropped = new Set([
  'core-properties',
  'extended-properties',
  'custom-properties',
  'thumbnail',
  'customXml',
  'customXmlProps',
  'glossaryDocument',
  'people',
])

const macros = '模板含有宏。请用 Word 或 WPS 另存为不含宏的 docx 后再上传。'

const refusals: Record<string, string> = {
  vbaProject: macros,
  attachedTemplate: '模板链接了另一个模板文件。请在 Word 的“开发工具—文档模板”中改为 Normal 后保存，再上传。',
  oleObject: '模板嵌入了对象（OLE）。请删去嵌入的对象，改为文字、表格或图片后再上传。',
  package: '模板嵌入了其他文件。请删去嵌入的文件后再上传。',
  control: '模板含有 ActiveX 控件。请删去控件后再上传。',
  aFChunk: '模板嵌入了其他格式的正文。请用 Word 打开后另存为 docx 再上传。',
  comments: '模板中有批注，会随每一份文书发出。请删去全部批注后再上传。',
  mailMergeSource: '模板链接了邮件合并的数据源。请在 Word 中改为普通文档后再上传。',
  subDocument: '模板链接了子文档。请把内容并入模板后再上传。',
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/**
 * The parts of a Word document that are safe to send, reached from its root along relations of known kinds; nothing that
 * is not reached so goes into a letter. Throws `DocumentError` for what is no readable DOCX or too large.
 */
export function openTemplate(bytes: Uint8Array): TemplatePackage {
  const archive = openZip(bytes, letterLimits.inflatedBytes)
  const typeOf = contentTypesOf(archive)
  const start = mainOf(archive)
  const parts = new Map<string, Part>()
  const messages = new Set<string>()
  if (/macroEnabled/i.test(typeOf(start))) messages.add(macros)
  const waiting = [start]
  for (let path = waiting.shift(); path !== undefined && parts.size <= letterLimits.parts; path = waiting.shift()) {
    const bytes = parts.has(path) ? undefined : archive.read(path)
    if (!bytes) continue
    // A Word template (dotx) becomes a document.
    const contentType = path === start ? main : typeOf(path)
    const all = allRelationsOf(archive, path).filter(({ type }) => !dropped.has(type))
    const relations = all.filter((relation) => relationProblem(relation) === undefined)
    for (const message of [partProblem(path, contentType, bytes), ...all.map(relationProblem)])
      if (message) messages.add(message)
    parts.set(path, { path, contentType, bytes, relations })
    waiting.push(...relations.flatMap(({ external, target }) => (external ? [] : [target])))
  }
  if (parts.size > letterLimits.parts) messages.add('模板中的部件过多。请用 Word 打开后另存一份再上传。')
  return { parts: [...parts.values()], problems: [...messages].map((message) => ({ code: 'unsafe', message })) }
}

function mainOf(archive: Archive): string {
  const root = allRelationsOf(archive, '').find(({ type }) => type === 'officeDocument')
  if (root && !root.external && archive.has(root.target)) return root.target
  throw new DocumentError('damaged', '文件缺少正文部分，可能已损坏；请用 Word 或 WPS 打开后另存一份。')
}

function relationProblem({ type, external, target }: AnyRelation): string | undefined {
  const known = refusals[type]
  if (known) return known
  if (/^(vba|wordVba|activeX|customUI|ui)/i.test(type)) return macros
  if (external) {
    if (type !== 'hyperlink') return '模板引用了文件以外的内容（如链接的图片）。请改为直接插入后再上传。'
    return /^(https?:\/\/|mailto:|#)/i.test(target) ? undefined : '模板中的超链接只能指向 http、https 网址或者邮箱。'
  }
  if (type === 'hyperlink' || kept.has(type)) return undefined
  if (/^comments/.test(type)) return refusals.comments
  return `模板含有不支持的内容（${type.slice(0, 40)}）。请删去图表、SmartArt 等内容，改为文字、表格或图片后再上传。`
}

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
]

function partProblem(path: string, contentType: string, bytes: Uint8Array): string | undefined {
  if (!/^[\w\-./ ()]+$/.test(path) || path.includes('__proto__'))
    return '模板中的部件名称不规范。请用 Word 打开后另存一份再上传。'
  const isXml = /[+/]xml$/.test(contentType)
  if (isXml && bytes.length > letterLimits.partBytes) return '模板正文过大。请删去不需要的内容后再上传。'
  if (isXml) return undefined
  if (/^image\//.test(contentType))
    return pictures.some((magic) => magic.every((byte, i) => bytes[i] === byte))
      ? undefined
      : '模板中的图片只能是 PNG、JPEG、GIF 或 BMP。请换成这些格式后再上传。'
  if (/obfuscatedFont/.test(contentType)) return undefined
  return `模板含有不支持的部件（${path.slice(-40)}）。请用 Word 打开后另存为 docx 再上传。`
}

/** The content type of each part (`[Content_Types].xml`): by its own entry, else by its extension. */
function contentTypesOf(archive: Archive): (path: string) => string {
  const bytes = archive.read('[Content_Types].xml')
  if (!bytes) throw new DocumentError('unsupported', '这不是 Word 文档。请上传 docx 格式的模板。')
  const byName = new Map<string, string>()
  const byExtension = new Map<string, string>()
  parseXml(
    bytes,
    { 'http://schemas.openxmlformats.org/package/2006/content-types': '' },
    {
      open(name, a) {
        if (name === 'Override') byName.set((a.PartName ?? '').replace(/^\//, '').toLowerCase(), a.ContentType ?? '')
        if (name === 'Default') byExtension.set((a.Extension ?? '').toLowerCase(), a.ContentType ?? '')
      },
    },
  )
  return (path) => {
    const name = path.toLowerCase()
    return byName.get(name) ?? byExtension.get(name.slice(name.lastIndexOf('.') + 1)) ?? ''
  }
}
