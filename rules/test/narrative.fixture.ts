import { type AnnualReport, type CheckContext, checkReport } from '@gongkai/rules/reports'
import { consistent } from './consistent.ts'

const r = (row: string, natural: number, commercial: number) => ({
  [`requests.${row}.naturalPerson`]: natural,
  [`requests.${row}.orgCommercial`]: commercial,
  [`requests.${row}.total`]: natural + commercial,
})

const figures = {
  ...r('newlyReceived', 15, 5),
  ...r('carriedIn', 2, 0),
  ...r('granted', 8, 2),
  ...r('partiallyGranted', 3, 0),
  ...r('withheldThirdParty', 2, 0),
  ...r('withheldInternalAffairs', 1, 0),
  ...r('unavailableNotHeld', 1, 0),
  ...r('notProcessedRepeat', 0, 1),
  ...r('totalHandled', 16, 3),
  ...r('carriedOut', 1, 2),
  'reviewLitigation.reviewUpheld': 3,
  'reviewLitigation.reviewCorrected': 1,
  'reviewLitigation.reviewTotal': 4,
  'reviewLitigation.directUpheld': 1,
  'reviewLitigation.directTotal': 1,
  'reviewLitigation.postReviewOther': 1,
  'reviewLitigation.postReviewTotal': 1,
}

const ofEdition = {
  '2021': {
    ...r('otherMisc', 1, 0),
    'proactive.normativeDocuments.issued': 6,
    'proactive.normativeDocuments.repealed': 2,
    'proactive.normativeDocuments.inForce': 30,
    'proactive.charges.amountWan': 12.5,
  },
  '2019': {
    ...r('otherHandling', 1, 0),
    'proactive.normativeDocuments.newlyMade': 6,
    'proactive.normativeDocuments.newlyDisclosed': 5,
    'proactive.normativeDocuments.totalDisclosed': 30,
  },
}

export interface Given {
  agency?: string | null
  year?: number
  edition?: '2019' | '2021'
  section?: keyof AnnualReport['sections']
}

/**
 * A report whose tables hold: received 20 (自然人 15, 商业企业 5), carried in 2, handled 19 (10 granted, 3 partially, 3
 * withheld, 1 unavailable, 1 not processed, 1 other), carried out 3; reviews 4 (3 upheld, 1 corrected), lawsuits 1 + 1;
 * normative documents 6 issued, 2 repealed, 30 in force.
 */
export function reportSaying(text: string, given: Given = {}): AnnualReport {
  const {
    agency = '云川县民政局',
    edition = '2021',
    year = edition === '2021' ? 2023 : 2020,
    section = 'overall',
  } = given
  const report = consistent(edition, { ...figures, ...ofEdition[edition] })
  report.year = year
  report.agency = agency
  report.title = `${agency}${year}年政府信息公开工作年度报告`
  report.sections.otherMatters = '本年度未收取信息处理费。'
  report.sections[section] = text
  return report
}

const NARRATIVE = /^(?:NT|S6|T2-CHARGE|T2-REG|T4-PRE)/

/** The rules of the prose that a report breaks, without repetition. */
export const rulesRaised = (report: AnnualReport, context?: CheckContext): string[] => [
  ...new Set(
    checkReport(report, context)
      .map((f) => f.rule)
      .filter((rule) => NARRATIVE.test(rule)),
  ),
]
