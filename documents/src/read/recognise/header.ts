import { type RequestColumn, requestColumns } from '@gongkai/rules/reports'
import type { Line, Token } from './lines.ts'
import { plainLabel } from './normalise.ts'

const wordings = new Map<string, RequestColumn | 'org'>(
  requestColumns.flatMap((c) => [c.label, ...c.aliases].map((label) => [plainLabel(label), c.key] as const)),
)
for (const org of ['法人或其他组织', '法人及其他组织', '法人或者其他组织', '法人和其他组织', '法人', '法人组织'])
  wordings.set(org, 'org')

/** Column labels that appear in no row label, so that they give a header away. */
const telling = new Set<RequestColumn | 'org'>([
  'naturalPerson',
  'orgCommercial',
  'orgResearch',
  'orgPublicWelfare',
  'orgLegalService',
  'org',
])

/** Number of leading label tokens that end in a table header, to be dropped before a row label is looked for. */
export function headerLength(pieces: readonly Token[]): number {
  let last = -1
  let told = 0
  for (let i = 0; i < pieces.length; i++) {
    const key = headerKey(pieces, i)
    if (!key) continue
    if (telling.has(key)) told++
    if (told > 0) last = i
  }
  return told >= 2 ? last + 1 : 0
}

/** A column label at token `i`; a label broken over lines (社会 / 公益 / 组织) is known by its last piece. */
function headerKey(pieces: readonly Token[], i: number): RequestColumn | 'org' | undefined {
  // （七）总计 and 3.其他 are rows.
  if (/^[(\d]/.test(pieces[i]?.text ?? '')) return undefined
  let text = ''
  for (let k = i; k >= 0 && k > i - 4; k--) {
    text = (pieces[k]?.text ?? '') + text
    const key = wordings.get(plainLabel(text))
    if (key) return key
  }
  return undefined
}

/** The column labels a document prints over table three; `org` is 法人或其他组织. */
export type Header = Set<RequestColumn | 'org'>

/** The header labels printed above the figures of table three. */
export function headerColumns(lines: readonly Line[]): Header {
  const pieces = lines.flatMap((l) => l.tokens()).filter((t) => t.kind === 'text')
  const found = new Set<RequestColumn | 'org'>()
  let glued = ''
  pieces.forEach((t, i) => {
    const key = headerKey(pieces, i)
    if (key) found.add(key)
    glued += plainLabel(t.text)
  })
  // Header cells fused into one piece, or broken one character a line with other cells between.
  if (found.size > 0 || /自然人|商业企业/.test(glued))
    for (const c of requestColumns) if (c.key !== 'orgOther' && glued.includes(plainLabel(c.label))) found.add(c.key)
  return found
}
