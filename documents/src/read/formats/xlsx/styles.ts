import { parseXml } from '../xml.ts'
import { namespaces } from './names.ts'

export interface CellStyle {
  /** Number format code; `''` for General. */
  format: string
  bordered: boolean
}

/** Date formats that a workbook names by number only (ECMA-376 18.8.30, with those of Chinese locales). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
const PERCENT = new Set([9, 10])

/** The styles of `xl/styles.xml` by index. */
export function stylesOf(bytes: Uint8Array | undefined): CellStyle[] {
  const formats = new Map<number, string>()
  const borders: boolean[] = []
  const styles: CellStyle[] = []
  let inStyles = false
  if (!bytes) return styles
  parseXml(bytes, namespaces, {
    open(name, a) {
      if (name === 'numFmt') formats.set(Number(a.numFmtId), a.formatCode ?? '')
      else if (name === 'border') borders.push(false)
      else if (['left', 'right', 'top', 'bottom', 'start', 'end'].includes(name)) {
        if (a.style !== undefined && a.style !== 'none') borders[borders.length - 1] = true
      } else if (name === 'cellXfs') inStyles = true
      else if (name === 'xf' && inStyles) {
        const id = Number(a.numFmtId ?? 0)
        const builtIn = isBuiltInDate(id) ? 'yyyy"年"m"月"d"日"' : PERCENT.has(id) ? '0%' : ''
        styles.push({ format: formats.get(id) ?? builtIn, bordered: borders[Number(a.borderId ?? 0)] ?? false })
      }
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return styles
}
