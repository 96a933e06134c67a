const MB = 1024 * 1024

/** What a template, its values and a sealed copy may take; all are refused before work begins. */
export const letterLimits = {
  templateBytes: 10 * MB,
  /** All parts after inflating, embedded fonts and pictures included. */
  inflatedBytes: 40 * MB,
  /** One XML part after inflating. */
  partBytes: 4 * MB,
  parts: 200,
  tags: 1_000,
  /** Characters of all values of a letter together. */
  valueCharacters: 300_000,
  sealedBytes: 20 * MB,
} as const
