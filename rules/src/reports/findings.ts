import type { CellKey } from './cells.ts'
import type { Edition } from './forms/index.ts'
import type { AnnualReport, Figure } from './report.ts'

/** `error`: the published figures contradict each other or the form; `warning`: a reader should ask; `info`. */
export type Severity = 'error' | 'warning' | 'info'
/** `statutory`: printed on the form or said by an instrument; `definitional`: what 总计 means; `practical`; `reading`. */
export type Force = 'statutory' | 'definitional' | 'practical' | 'reading'

/** Where something stands in the document it was read from; lines, columns and pages count from 1, boxes are points. */
export type Place =
  | { line: number; column: number }
  | { path: string }
  | { page: number; box: readonly [number, number, number, number] }
  | { sheet: string; address: string }

export interface Finding {
  rule: string
  severity: Severity
  force: Force
  /** All operands, left side first; cells of the earlier year are written `previous:…`. */
  cells: CellKey[]
  /** Single cells whose change alone satisfies every relation they stand in. */
  suspects: CellKey[]
  at: Place[]
  expected: number | string | null
  actual: number | string | null
  message: string
  basis: string
}

/** What a check says; identity, severity, force and basis come from its metadata. */
export interface Remark {
  message: string
  cells?: CellKey[]
  suspects?: CellKey[]
  at?: Place[]
  expected?: number | string | null
  actual?: number | string | null
}

/** How a figure was recognised. */
export type RecognisedBy = 'label' | 'position' | 'header' | 'span' | 'neighbour'

/** Provenance of one cell. */
export interface CellSource {
  key: CellKey
  raw: string
  value: Figure
  at: Place
  by: RecognisedBy
}

/**
 * Why a figure is missing although the document may print one: `absent` (row, column or table not printed), `split`
 * (one number over two cells), `glued` (numbers run together), `place` (which column or row it belongs to is not
 * certain), `number` (not a number of the kind the cell takes), `unit` (amount without a unit).
 */
export type UnreadReason = 'absent' | 'split' | 'glued' | 'place' | 'number' | 'unit'

export interface Unread {
  cell: CellKey
  raw: string
  reason: UnreadReason
  at: Place | null
}

/** What a reader noticed about the document itself, under the rules it may report. */
export interface ReadingNote extends Remark {
  rule: 'READ-LABEL' | 'READ-HEADER' | 'READ-SPAN' | 'READ-UNIT' | 'READ-EDITION' | 'FORM-ROWS' | 'FORM-COLUMNS'
}

/** Facts only an agency's own registers know; checks that need them run only where they are given. */
export interface Register {
  /** Fee notices issued in the report year and the year before (109号). */
  feeNotices?: number
  /** Direct lawsuits of the year that concern withholding under 条例第14至16条. */
  directSuitsOnWithholding?: number
  /** Whether the agency may make rules (规章, 立法法第91、93条). */
  rulemaking?: boolean
}

export interface CheckContext {
  cells?: readonly CellSource[]
  unread?: readonly Unread[]
  notes?: readonly ReadingNote[]
  /** The same agency's report of the year before. */
  previous?: AnnualReport
  register?: Register
}

/** A rule other than arithmetic: same metadata as a relation, and a function that finds. */
export interface Check {
  readonly id: string
  readonly severity: Severity
  readonly force: Force
  /** Legal or documentary source, in Chinese, as shown to the user. */
  readonly basis: string
  /** One sentence in Chinese: what the check looks for. */
  readonly title: string
  /** Editions it applies to; all when absent. */
  readonly editions?: readonly Edition[]
  readonly find: (report: AnnualReport, context: CheckContext) => Remark[]
}

/** `basis` of checks that rest on no instrument. */
export const PRACTICE = '实务校验'
