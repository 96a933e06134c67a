import { parentPort } from 'node:worker_threads'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { DocumentError, type Reading, readDocument } from '@gongkai/documents/read'
import { type AnnualReport, checkReport, whyUnrelated } from '@gongkai/rules/reports'
import { bytesOf } from './bytes.ts'
import {
  type Answers,
  type Checked,
  type Job,
  type Outcome,
  type Refusal,
  refusals,
  type Source,
  type Supplied,
} from './jobs.ts'

async function read({ name, path, bytes }: Source, supplied: Supplied): Promise<Reading> {
  const reading = await readDocument(bytes ?? (await bytesOf(path)), { name, ...supplied })
  const { schema, ...report } = reading.report
  return { ...reading, report: { schema, ...report, file: name } }
}

function check(reading: Reading, previous?: AnnualReport): Checked {
  const { report, cells, unread, notes } = reading
  const unrelated = previous ? whyUnrelated(previous, report) : null
  const context = { cells, unread, notes, ...(previous && !unrelated && { previous }) }
  return { report, unread, findings: checkReport(report, context), ...(unrelated && { unrelated }) }
}

/** Readings wait on disk for their neighbours in time; packed they take a tenth. */
const pack = (value: { reading: Reading; checked: Checked }) =>
  deflateRawSync(JSON.stringify({ reading: value.reading, findings: value.checked.findings }), { level: 1 })
const unpack = (packed: Uint8Array) =>
  JSON.parse(inflateRawSync(packed).toString()) as { reading: Reading; findings: Checked['findings'] }

const does: { [K in Job['kind']]: (job: Extract<Job, { kind: K }>) => Promise<Answers[K]> } = {
  read: ({ source, supplied }) => read(source, supplied),
  json: async ({ source, supplied, shape: { provenance, indent } }) => {
    const { report, cells } = await read(source, supplied)
    return `${JSON.stringify(provenance ? { ...report, cells } : report, null, indent)}\n`
  },
  write: async ({ source, supplied, format }) => {
    const { report } = await read(source, supplied)
    const { writeReport } = await import('@gongkai/documents/write')
    return writeReport(report, format)
  },
  check: async ({ source, supplied, previous }) => check(await read(source, supplied), previous),
  keep: async ({ source, supplied }) => {
    const reading = await read(source, supplied)
    const { agency, year } = reading.report
    return { agency, year, packed: pack({ reading, checked: check(reading) }) }
  },
  compareSealed: async ({ draft, sealed }) => {
    const { compareSealed } = await import('@gongkai/documents/letters')
    return compareSealed(draft, sealed)
  },
  resume: async ({ kept, previous }) => {
    const { reading, findings } = unpack(kept)
    if (previous) return check(reading, unpack(previous).reading.report)
    return { report: reading.report, unread: reading.unread, findings }
  },
}

/** What the engine refuses is a matter of the document, too. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof DocumentError) return { code: error.code, message: error.message }
  const said = error instanceof Error ? `${error.name}: ${error.message}`.split('\n')[0] : String(error)
  if (error instanceof RangeError && /call stack/i.test(error.message)) return refusals.tooDeep
  if (error instanceof RangeError && /allocation|string length|array length|buffer/i.test(error.message))
    return refusals.memory
  return { code: 'internal', message: `程序处理这个文件时出错，请把文件发给维护者。（${said}）` }
}

async function answer(job: Job): Promise<Outcome<Answers[Job['kind']]>> {
  try {
    return { value: await (does[job.kind] as (job: Job) => Promise<Answers[Job['kind']]>)(job) }
  } catch (error) {
    return { error: refusalOf(error) }
  }
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await answer(job)))
