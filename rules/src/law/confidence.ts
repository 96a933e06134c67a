/**
 * How far a statutory statement was checked against its source; a statement without one was checked in full.
 * `partly`: only a part of the text, or a second-hand account; `memory`: no text at hand, to be reviewed by a person;
 * `convention`: the law is silent and this is the reading the product takes. `docs/law-doubts.md` lists them all.
 */
export type Confidence = 'partly' | 'memory' | 'convention'

/** A statement of the law: its article, in the words used on screen, and how far it was checked. */
export interface Sourced {
  readonly basis: string
  readonly confidence?: Confidence
}
