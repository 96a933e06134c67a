import { decodeText } from './decode.ts'
import { DocumentError } from './errors.ts'
import { limits } from './limits.ts'
import { compoundKind, zipKind } from './sniff/containers.ts'
import { extensionOf, foreignByMagic, foreignByName, refuseForeign, refuseProgram } from './sniff/foreign.ts'

/** The formats that are read. */
export type Kind = 'text' | 'html' | 'markdown' | 'json' | 'pdf' | 'docx' | 'xlsx' | 'doc'

/** Bytes looked at for the beginning of a text, and for the signs of Markdown further down. */
const START = 1 << 12
const HEAD = 1 << 16

const MB = 1024 * 1024
const maximum: Record<Kind, number> = {
  text: limits.textBytes,
  html: limits.textBytes,
  markdown: limits.textBytes,
  json: limits.textBytes,
  pdf: limits.pdfBytes,
  docx: limits.officeBytes,
  xlsx: limits.officeBytes,
  doc: limits.officeBytes,
}

/** Throws `tooLarge` where a file of this kind has more bytes than are read. */
export function checkSize(kind: Kind, length: number): void {
  if (length > maximum[kind])
    throw new DocumentError(
      'tooLarge',
      `文件超过 ${maximum[kind] / MB} MB，不予读取。请只提供年度报告本身，去掉其中的图片和附件。`,
    )
}

const refuseEmpty = (): never => {
  throw new DocumentError('empty', '文件是空的，没有内容。请检查文件是否下载或保存完整。')
}

/**
 * What the bytes are: by content first, by the extension of `name` only where content leaves a choice. Throws
 * `unsupported`, `encrypted`, `damaged`, `binary` or `empty` with a sentence that says what to do.
 */
export function sniff(bytes: Uint8Array, name?: string): Kind {
  const extension = extensionOf(name)
  const head = bytes.subarray(0, HEAD)
  const foreign = foreignByMagic(head)
  if (foreign === 'program') return refuseProgram()
  if (foreign) return refuseForeign(foreign)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return ofZip(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return ofCompound(bytes, extension)
  if (Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1_024)).includes('%PDF-')) return 'pdf'
  return ofText(bytes, extension)
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) => prefix.every((byte, i) => bytes[i] === byte)

function ofZip(bytes: Uint8Array): Kind {
  const kind = zipKind(bytes)
  if (kind === 'docx' || kind === 'xlsx') return kind
  return refuseForeign(kind === 'zip' ? 'archive' : kind === 'pptx' ? 'ppt' : kind)
}

function ofCompound(bytes: Uint8Array, extension: string): Kind {
  const byName = foreignByName(extension)
  if (byName === 'wps' || byName === 'et' || byName === 'dps') return refuseForeign(byName)
  const kind = compoundKind(bytes)
  // A workbook may hold a Word object and the other way round; then the name decides.
  return kind === 'doc' && byName === 'xls' ? refuseForeign('xls') : kind === 'doc' ? kind : refuseForeign(kind)
}

function ofText(bytes: Uint8Array, extension: string): Kind {
  if (isBlank(bytes)) return refuseEmpty()
  const start = decodeText(bytes.subarray(0, START)).trimStart()
  if (start === '' && bytes.length <= START) return refuseEmpty()
  const more = () => decodeText(bytes.subarray(0, HEAD))
  if (MHT.test(start) && /multipart\/related|quoted-printable/i.test(start)) return refuseForeign('mht')
  if (start.startsWith('<')) return ofMarkup(start, more, extension)
  if (/^(\{\s*("|\}|$)|\[\s*[[{"\]\d])/.test(start)) return 'json'
  if (isMarkdownName(extension)) return 'markdown'
  // Without a tag or a pipe there is nothing to decode for.
  const head = bytes.subarray(0, HEAD)
  return head.includes(0x3c) || head.includes(0x7c) ? ofLines(more(), extension) : 'text'
}

const MHT = /^(From: <|MIME-Version:|Content-Type: multipart\/related|Subject: )/i
const isMarkdownName = (extension: string) => extension === 'md' || extension === 'markdown'

/** Only white space of ASCII and byte order marks, without looking further than the first other byte. */
function isBlank(bytes: Uint8Array): boolean {
  let at = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0
  while (
    at < bytes.length &&
    ((bytes[at] as number) === 0x20 || ((bytes[at] as number) >= 9 && (bytes[at] as number) <= 13))
  )
    at++
  return at === bytes.length
}

function ofMarkup(start: string, more: () => string, extension: string): Kind {
  if (/<\?mso-application\s+progid="Excel|<Workbook\b[^>]*office:spreadsheet/i.test(start))
    return refuseForeign('excelXml')
  if (/<\?mso-application|<w:wordDocument\b|<pkg:package\b/i.test(start)) return refuseForeign('wordXml')
  if (/^<svg\b/i.test(start)) return refuseForeign('image')
  if (isMarkdownName(extension) && !/^(<!doctype|<html\b|<\?xml)/i.test(start)) return 'markdown'
  if (/^<table\b/i.test(start) && looksLikeMarkdown(more())) return 'markdown'
  if (HTML_TAG.test(start) || HTML_TAG.test(more())) return 'html'
  return start.startsWith('<?xml') ? refuseForeign('xml') : 'text'
}

const HTML_TAG =
  /<(html|head|body|div|p|table|tr|td|span|section|article|main|h[1-6]|br|center|font|ul|style|script|meta|title|form)\b/i

const htmlNames = new Set(['html', 'htm', 'shtml', 'xhtml', 'jsp', 'asp', 'aspx', 'php', 'do'])
const matches = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const looksLikeMarkdown = (text: string) => /^#{1,6} \S/m.test(text) || matches(text, SEPARATOR_ROW) >= 2

/** `|---|:-:|`: only Markdown has such lines; one alone may be a drawn rule. */
const SEPARATOR_ROW =
  /^[ \t]{0,9}\|?[ \t]{0,9}:?-{3,}:?[ \t]{0,99}(\|[ \t]{0,99}:?-{2,}:?[ \t]{0,99})+\|?[ \t]{0,99}$/gm

/** Text that does not begin with a tag: tables in tags make it Markdown (OCR output), many other tags HTML. */
function ofLines(text: string, extension: string): Kind {
  const blocks = matches(text, /<\/(p|div|span|li|h[1-6]|font)>/gi)
  if (htmlNames.has(extension) && /<[a-z][a-z0-9]*[\s>/]/i.test(text)) return 'html'
  if (blocks >= 10 && !looksLikeMarkdown(text)) return 'html'
  if (matches(text, SEPARATOR_ROW) >= 2 || (/<table\b/i.test(text) && /<t[dh]\b/i.test(text))) return 'markdown'
  return 'text'
}
