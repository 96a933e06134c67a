import { pdf } from '../builds/pdf.ts'
import { type Layout, layout } from '../layout.ts'
import { headingVariants as headings } from '../variants/headings.ts'
import { labelVariants as labels } from '../variants/labels.ts'
import { structureVariants as structure } from '../variants/structure.ts'
import { valueVariants as values } from '../variants/values.ts'

/** Characters that some fonts map to the radical of the same shape. */
const radicals: Record<string, string> = {
  一: '⼀',
  二: '⼆',
  人: '⼈',
  行: '⾏',
  自: '⾃',
  工: '⼯',
  方: '⽅',
  文: '⽂',
  公: '公',
  大: '⼤',
  小: '⼩',
  用: '⽤',
  年: '年',
}
const radical = (code: number) => radicals[String.fromCodePoint(code)]?.codePointAt(0) ?? code

const dashed = (page: number) => `- ${page} -`
const long = (page: number) => `— ${page} —`
const bare = (page: number) => String(page)
const plain = pdf({ pageNumbers: dashed })

/** PDF with a text layer: frames, positions, pages, fonts. */
export const pdfLayouts: readonly Layout[] = [
  layout('pdf-lines', plain),
  layout('pdf-rectangles', pdf({ rules: 'rectangles', pageNumbers: long })),
  layout('pdf-doubled', pdf({ rules: 'doubled', pageNumbers: bare })),
  layout('pdf-borderless', pdf({ rules: 'none', valign: 'middle', pageNumbers: dashed })),
  layout('pdf-borderless-top', pdf({ rules: 'none', valign: 'top' })),
  layout('pdf-bottom', pdf({ valign: 'bottom', pageNumbers: dashed })),
  layout('pdf-vertical', pdf({ vertical: true, valign: 'middle', pageNumbers: dashed })),
  layout('pdf-repeated-header', pdf({ repeatHeader: true, pageNumbers: long })),
  layout('pdf-stray-spaces', pdf({ stray: true })),
  layout('pdf-fused', pdf({ fused: true })),
  layout('pdf-radicals', pdf({ shown: radical, pageNumbers: dashed })),
  layout('pdf-boxed', pdf({ boxed: true })),
  layout('pdf-label-missing', plain, structure.labelMissing),
  layout('pdf-no-total', plain, structure.totalColumnAbsent),
  layout('pdf-other-form', plain, structure.otherForm),
  layout('pdf-few-headers', plain, structure.reviewFewHeaders),
  layout('pdf-borderless-few-headers', pdf({ rules: 'none', valign: 'middle' }), structure.reviewFewHeaders),
  layout('pdf-borderless-blanks', pdf({ rules: 'none', valign: 'middle' }), values.blankMarks),
  layout('pdf-borderless-vertical', pdf({ rules: 'none', vertical: true, valign: 'middle' })),
  layout('pdf-one-row', plain, structure.reviewInOneRow),
  layout('pdf-small-tables', plain, structure.smallTables),
  layout('pdf-blank-marks', plain, values.blankMarks),
  layout('pdf-reworded', plain, labels.reworded, headings.reworded),
]
