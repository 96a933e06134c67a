import type { AnnualReport, CellKey } from '@gongkai/rules/reports'
import type { Build } from './builds/text.ts'
import { draftOf } from './draft.ts'
import type { Random } from './random.ts'
import type { Variant } from './variants/variant.ts'

/** A generated document, and what a reader must find in it. */
export interface Specimen {
  name: string
  bytes: Uint8Array
  /** What the document prints; a `null` is really blank, unreadable or not there. */
  report: AnnualReport
  /** Figures that may be left out because the layout is ambiguous there; another number is never right. */
  open: ReadonlySet<CellKey>
  mayRefuse: boolean
  /** Rules that must be reported because of the layout. */
  rules: readonly string[]
}

/** One way in which reports are published. */
export interface Layout {
  readonly name: string
  readonly print: (report: AnnualReport, random: Random) => Specimen
}

/** A layout: the variants change what is printed, the build makes a file of it. */
export const layout = (name: string, build: Build, ...variants: Variant[]): Layout => ({
  name,
  print: (original, random) => {
    const draft = draftOf(original)
    for (const variant of variants) variant(draft, random)
    const { extension, bytes } = build(draft, random)
    const { report, open, mayRefuse, rules } = draft
    return { name: `${name}.${extension}`, bytes, report, open, mayRefuse, rules }
  },
})
