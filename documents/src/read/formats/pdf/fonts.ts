import type { PDFPageProxy } from 'pdfjs-dist'
import type { Font } from './glyphs.ts'
import type { Fonts } from './interpret.ts'

/** What the parser keeps of a font; its properties are unpacked at each access. */
interface ParsedFont {
  vertical: boolean
  fontMatrix: ArrayLike<number> | undefined
  defaultVMetrics: ArrayLike<number> | undefined
}

/** The fonts of a page by the names in its operators. */
export function fontsOf(page: PDFPageProxy): Fonts {
  const known = new Map<string, Font | undefined>()
  const load = (name: string): Font | undefined => {
    if (!page.commonObjs.has(name)) return undefined
    const { vertical, fontMatrix, defaultVMetrics } = page.commonObjs.get(name) as ParsedFont
    return { vertical: vertical === true, unit: fontMatrix?.[0] || 0.001, verticalMetrics: defaultVMetrics }
  }
  return (name) => {
    if (!known.has(name)) known.set(name, load(name))
    return known.get(name)
  }
}
