import type { AnnualReport } from '@gongkai/rules/reports'

export const writeFormats = ['json', 'md', 'html', 'docx', 'xlsx', 'csv', 'pdf'] as const
export type WriteFormat = (typeof writeFormats)[number]

/** Writes a report in a format people use. Blank figures stay blank; every figure prints exactly as its value. */
export async function writeReport(report: AnnualReport, format: WriteFormat): Promise<Uint8Array> {
  void report
  void format
  throw new Error('under construction')
}
