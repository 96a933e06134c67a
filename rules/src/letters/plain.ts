/** A text without spaces, punctuation and the difference of wide and narrow signs, as it is compared. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase()

const pairsOf = (text: string): readonly string[] => {
  const signs = [...plain(text)]
  return signs.slice(1).map((sign, i) => `${signs[i]}${sign}`)
}

/** How much of `passage` stands in `text`, from 0 to 1, by its pairs of neighbouring signs; a text of one sign by itself. */
export function likeness(passage: string, text: string): number {
  const pairs = pairsOf(passage)
  if (pairs.length === 0) return plain(text).includes(plain(passage)) ? 1 : 0
  const there = new Set(pairsOf(text))
  return pairs.filter((pair) => there.has(pair)).length / pairs.length
}
