/** Writes the published JSON Schema from the zod schema; run by hand after a change: `node --import tsx rules/scripts/schema.ts`. */
import { writeFileSync } from 'node:fs'
import { annualReportJsonSchema } from '../src/reports/schema.ts'

const file = new URL('../schema/annual-report-1.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(annualReportJsonSchema(), null, 1)}\n`)
