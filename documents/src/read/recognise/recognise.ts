import {
  type AnnualReport,
  type Edition,
  editionOf,
  emptyReport,
  formOf,
  type ReadingNote,
} from '@gongkai/rules/reports'
import type { DocumentModel } from '../model.ts'
import type { Reading, ReadOptions } from '../read.ts'
import { assemble } from './assemble.ts'
import { type Line, toLines } from './lines.ts'
import { readNarrative } from './narrative.ts'
import { editionOfProactive, findProactive, readProactive } from './proactive.ts'
import { refuseDisorder, refuseOthers } from './refusals.ts'
import { findRegions, linesIn, type Range } from './regions.ts'
import { readRequests } from './requestCells.ts'
import { findRequests, type RequestsEvidence, requestLabels } from './requests.ts'
import { findReviews, readReviews } from './reviews.ts'
import type { PrintedRow } from './rows.ts'

/** The header of table three ends where its first row is named. */
function headerOf(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((l) =>
    l.tokens().some((t) => t.kind === 'text' && requestLabels.match(t.raw).some((c) => c.index <= 1 && c.score > 0.9)),
  )
  return lines.slice(0, first >= 0 ? first : 14)
}

/** Turns the common model of any format into the report with the provenance of every cell. */
export function recognise(model: DocumentModel, options: ReadOptions = {}): Reading {
  const lines = toLines(model)
  const regions = findRegions(lines)
  refuseOthers(lines, regions, model.images ?? 0)
  const proactiveLines = linesIn(lines, regions.proactive)
  const requestLines = linesIn(lines, regions.requests)
  const byTableTwo = editionOfProactive(proactiveLines)
  const proactive = findProactive(proactiveLines, byTableTwo)
  const requests = findRequests(headerOf(requestLines), requestLines, byTableTwo)
  const reviews = findReviews(linesIn(lines, regions.reviewLitigation))
  const after = (range: Range | null, last: number) => (range?.from ?? 0) + last + 1
  const text = readNarrative(lines, regions, model.title, {
    proactive:
      proactive.rows.length > 0 ? after(regions.proactive, lastLine(proactive.rows)) : (regions.proactive?.to ?? 0),
    requests: after(regions.requests, lastLine(requests.rows)),
    reviewLitigation: after(regions.reviewLitigation, reviews.last),
  })
  const year = text.year ?? options.year ?? null
  const { edition, note } = decideEdition(byTableTwo, requests, year)
  const report: AnnualReport = { ...emptyReport(edition), ...text, year, agency: text.agency ?? options.agency ?? null }
  const reading = assemble(
    report,
    [readProactive(proactive, edition), readRequests(requests), readReviews(reviews)],
    note,
  )
  refuseDisorder(reading, requests, requestLines)
  return reading
}

const lastLine = (rows: readonly { row: PrintedRow }[]) => Math.max(-1, ...rows.map((r) => r.row.line))

/** The form the document uses: by table two, and only where that cannot be read by table three, which is said. */
function decideEdition(byTableTwo: Edition | null, requests: RequestsEvidence, year: number | null) {
  if (byTableTwo) return { edition: byTableTwo, note: null }
  const keys = new Set<string>(requests.rows.map((r) => r.key))
  const byTableThree: Edition | null =
    keys.has('otherMisc') || keys.has('otherCorrectionLapsed') ? '2021' : keys.has('otherHandling') ? '2019' : null
  const edition = byTableThree ?? (year === null ? '2021' : (editionOf(year) ?? '2019'))
  const basis = byTableThree ? '按表三（六）其他处理的行数' : '表三也不能区分，按报告年度'
  const note: ReadingNote = {
    rule: 'READ-EDITION',
    message: `表二不能辨认属于哪一套表式，${basis}判定为${formOf(edition).instrument}的表式。`,
    cells: [],
  }
  return { edition, note }
}
