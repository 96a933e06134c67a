/** A tag as a template writes it: `{name}`, `{#name}`…`{/name}`, `{^name}`…`{/name}`. */
export interface Tag {
  readonly kind: 'value' | 'open' | 'openEmpty' | 'close'
  readonly name: string
}

export interface BrokenTag {
  readonly kind: 'broken'
  readonly message: string
}

/** Signs of other uses of braces, which a letter has no need of: raw XML, other delimiters, expressions. */
const foreign = /^[@=%:~$>!*&"'-]|[|()[\]<>]/

/**
 * The tags of one paragraph in order. A tag may be split over runs in any way, but not over paragraphs. Full-width
 * braces are a slip of the input method that would print the field's name in every letter.
 */
export function tagsOf(text: string): (Tag | BrokenTag)[] {
  const tags: (Tag | BrokenTag)[] = []
  const broken = (message: string) => tags.push({ kind: 'broken', message })
  let start = -1
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '｛' || c === '｝') broken(`“${around(text, i)}”用了全角花括号，请改为半角的 { 和 }。`)
    else if (c === '{') {
      if (start >= 0) broken(`“${around(text, start)}”缺少右花括号 }。`)
      start = i
    } else if (c === '}') {
      if (start < 0) broken(`“${around(text, i)}”多出右花括号 }，或者缺少左花括号 {。`)
      else tags.push(tagOf(text.slice(start + 1, i)))
      start = -1
    }
  }
  if (start >= 0) broken(`“${around(text, start)}”缺少右花括号 }；字段应写在同一段之内。`)
  return tags
}

function tagOf(inside: string): Tag | BrokenTag {
  const text = inside.trim()
  const sign = text[0] ?? ''
  const kind = sign === '#' ? 'open' : sign === '^' ? 'openEmpty' : sign === '/' ? 'close' : 'value'
  const name = (kind === 'value' ? text : text.slice(1)).trim()
  if (name === '' && kind !== 'close') return { kind: 'broken', message: `“{${inside}}”中没有字段名。` }
  if (foreign.test(text))
    return { kind: 'broken', message: `“{${inside.slice(0, 40)}}”不是可以使用的写法，只写字段名，例如 {文号}。` }
  return { kind, name }
}

const around = (text: string, at: number) => text.slice(Math.max(0, at - 6), at + 14)
