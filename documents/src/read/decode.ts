import { isUtf8 } from 'node:buffer'
import { DocumentError } from './errors.ts'

/** Words that a disclosure report, or a page around one, prints; what decides between encodings. */
const EXPECTED = /政府信息公开|信息公开|政府信息|主动公开|年度报告|行政复议|总体情况|申请|政府資訊|資訊公開|報告/g
const utf8Bom = [0xef, 0xbb, 0xbf]
const gb18030Bom = [0x84, 0x31, 0x95, 0x33]

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) => prefix.every((byte, i) => bytes[i] === byte)

/** Decodes without the byte order mark; `stream` lets a character cut off at the end go. */
const decodeAs = (encoding: string, bytes: Uint8Array, fatal: boolean) =>
  new TextDecoder(encoding, { fatal }).decode(bytes, { stream: true })

function attempt(decode: () => string): string | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}

const strictly = (encoding: string, bytes: Uint8Array) => attempt(() => decodeAs(encoding, bytes, true))

/** Whole characters first: that path is many times faster than the streaming one. */
const strictUtf8 = (bytes: Uint8Array) =>
  isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        .toString('utf8')
        .replace(/^\ufeff/, '')
    : strictly('utf-8', bytes)

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Characters counted for evidence; a longer text says no more. */
const SAMPLE = 1 << 18

/**
 * UTF-16 without a mark: the high byte of each pair is zero for ASCII, 4E–9F for 汉字, 30 and FF for punctuation; the low
 * byte is anything.
 */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  const high: [number, number] = [0, 0]
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number
    if (byte === 0 || (byte >= 0x4e && byte <= 0x9f) || byte === 0x30 || byte === 0xff) high[(i & 1) as 0 | 1]++
  }
  const [even, odd] = [high[0] / (length / 2), high[1] / (length / 2)]
  if (odd > 0.9 && even < odd - 0.1) return 'utf-16le'
  if (even > 0.9 && odd < even - 0.1) return 'utf-16be'
  return undefined
}

const isBig5 = (name: string | undefined) =>
  name !== undefined && /^(big5|big5-hkscs|x-x-big5|cn-big5)$/i.test(name.trim())

/** How much a reading of the bytes looks like one of our documents: expected words count, lost characters count against. */
const plausibility = (text: string) => {
  const sample = text.slice(0, SAMPLE)
  return 20 * count(sample, EXPECTED) + count(sample, /[的一是和在年为件]/g) - 10 * count(sample, /\uFFFD/g)
}

/** Bytes that are no valid UTF-8: the reading that prints the expected words, GB18030 where none does. */
function bestReading(bytes: Uint8Array, declared = declaredCharset(bytes)): string {
  const encodings = ['gb18030', 'utf-8', ...(isBig5(declared) ? ['big5'] : [])]
  const wide = wideEncoding(bytes)
  if (wide) encodings.push(wide)
  const readings = encodings.map((encoding) => {
    const text = strictly(encoding, bytes) ?? decodeAs(encoding, bytes, false)
    return { text, score: plausibility(text) }
  })
  return readings.reduce((best, next) => (next.score > best.score ? next : best)).text
}

function rawText(bytes: Uint8Array, declared: string | undefined): string {
  if (startsWith(bytes, utf8Bom)) return strictUtf8(bytes) ?? bestReading(bytes.subarray(3), declared)
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs('utf-16le', bytes, false)
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs('utf-16be', bytes, false)
  if (startsWith(bytes, gb18030Bom)) return decodeAs('gb18030', bytes.subarray(4), false)
  const wide = bytes.subarray(0, SAMPLE).includes(0) ? wideEncoding(bytes) : undefined
  if (wide) return decodeAs(wide, bytes, false)
  return strictUtf8(bytes) ?? bestReading(bytes, declared)
}

/** Control characters no text needs. Tab, line ends, vertical tab and form feed (page breaks) are fine. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\x01-\x08\x0e-\x1f\x7f]/g

function refuseBinary(text: string): void {
  if (text.includes('\0') || count(text, CONTROLS) > 2 + text.length / 200)
    throw new DocumentError(
      'binary',
      '这不是文本文件（含有二进制内容）。请提供文本、HTML、Markdown、Word、Excel 或 PDF 格式的年度报告。',
    )
}

/** UTF-8 saved as if it were GBK: 政府, 信息, 公开. */
const WIDE_MOJIBAKE = /鏀垮簻|淇℃伅|鍏紑/g
/** What the bytes 80–FF become in the Western code page. */
const WESTERN = /[\u0080-\u009f¡-ÿŒœŠšŸŽžƒˆ˜–—‘-„†-•…‰‹›€™]/g
const HAN = /[\u4e00-\u9fff]/g

/** Signs of text that somebody decoded wrongly and saved: such figures and words cannot be had back with certainty. */
function refuseMojibake(text: string): void {
  const damaged = (what: string): never => {
    throw new DocumentError(
      'damaged',
      `文字已是乱码（${what}），无法还原。请用原来的软件或网页重新打开，另存为 UTF-8 编码后再试。`,
    )
  }
  if (count(text, /\uFFFD/g) > 2 + text.length / 1_000) damaged('大量字符丢失')
  if (count(text, /锟斤拷/g) > 2) damaged('“锟斤拷”')
  if (count(text, WIDE_MOJIBAKE) > count(text, EXPECTED)) damaged('UTF-8 被当作 GBK 保存')
  if (count(text, /[À-ÿ]/g) >= 8 && count(text, WESTERN) > 2 * count(text, HAN)) damaged('汉字被当作西文字符保存')
  if (count(text, /\?{4,}/g) > 8 && count(text, HAN) === 0) damaged('汉字已变成问号')
}

/** One look for any sign of the above: most files have none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SUSPICIOUS = /[\0-\x08\x0e-\x1f\x7fÀ-ÿ\uFFFD锟鏀淇鍏]/

/**
 * The text of a plain, HTML, Markdown or JSON file. Evidence overrules declarations: a byte order mark, then valid UTF-8,
 * then whichever of GB18030 (which holds GBK and GB2312), Big5 (only where declared) and UTF-16 prints the expected words.
 * A character cut off at the end is dropped. Throws `binary` for bytes that are no text and `damaged` for text that was
 * already saved wrongly decoded.
 */
export function decodeText(bytes: Uint8Array, hint: { declared?: string } = {}): string {
  const text = rawText(bytes, hint.declared)
  if (SUSPICIOUS.test(text) || text.includes('????')) {
    refuseBinary(text)
    refuseMojibake(text)
  }
  return text
}

/** The encoding that HTML `<meta>` or an XML declaration claims, in lower case; not to be trusted. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  const found =
    /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)
  return found?.[1]?.toLowerCase()
}
