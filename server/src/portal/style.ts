import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../platform/root.ts'
import { highlights } from '../reports/results/html/style.ts'

/** In the order they apply. */
const parts = [
  'tokens',
  'base',
  'components',
  'frame',
  'home',
  'guide',
  'forms',
  'calculator',
  'calendar',
  'tables',
  'check',
  'requests',
  'wide',
  'phone',
  'large',
  'print',
]

/** Comments and needless white space removed; the sources hold no strings with braces or comments in them. */
const minify = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim()

export interface Stylesheet {
  /** With the digest of its content, so that it never has to be asked for again. */
  readonly name: string
  readonly css: string
}

/** The portal's one stylesheet, put together when the program starts. */
export function readStylesheet(): Stylesheet {
  const folder = join(root, 'server', 'src', 'portal', 'look')
  const text = parts.map((part) => readFileSync(join(folder, `${part}.css`), 'utf8'))
  // Without a script the cells a finding counts with are shown by the address alone.
  const css = minify(`${text.join('\n')}\n${highlights}{background:var(--gk-tint)}`)
  return { name: `portal-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`, css }
}
