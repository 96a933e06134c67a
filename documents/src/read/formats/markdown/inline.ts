/** Characters that make a line more than plain words. */
const MARKED = /[*_`\\<&!$~[\u00a0]/

const entities: Record<string, string> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  mdash: '—',
}

const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return entities[name] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

/** Escaped signs are put out of reach of the rules for marks, and put back at the end. */
const ESCAPED = 0xe000

/** OCR sets figures as formulas, with spaces between the signs: `$2 0 . 5 \%$`. */
const formula = (_whole: string, inner: string) => inner.replace(/[\s\\]/g, '')

/** The words of a piece of Markdown: emphasis, links, tags, escapes and entities undone; `<br>` and the end of
 * a paragraph become `\n`. */
export function plain(text: string): string {
  if (!MARKED.test(text)) return text.trim()
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCharCode(ESCAPED + sign.charCodeAt(0)))
    .replace(/<(?:br\b[^<>]{0,50}|\/(?:p|div|li|h[1-6]))>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/!\[[^\][]{0,500}\]\([^()]{0,2000}\)/g, '')
    .replace(/\[([^\][]{0,500})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/\$([\d\s.,+%\\\ue021-\ue07e-]{1,40})\$/g, formula)
    .replace(/\*\*|~~|`/g, '')
    .replace(/__([^_]{1,500})__/g, '$1')
    .replace(/\*(?=\S)([^*]{1,500})\*/g, '$1')
    .replace(/&(#x?[\da-f]{1,6}|[a-z]{2,8});/gi, entity)
    .replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ESCAPED))
    .replaceAll('\u00a0', ' ')
    .trim()
}

/** Pictures in a piece of Markdown. */
export const countImages = (text: string): number =>
  text.includes('![') || text.includes('<img') || text.includes('<IMG')
    ? (text.match(/!\[[^\][]{0,500}\]\([^()]{0,2000}\)|<img\b/gi)?.length ?? 0)
    : 0
