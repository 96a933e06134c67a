import { refuse } from '../../errors.ts'
import type { DocumentModel } from '../../model.ts'
import { assemble } from './assemble.ts'
import { isReadable } from './characters.ts'
import { damaged, eachPage } from './engine.ts'
import { withoutFurniture } from './folio.ts'
import { fontsOf } from './fonts.ts'
import type { Matrix } from './geometry.ts'
import { interpret } from './interpret.ts'
import { layOut } from './layout.ts'

/**
 * Reads a PDF with a text layer into lines of text and ruled tables, places in points from the top left of each page.
 * Throws `DocumentError`: `encrypted`, `damaged`, `tooLarge`, or `noText` where the pages are pictures or the fonts do
 * not say which characters they print.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentModel> {
  const { pages, title } = await eachPage(bytes, async (page, { OPS }) => {
    const operators = await page.getOperatorList()
    // What the parser gives in place of pages that it did not find.
    if (page.ref === null && operators.fnArray.length === 0) damaged()
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const shown = { x0: 0, y0: 0, x1: width, y1: height }
    const ink = interpret(operators, OPS, transform as unknown as Matrix, shown, fontsOf(page))
    return layOut(ink, page.pageNumber, width, height)
  })
  const characters = pages.map((p) => p.characters).join('')
  if (characters.trim() === '')
    refuse('noText', 'PDF 没有文字层（多为扫描件或图片），请先用文字识别（OCR）软件转换，或提交原始电子文件。')
  if (!isReadable(characters))
    refuse('noText', 'PDF 的文字层无法还原为汉字（字体缺少编码），请先做文字识别（OCR），或提交原始电子文件。')
  return { blocks: assemble(withoutFurniture(pages)), ...(title ? { title } : {}) }
}
