import { once } from 'node:events'
import { status } from './errors.ts'

/** Columns of a terminal that a text takes: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) if (!/\p{Mn}|\p{Cf}/u.test(char)) width += isWide(char.codePointAt(0) ?? 0) ? 2 : 1
  return width
}

const isWide = (code: number) =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  (code >= 0x20000 && code <= 0x3fffd)

export const padEnd = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - displayWidth(text)))
export const padStart = (text: string, width: number) => ' '.repeat(Math.max(0, width - displayWidth(text))) + text

/** How wide standard output is shown; without end in a file or a pipe. */
export const columnsShown = (): number =>
  process.stdout.isTTY === true ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY

/** Not at the beginning, not at the end of a line (GB/T 15834); words and numbers stay whole. */
const closing = /[，。、；：？！）》”’％·—…,.;:?!)%]/u
const opening = /[（《〔“‘(]/u
const word = /[\p{Script=Latin}\p{Nd}.,:/_-]/u

const mayBreak = (before: string, after: string) =>
  after !== ' ' && !closing.test(after) && !opening.test(before) && !(word.test(before) && word.test(after))

/** Breaks a text into lines of at most `width` columns; what cannot be broken is left whole. */
export function wrap(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  let piece = ''
  const chars = [...text]
  chars.forEach((char, i) => {
    piece += char
    const next = chars[i + 1]
    if (next !== undefined && !mayBreak(char, next)) return
    if (line && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
    piece = ''
  })
  return [...lines, line]
}

/** The lines of a wrapped text below each other at one indent. */
export const wrapAt = (indent: string, text: string, columns: number): string[] =>
  wrap(text, columns - displayWidth(indent)).map((line) => indent + line)

/** What comes from a file must not steer the terminal: control characters are shown as �. */
export const tame = (text: string) => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�')

export interface Paint {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  blue(text: string): string
}

const ansi = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
const plain = (text: string) => text

/** Colours, only on a terminal that wants them (https://no-color.org). */
export function paintFor(terminal: boolean): Paint {
  const on = terminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
  const of = (code: number) => (on ? ansi(code) : plain)
  return { bold: of(1), dim: of(2), red: of(31), yellow: of(33), blue: of(36) }
}

/**
 * A reader that went away (`gongkai … | head`) is no fault: the program ends quietly. Whatever else keeps results from
 * being written, as a full disk, ends it with a sentence.
 */
export function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? status.done)
    if (stream !== process.stderr) process.stderr.write(`不能写出结果，请检查磁盘是否已满。（${error.message}）\n`)
    process.exit(status.usage)
  })
}

/** Writes and waits while the reader is behind, so that nothing piles up in memory. */
export async function send(stream: NodeJS.WritableStream, chunk: string | Uint8Array): Promise<void> {
  if (!stream.write(chunk)) await once(stream, 'drain')
}
