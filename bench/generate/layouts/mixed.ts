import { columnLines } from '../builds/columns.ts'
import { docx } from '../builds/docx.ts'
import { page, words } from '../builds/html.ts'
import { markdown } from '../builds/markdown.ts'
import { pdf } from '../builds/pdf.ts'
import { cellLines, glued, pipeLines, rowLines, scatteredFigures, splitNumbers } from '../builds/text.ts'
import { xlsx } from '../builds/xlsx.ts'
import { type Layout, layout } from '../layout.ts'
import type { Random } from '../random.ts'
import { headingVariants, titleVariants } from '../variants/headings.ts'
import { labelVariants } from '../variants/labels.ts'
import { structureVariants } from '../variants/structure.ts'
import { valueVariants } from '../variants/values.ts'
import type { Variant } from '../variants/variant.ts'

const text = [
  cellLines({}),
  cellLines({ lead: '\t', covered: true }),
  cellLines({ covered: true, scattered: true }),
  cellLines({ broken: true, paged: true }),
  cellLines({ end: '|', broken: true }),
  rowLines({}),
  rowLines({ tight: true }),
  rowLines({ brokenRows: true }),
  rowLines({ separator: '  ', tight: true }),
  splitNumbers(rowLines({})),
  pipeLines,
  scatteredFigures,
  glued,
]

const tagged = [
  page({}),
  page({ chrome: true, metadata: true, words: words.spans }),
  page({ words: words.lines, nested: true }),
  page({ oneTable: true, unclosed: true }),
  splitNumbers(page({})),
  markdown({ pieces: 'wrong', extraCell: true }),
  markdown({ pieces: 'invented', separators: true }),
  markdown({ repeated: true, placeholders: true }),
]

/** What has columns of its own on the page or the sheet. */
const set = [
  columnLines({ width: 'shown' }),
  columnLines({ width: 'counted', paged: true }),
  docx({ runs: true, unmerged: true }),
  docx({ tracked: true, numbered: true }),
  xlsx({ sheets: 'each', inline: true }),
  pdf({ rules: 'none' }),
  pdf({ vertical: true, stray: true }),
  pdf({ rules: 'doubled', repeatHeader: true }),
]

/** Only a format that counts cells can lose spans. */
const unset: readonly Variant[] = [structureVariants.spansMissing, structureVariants.spansWrong]

const kinds: readonly Readonly<Record<string, Variant>>[] = [
  titleVariants,
  headingVariants,
  labelVariants,
  structureVariants,
  valueVariants,
  valueVariants,
]

/** A layout that no one thought of: any build with any variants, mostly several. What it prints may be past reading. */
export function mixedLayout(random: Random): Layout {
  const build = random.pick(random.pick([text, text, tagged, set]))
  const variants = kinds
    .flatMap((kind) => (random.chance(0.6) ? [random.pick(Object.values(kind))] : []))
    .filter((variant) => !(set.includes(build) && unset.includes(variant)))
  return layout('mixed', build, ...variants)
}
