import { type ReportFormat, toJson } from './result.ts'

/** One document: one JSON document. Several: one JSON line each. */
export const jsonReport: ReportFormat = (output, { single }) => ({
  add: (result) => output.write(`${JSON.stringify(toJson(result), null, single ? 2 : undefined)}\n`),
  end: async () => undefined,
})
