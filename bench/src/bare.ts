import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'

/** The HTML parser alone: a tree, and nothing asked of it. */
export const bareHtml = (text: string): unknown => parse(text)

/** Unpacking, and one pass of the XML parser over the text of the document. */
export function bareDocx(bytes: Uint8Array): number {
  const parts = unzipSync(bytes)
  let characters = 0
  let elements = 0
  const parser = new SaxesParser()
  parser.on('opentag', () => elements++)
  parser.on('text', (text) => {
    characters += text.length
  })
  parser.write(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).close()
  return characters + elements
}

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** Text and drawing operators of every page, as the PDF library gives them. */
export async function barePdf(bytes: Uint8Array): Promise<number> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  const document = await task.promise
  let items = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [text, operators] = await Promise.all([page.getTextContent(), page.getOperatorList()])
    items += text.items.length + operators.fnArray.length
    page.cleanup()
  }
  await task.destroy()
  return items
}
