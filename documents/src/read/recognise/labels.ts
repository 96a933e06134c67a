import { plainLabel, similarity } from './normalise.ts'

/** A row of the form as the recogniser looks for it; rows without cells (group labels) are `group`. */
export interface Sought {
  key: string
  labels: readonly string[]
  group?: boolean
}

export interface Candidate {
  /** Index into the sought rows. */
  index: number
  /** 1 for an exact label, less for a broken or misspelt one. */
  score: number
}

interface Found {
  exact: boolean
  candidates: readonly Candidate[]
}

const ENOUGH = 0.6

/** Finds which sought row a label means. Exact wordings answer at once; broken and misspelt ones by similarity. */
export class LabelBook {
  readonly sought: readonly Sought[]
  private readonly exact = new Map<string, number[]>()
  private readonly wordings: { index: number; text: string }[] = []
  private readonly known = new Map<string, Found>()

  constructor(sought: readonly Sought[]) {
    this.sought = sought
    sought.forEach((row, index) => {
      for (const label of row.labels) {
        const text = plainLabel(label)
        const known = this.exact.get(text)
        if (known?.includes(index)) continue
        if (known) known.push(index)
        else this.exact.set(text, [index])
        this.wordings.push({ index, text })
      }
    })
  }

  /** Candidates of one label, best first. */
  match(label: string): readonly Candidate[] {
    return this.find(label).candidates
  }

  /** Whether the label is worded exactly as some row. */
  has(label: string): boolean {
    return this.find(label).exact
  }

  private find(label: string): Found {
    let found = this.known.get(label)
    if (!found) {
      const text = plainLabel(label)
      const exact = this.exact.get(text)
      const candidates = exact?.map((index) => ({ index, score: 1 })) ?? this.similar(text)
      found = { exact: exact !== undefined, candidates }
      // Bounded: hostile documents must not grow the book.
      if (this.known.size < 4_000 && label.length < 120) this.known.set(label, found)
    }
    return found
  }

  private similar(text: string): Candidate[] {
    if (text.length < 3 || text.length > 80) return []
    const best = new Map<number, number>()
    for (const { index, text: wording } of this.wordings) {
      const score = likeness(text, wording)
      if (score >= ENOUGH && score > (best.get(index) ?? 0)) best.set(index, score)
    }
    return [...best].map(([index, score]) => ({ index, score })).sort((a, b) => b.score - a.score)
  }

  /**
   * Candidates of a row whose label may be broken over several pieces, with a group label or the tail of the label
   * before in front: the last pieces that together make a known label decide, the longest exact wording first.
   */
  matchPieces(pieces: readonly string[]): readonly Candidate[] {
    const joined: string[] = []
    for (let n = 1, text = ''; n <= Math.min(pieces.length, 10); n++) {
      text = (pieces[pieces.length - n] ?? '') + text
      joined.push(text)
    }
    for (const text of joined.toReversed()) if (this.has(text)) return this.match(text)
    let best: readonly Candidate[] = []
    for (const text of joined) {
      const found = this.match(text)
      if ((found[0]?.score ?? 0) > (best[0]?.score ?? 0)) best = found
    }
    return best
  }
}

/** How likely `text` is a broken or misspelt `wording`, 0 to 1. */
function likeness(text: string, wording: string): number {
  if (text.length >= 4 && wording.startsWith(text)) return 0.75 + (0.2 * text.length) / wording.length
  if (wording.length >= 4 && text.includes(wording)) return 0.6 + (0.35 * wording.length) / text.length
  if (text.length >= 5 && wording.endsWith(text)) return 0.65 + (0.2 * text.length) / wording.length
  return 0.95 * similarity(text, wording)
}
