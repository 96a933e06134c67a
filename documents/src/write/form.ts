/** A paper of the office that is printed and signed by hand: A4, its text in embedded characters. */
export interface Form {
  /** Among the properties of the file. */
  readonly title: string
  /** `2026-03-05`: the day the file says it was made. */
  readonly date: string
  readonly blocks: readonly FormBlock[]
}

export type Align = 'left' | 'center' | 'right'

export type FormBlock =
  /** The name of the paper; `above` who issues it. */
  | { readonly kind: 'title'; readonly text: string; readonly above?: string }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align?: Align
      readonly small?: true
      readonly indent?: true
    }
  | { readonly kind: 'space'; readonly millimetres: number }
  | FormGrid

export interface FormGrid {
  readonly kind: 'grid'
  /** Relative widths of the columns. */
  readonly widths: readonly number[]
  readonly rows: readonly FormRow[]
  /** Set in 小五: for long lists. */
  readonly small?: true
  /** So many rows are repeated after a page break. */
  readonly headRows?: number
}

export interface FormRow {
  readonly cells: readonly FormCell[]
  /** Room for a hand: so many millimetres at least. */
  readonly least?: number
}

export interface FormCell {
  /** Lines are kept. */
  readonly text: string
  readonly span?: number
  /** Names what stands beside or below it. */
  readonly head?: true
  readonly align?: Align
}

/** The face of an envelope, without who sends it to whom left out. */
export interface Envelope {
  readonly title: string
  readonly date: string
  readonly postcode: string | null
  readonly address: string | null
  readonly name: string
  readonly sender: { readonly name: string; readonly address: string | null; readonly postcode: string | null }
  /** What the office writes on it for itself: 申请编号, 文号. */
  readonly mark: string
}

/** The paper as a PDF. What no font has is printed as 〓, the sign printers use for it. */
export const writeForm = async (form: Form): Promise<Uint8Array> => (await import('./pdf/form.ts')).formPdf(form)

/** An envelope of size 7 (229 mm × 162 mm, GB/T 1416) in the middle of an A4 sheet laid across, with its edges to cut along. */
export const writeEnvelope = async (envelope: Envelope): Promise<Uint8Array> =>
  (await import('./pdf/envelope.ts')).envelopePdf(envelope)
