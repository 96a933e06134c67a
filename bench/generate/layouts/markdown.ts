import { markdown } from '../builds/markdown.ts'
import { type Layout, layout } from '../layout.ts'
import { headingVariants as headings } from '../variants/headings.ts'
import { labelVariants as labels } from '../variants/labels.ts'
import { structureVariants as structure } from '../variants/structure.ts'
import { valueVariants as values } from '../variants/values.ts'

const plain = markdown({})

/** Markdown by hand, by converters and by optical recognition. */
export const markdownLayouts: readonly Layout[] = [
  layout('md-plain', plain),
  layout('md-repeated', markdown({ repeated: true })),
  layout('md-bold', markdown({ bold: true })),
  layout('md-invented-headers', markdown({ pieces: 'invented' })),
  layout('md-wrong-headers', markdown({ pieces: 'wrong' })),
  layout('md-many-tables', markdown({ pieces: 'none' })),
  layout('md-separators', markdown({ separators: true })),
  layout('md-extra-cells', markdown({ extraCell: true })),
  layout('md-placeholders', markdown({ placeholders: true })),
  layout('md-embedded', markdown({ embedded: true })),
  layout('md-no-total', plain, structure.totalColumnAbsent),
  layout('md-reduced', plain, structure.reducedApplicants),
  layout('md-headerless', plain, structure.headerless),
  layout('md-small-tables', plain, structure.smallTables),
  layout('md-label-missing', plain, structure.labelMissing),
  layout('md-blank-marks', plain, values.blankMarks),
  layout('md-reworded', plain, labels.reworded, headings.reworded),
  layout('md-unnumbered', plain, headings.unnumbered),
]
