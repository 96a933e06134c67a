import { docx } from '../builds/docx.ts'
import { xlsx } from '../builds/xlsx.ts'
import { type Layout, layout } from '../layout.ts'
import { headingVariants as headings } from '../variants/headings.ts'
import { labelVariants as labels } from '../variants/labels.ts'
import { structureVariants as structure } from '../variants/structure.ts'
import { valueVariants as values } from '../variants/values.ts'

const word = docx({ runs: true })
const book = xlsx({ sheets: 'one' })

/** Word documents. */
export const docxLayouts: readonly Layout[] = [
  layout('docx-plain', docx({})),
  layout('docx-runs', word),
  layout('docx-numbered', docx({ numbered: true })),
  layout('docx-tracked', docx({ tracked: true })),
  layout('docx-unmerged', docx({ unmerged: true })),
  layout('docx-label-missing', word, structure.labelMissing),
  layout('docx-no-total', word, structure.totalColumnAbsent),
  layout('docx-other-form', word, structure.otherForm),
  layout('docx-small-tables', word, structure.smallTables),
  layout('docx-blank-marks', word, values.blankMarks),
  layout('docx-reworded', word, labels.reworded, headings.reworded),
]

/** Workbooks. */
export const xlsxLayouts: readonly Layout[] = [
  layout('xlsx-one-sheet', book),
  layout('xlsx-sheets', xlsx({ sheets: 'each' })),
  layout('xlsx-inline', xlsx({ inline: true })),
  layout('xlsx-numbers-as-text', xlsx({ numbersAsText: true })),
  layout('xlsx-no-total', book, structure.totalColumnAbsent),
  layout('xlsx-other-form', book, structure.otherForm),
  layout('xlsx-blank-marks', book, values.blankMarks),
]
