/**
 * How far a statutory statement was checked against its source; a statement without one was checked in full.
 * `partly`: only a part of the text, or a second-hand account; `memory`: no text at hand, to be reviewed by a person;
 * `convention`: the law is silent and this is the reading the product takes.
 */
export type Confidence = 'partly' | 'memory' | 'convention'
