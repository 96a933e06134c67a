import { fragment, page, words } from '../builds/html.ts'
import { splitNumbers } from '../builds/text.ts'
import { type Layout, layout } from '../layout.ts'
import { headingVariants as headings } from '../variants/headings.ts'
import { labelVariants as labels } from '../variants/labels.ts'
import { structureVariants as structure } from '../variants/structure.ts'
import { valueVariants as values } from '../variants/values.ts'

const wordCell =
  ' style="padding:0 7px;border-left:1px solid windowtext;border-right:1px solid windowtext;border-top:none;border-bottom:1px solid windowtext" valign="center"'
const plain = page({})
const site = page({
  chrome: true,
  metadata: true,
  container: ['div id="zoom"'],
  words: words.paragraphs,
  style: wordCell,
})

/** Saved web pages by the way they are marked up. */
export const markupLayouts: readonly Layout[] = [
  layout('html-plain', plain),
  layout('html-site', site),
  layout('html-fragment', fragment({ words: words.paragraphs, style: wordCell })),
  layout('html-headers', page({ headers: 'th', headings: 'h2' })),
  layout(
    'html-trs',
    page({ chrome: true, container: ['div class="TRS_Editor"'], words: words.office, style: wordCell }),
  ),
  layout('html-article', page({ chrome: true, container: ['div class="article-content"', 'div id="zoomcon"'] })),
  layout('html-metadata', page({ metadata: true, container: ['div class="xxgkcont"'] })),
  layout('html-nested', page({ nested: true, chrome: true })),
  layout('html-spans', page({ words: words.spans })),
  layout('html-office', page({ words: words.office, headings: 'strong' })),
  layout('html-nbsp', page({ words: words.spaces })),
  layout('html-breaks', page({ words: words.breaks })),
  layout('html-lines', page({ words: words.lines })),
  layout('html-unclosed', page({ unclosed: true })),
  layout('html-one-table', page({ oneTable: true })),
  layout('html-one-table-office', page({ oneTable: true, words: words.office, chrome: true })),
]

/** The same pages by their bytes. */
export const charsetLayouts: readonly Layout[] = [
  layout('html-gb2312', page({ charset: 'gb2312' })),
  layout('html-gbk-undeclared', page({ charset: 'gbk undeclared' })),
  layout('html-gbk-declared-utf8', page({ charset: 'gbk declared utf-8' })),
  layout('html-utf8-declared-gb2312', page({ charset: 'utf-8 declared gb2312' })),
  layout('html-bom', page({ charset: 'bom' })),
  layout('html-utf16le', page({ charset: 'utf-16le' })),
  layout('html-utf16be', page({ charset: 'utf-16be' })),
]

/** Tables that deviate from the form. */
export const tableLayouts: readonly Layout[] = [
  layout('html-spans-missing', plain, structure.spansMissing),
  layout('html-spans-wrong', plain, structure.spansWrong),
  layout('html-empty-headers', site, structure.emptyHeaders),
  layout('html-headerless', plain, structure.headerless),
  layout('html-small-tables', site, structure.smallTables),
  layout('html-one-row', site, structure.reviewInOneRow),
  layout('html-in-words', site, structure.reviewInWords),
  layout('html-no-total', plain, structure.totalColumnAbsent),
  layout('html-label-missing', site, structure.labelMissing),
  layout('html-other-form', site, structure.otherForm),
  layout('html-other-form-spans-missing', plain, structure.otherForm, structure.spansMissing),
  layout('html-reduced', plain, structure.reducedApplicants),
  layout('html-few-headers', plain, structure.reviewFewHeaders),
  layout('html-split-numbers', splitNumbers(plain)),
  layout('html-interleaved', plain, structure.reviewInterleaved),
  layout('html-blank-marks', site, values.blankMarks),
  layout('html-blank-columns', page({ words: words.spaces }), values.blankColumns),
  layout('html-reworded', site, labels.reworded, headings.reworded),
  layout('html-reworded-spans-missing', plain, labels.reworded, labels.renumbered, structure.spansMissing),
  layout('html-unnumbered', plain, headings.unnumbered, labels.renumbered),
  layout('html-values', site, values.signedChanges, values.amountsInWan, values.thousands, values.annotated),
]
