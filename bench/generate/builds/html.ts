import type { Cell, Draft, Line, Table } from '../draft.ts'
import { gbk, utf8WithMark, utf16 } from '../encodings.ts'
import type { Random } from '../random.ts'
import { chrome, metadata } from './htmlChrome.ts'
import { type Build, encode } from './text.ts'

type Words = (text: string, random: Random, figure: boolean) => string

interface Page {
  /** Opening tags of the body container, outermost first. */
  container?: readonly string[]
  /** Navigation, sidebars, footer and scripts around the body. */
  chrome?: boolean
  /** 索引号, 发布机构 … as a table above the text. */
  metadata?: boolean
  /** How the words of a cell and of a paragraph are marked up. */
  words?: Words
  /** Attributes of every cell, as word processors leave them. */
  style?: string
  headers?: 'th' | 'td'
  headings?: 'p' | 'h2' | 'strong'
  /** All chapters in one table, their headings as rows. */
  oneTable?: boolean
  /** Each table inside a table that only makes a frame. */
  nested?: boolean
  /** End tags that HTML allows to leave out, left out. */
  unclosed?: boolean
  charset?: Charset
}

type Charset =
  | 'utf-8'
  | 'gb2312'
  | 'gbk undeclared'
  | 'gbk declared utf-8'
  | 'utf-8 declared gb2312'
  | 'bom'
  | 'utf-16le'
  | 'utf-16be'

export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const pieces = (text: string, random: Random) => {
  const list: string[] = []
  for (let i = 0; i < text.length; ) {
    const n = random.int(1, 4)
    list.push(text.slice(i, i + n))
    i += n
  }
  return list
}

/** Ways to mark up words. */
export const words = {
  plain: (text) => escaped(text),
  paragraphs: (text) => `<p style="text-indent: 0em;">${escaped(text)}</p>`,
  spans: (text, random) =>
    pieces(text, random)
      .map((p) => `<span style="font-family:仿宋;font-size:14px;">${escaped(p)}</span>`)
      .join(''),
  office: (text) =>
    `<p class="MsoNormal" align="center" style="mso-pagination:widow-orphan;text-align:center"><span lang="EN-US" style="font-size:10.5pt;mso-bidi-font-family:宋体;mso-font-kerning:0pt">${escaped(text)}<o:p></o:p></span></p>`,
  spaces: (text) => `&nbsp;${escaped(text)}&nbsp;`,
  breaks: (text, random, figure) =>
    figure || text.length < 4 || random.chance(0.5)
      ? escaped(text)
      : `${escaped(text.slice(0, 2))}<br>${escaped(text.slice(2, 4))}<br/>${escaped(text.slice(4))}`,
  lines: (text, _, figure) =>
    figure || text.length < 6
      ? `<p>${escaped(text)}</p>`
      : `<p>${escaped(text.slice(0, 3))}</p>\n<p>${escaped(text.slice(3))}</p>`,
} as const satisfies Record<string, Words>

const spans = ({ rowSpan, columnSpan }: Cell) =>
  `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`

function rowsOf(table: Table, page: Page, random: Random): string {
  const mark = page.words ?? words.plain
  const close = (tag: string) => (page.unclosed ? '' : `</${tag}>`)
  return table.rows
    .map((row, r) => {
      const tag = page.headers === 'th' && r < table.headerRows ? 'th' : 'td'
      const cells = row.map(
        (c) => `<${tag}${spans(c)}${page.style ?? ''}>${mark(c.text, random, c.key !== undefined)}${close(tag)}`,
      )
      return `<tr>${cells.join('')}${close('tr')}`
    })
    .join('\n')
}

const wrapTable = (rows: string, page: Page) => {
  const table = `<table border="1" cellspacing="0"><tbody>${rows}</tbody></table>`
  return page.nested ? `<table width="100%"><tr><td>${table}</td></tr></table>` : table
}

function line(part: Line, page: Page, random: Random): string {
  const text = part.text
    .split('\n')
    .map((t) => (page.words === words.spans ? words.spans(t, random) : escaped(t)))
    .join('<br>')
  if (part.kind === 'title') return `<h1>${text}</h1>`
  if (part.kind === 'heading' && page.headings === 'h2') return `<h2>${text}</h2>`
  if (part.kind === 'heading' && page.headings === 'strong') return `<p><strong>${text}</strong></p>`
  return `<p style="text-indent: 2em;">${text}</p>`
}

function body(draft: Draft, page: Page, random: Random): string {
  if (!page.oneTable)
    return draft.parts
      .map((p) => (p.kind === 'table' ? wrapTable(rowsOf(p, page, random), page) : line(p, page, random)))
      .join('\n')
  const rows = draft.parts.map((p) =>
    p.kind === 'table'
      ? rowsOf(p, page, random)
      : `<tr><td colspan="15">${line({ ...p, kind: p.kind === 'title' ? 'title' : 'paragraph' }, page, random)}</td></tr>`,
  )
  return wrapTable(rows.join('\n'), page)
}

const declared: Partial<Record<Charset, string>> = {
  'utf-8': 'utf-8',
  gb2312: 'gb2312',
  'gbk declared utf-8': 'utf-8',
  'utf-8 declared gb2312': 'gb2312',
  bom: 'gb2312',
}

function bytesOf(text: string, charset: Charset): Uint8Array {
  if (charset === 'bom') return utf8WithMark(text)
  if (charset === 'utf-16le') return utf16(text, 'little')
  if (charset === 'utf-16be') return utf16(text, 'big')
  return charset.startsWith('gb') ? gbk(text) : encode(text)
}

/** A saved web page. */
export const page =
  (options: Page): Build =>
  (draft, random) => {
    const charset = options.charset ?? 'utf-8'
    const name = declared[charset]
    const containers = options.container ?? []
    const opening = containers.map((c) => `<${c}>`).join('')
    const closing = containers
      .map((c) => `</${c.split(' ')[0]}>`)
      .reverse()
      .join('')
    const inner = `${options.metadata ? metadata(draft.report) : ''}${opening}${body(draft, options, random)}${closing}`
    const text = `<!DOCTYPE html>
<html><head>${name ? `<meta http-equiv="Content-Type" content="text/html; charset=${name}">` : ''}<title>${escaped(draft.report.title)}</title></head>
<body>${options.chrome ? chrome(inner, random) : inner}</body></html>
`
    return { extension: 'html', bytes: bytesOf(text, charset) }
  }

/** Only the body of an editor, without a page around it. */
export const fragment =
  (options: Page): Build =>
  (draft, random) => ({
    extension: 'html',
    bytes: encode(`<div class=TRS_Editor>${body(draft, options, random)}</div>`),
  })
