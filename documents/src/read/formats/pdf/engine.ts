import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { DocumentError, refuse } from '../../errors.ts'
import { limits } from '../../limits.ts'
import { withoutStrays } from './strays.ts'

type Engine = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Visit<T> = (page: PDFPageProxy, engine: Engine) => Promise<T>

let engine: Promise<Engine> | undefined

/** Classes of browsers that the parser uses for painting; the first it needs already to be loaded. */
const painting = ['DOMMatrix', 'ImageData', 'Path2D']

/**
 * The parser, loaded at the first PDF: it costs more than the start of the program. Its worker module is imported
 * before it, which makes it run in this thread. We do not paint, so the canvas that it looks for may be missing.
 */
async function load(): Promise<Engine> {
  const scope = globalThis as Record<string, unknown>
  // @ts-expect-error the module has no types
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const missing = painting.filter((name) => !(name in scope))
  for (const name of missing) scope[name] = class {}
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    for (const name of missing) delete scope[name]
  }
}

/** Takes the style sheets with which a browser would load fonts; without it glyph outlines are built, twice the time. */
const fontSink = {
  documentElement: { getElementsByTagName: () => [{ append() {} }] },
  createElement: () => ({ remove() {}, sheet: { cssRules: [], insertRule() {} } }),
} as unknown as never

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
}

const refusals: Record<string, () => never> = {
  PasswordException: () => refuse('encrypted', 'PDF 设有打开密码，请取消密码后重新提交。'),
}

export const damaged = () => refuse('damaged', 'PDF 文件已损坏或不完整，无法读取，请重新下载或重新导出。')

/** The tail that every complete PDF has; readers tolerate some bytes after it, and padding with nothing. */
function endsComplete(bytes: Uint8Array): boolean {
  let end = bytes.byteLength
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end--
  return Buffer.from(bytes.buffer, bytes.byteOffset, end).subarray(-2048).includes('%%EOF')
}

/**
 * Opens the document, hands each page to `visit` in order and releases everything, also after an error. Throws
 * `DocumentError`: `encrypted`, `damaged`, `tooLarge`.
 */
export async function eachPage<T>(
  bytes: Uint8Array,
  visit: Visit<T>,
): Promise<{ pages: T[]; title: string | undefined }> {
  if (bytes.byteLength > limits.pdfBytes) refuse('tooLarge', 'PDF 超过 100 MB，请压缩或拆分后重新提交。')
  if (!endsComplete(bytes)) damaged()
  engine ??= load()
  const pdfjs = await engine
  return withoutStrays(() => walkThrough(pdfjs, bytes, visit))
}

async function walkThrough<T>(pdfjs: Engine, bytes: Uint8Array, visit: Visit<T>) {
  const folder = packageFolder()
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    useSystemFonts: false,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 0,
    disableFontFace: false,
    ownerDocument: fontSink,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    return { pages: await walk(document, pdfjs, visit), title: await titleOf(document) }
  } catch (error) {
    if (error instanceof DocumentError) throw error
    const refusal = error instanceof Error ? refusals[error.name] : undefined
    return refusal ? refusal() : damaged()
  } finally {
    await task.destroy()
  }
}

async function walk<T>(document: PDFDocumentProxy, pdfjs: Engine, visit: Visit<T>): Promise<T[]> {
  if (document.numPages > limits.pdfPages) refuse('tooLarge', `PDF 超过 ${limits.pdfPages} 页，请只提交年度报告部分。`)
  const pages: T[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    pages.push(await visit(page, pdfjs))
    page.cleanup()
  }
  return pages
}

async function titleOf(document: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await document.getMetadata()
  const title = (info as { Title?: unknown }).Title
  return typeof title === 'string' && title.trim() ? title.trim() : undefined
}
