import { columnLines } from '../builds/columns.ts'
import { cellLines, glued, pipeLines, rowLines, scatteredFigures, splitNumbers } from '../builds/text.ts'
import { type Layout, layout } from '../layout.ts'
import { headingVariants as headings, titleVariants as titles } from '../variants/headings.ts'
import { labelVariants as labels } from '../variants/labels.ts'
import { structureVariants as structure } from '../variants/structure.ts'
import { valueVariants as values } from '../variants/values.ts'

const page = cellLines({ lead: '\t', covered: true })
const plain = cellLines({})
const tabs = rowLines({})

/** Text of web pages: one cell per line. */
export const cellLayouts: readonly Layout[] = [
  layout('text-cells', plain),
  layout('text-cells-tabs', page),
  layout('text-cells-scattered', cellLines({ scattered: true, covered: true })),
  layout('text-cells-pipes', cellLines({ end: '|' })),
  layout('text-cells-many-pipes', cellLines({ end: '||||' })),
  layout('text-cells-broken-labels', cellLines({ lead: '\t', covered: true, broken: true })),
  layout('text-cells-paged', cellLines({ paged: true })),
  layout('text-cells-strewn-figures', scatteredFigures),
  layout('text-cells-few-headers', page, structure.reviewFewHeaders),
  layout('text-cells-label-missing', page, structure.labelMissing),
  layout('text-cells-no-total', page, structure.totalColumnAbsent),
  layout('text-cells-headerless', plain, structure.headerless),
  layout('text-cells-interleaved', page, structure.reviewInterleaved),
  layout('text-cells-in-words', page, structure.reviewInWords),
  layout('text-cells-other-form', plain, structure.otherForm),
  layout('text-cells-spans-missing', plain, structure.spansMissing),
  layout('text-cells-empty-headers', page, structure.emptyHeaders),
]

/** Rows on one line. */
export const rowLayouts: readonly Layout[] = [
  layout('text-tabs', tabs),
  layout('text-tabs-tight', rowLines({ tight: true })),
  layout('text-tabs-broken-rows', rowLines({ brokenRows: true })),
  layout('text-tabs-no-total', tabs, structure.totalColumnAbsent),
  layout('text-tabs-headerless', tabs, structure.headerless),
  layout('text-tabs-interleaved', tabs, structure.reviewInterleaved),
  layout('text-tabs-one-row', tabs, structure.reviewInOneRow),
  layout('text-tabs-label-missing', tabs, structure.labelMissing),
  layout('text-tabs-reduced', tabs, structure.reducedApplicants),
  layout('text-tabs-split-numbers', splitNumbers(tabs)),
  layout('text-spaces', rowLines({ separator: '   ', tight: true })),
  layout('text-pipes', pipeLines),
  layout('text-glued', glued),
]

/** Columns kept apart by spaces. */
export const columnLayouts: readonly Layout[] = [
  layout('text-columns', columnLines({ width: 'shown', valign: 'middle' })),
  layout('text-columns-counted', columnLines({ width: 'counted', valign: 'middle' })),
  layout('text-columns-top', columnLines({ width: 'shown', valign: 'top' })),
  layout('text-columns-bottom', columnLines({ width: 'counted', valign: 'bottom' })),
  layout('text-columns-paged', columnLines({ width: 'shown', valign: 'middle', paged: true })),
  layout('text-columns-mixed', columnLines({ width: 'shown' })),
  layout('text-columns-few-headers', columnLines({ width: 'counted', valign: 'middle' }), structure.reviewFewHeaders),
]

const named = <T extends object>(variants: T) => Object.entries(variants) as [string, T[keyof T]][]

/** Every wording of titles, headings, labels and values, on the plainest page. */
export const wordingLayouts: readonly Layout[] = [
  ...named(titles).map(([name, v]) => layout(`title-${name}`, page, v)),
  ...named(headings).map(([name, v]) => layout(`heading-${name}`, page, v)),
  ...named(labels).map(([name, v]) => layout(`label-${name}`, page, v)),
  ...named(values).map(([name, v]) => layout(`value-${name}`, page, v)),
]
