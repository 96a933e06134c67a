/** A text in the form in which two copies are compared, each unit with its place in the text it comes from. */
export interface Comparable {
  readonly source: string
  /** Normalised units. */
  readonly units: readonly string[]
  /** Index of each unit in `source`. */
  readonly places: readonly number[]
}

/** Signs that fonts and programs exchange for each other. */
const alike: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('‐‑‒–—―−─━﹣－', (sign) => [sign, '-'])),
  ...Object.fromEntries(Array.from('“”„‟〝〞＂', (sign) => [sign, '"'])),
  ...Object.fromEntries(Array.from('‘’‚‛＇', (sign) => [sign, "'"])),
  ...Object.fromEntries(Array.from('·•‧・∙', (sign) => [sign, '·'])),
}

const space = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/u

/** Without white space; full and half width, radicals and compatibility forms as one (NFKC), dashes and quotes alike. */
export function comparable(source: string): Comparable {
  const units: string[] = []
  const places: number[] = []
  let at = 0
  for (const character of source) {
    if (!space.test(character))
      for (const unit of alike[character] ?? character.normalize('NFKC'))
        if (!space.test(unit)) {
          units.push(alike[unit] ?? unit)
          places.push(at)
        }
    at += character.length
  }
  return { source, units, places }
}
