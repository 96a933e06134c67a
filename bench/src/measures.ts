import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faults, type Specimen } from '@gongkai/bench/generate'
import { DocumentError, readDocument } from '@gongkai/documents/read'
import { writeReport } from '@gongkai/documents/write'
import { bareDocx, bareHtml, barePdf } from './bare.ts'
import { deadlines } from './deadlines.ts'
import { inFolder } from './folder.ts'
import { specimens, writeFolder } from './generated.ts'
import type { Measured } from './measured.ts'
import { memoryRun, SETTLED } from './memory.ts'
import { portal } from './portal.ts'
import { gongkai, root } from './process.ts'
import { ready } from './ready.ts'
import { compare, median, type Ratio, rate } from './timing.ts'

const read = (file: Specimen) => readDocument(file.bytes, { name: file.name })

async function isRight(file: Specimen): Promise<boolean> {
  try {
    return faults(file, await read(file)).length === 0
  } catch (error) {
    if (error instanceof DocumentError) return false
    throw error
  }
}

/** A reading that is wrong is no reading: only files that are read as they were printed are timed, the others named. */
async function verify(name: string, files: readonly Specimen[]): Promise<{ right: Specimen[]; line: Measured }> {
  const right: Specimen[] = []
  const wrong: string[] = []
  for (const file of files)
    if (await isRight(file)) right.push(file)
    else wrong.push(file.name)
  const line: Measured = {
    name: `${name} read as printed`,
    value: right.length,
    unit: 'files',
    target: `${files.length}`,
    reached: wrong.length === 0,
    detail: wrong.slice(0, 5).join(', '),
  }
  return { right, line }
}

const atLeast = (bytes: number, files: readonly Specimen[]) => files.filter((f) => f.bytes.length >= bytes)

const ratioLine = (name: string, { ratio, work, bare, inputs }: Ratio, limit: number): Measured => ({
  name,
  value: ratio,
  unit: '×',
  target: `≤ ${limit}`,
  reached: ratio <= limit,
  detail: `${work.toFixed(2)} ms against ${bare.toFixed(2)} ms, median of ${inputs} files`,
})

async function html(): Promise<Measured[]> {
  const { right, line } = await verify('HTML', atLeast(30_000, specimens(/^html/, 120)))
  const decoded = right.map((file) => ({ file, text: new TextDecoder().decode(file.bytes) }))
  const measured = await compare(
    decoded,
    ({ file }) => read(file),
    ({ text }) => bareHtml(text),
  )
  return [line, ratioLine('HTML against the parser alone', measured, 1.5)]
}

/** Prose that does not pack to nothing makes the files as large as real ones. */
async function docx(): Promise<Measured[]> {
  const { right, line } = await verify('DOCX', atLeast(30_000, specimens(/^docx/, 44, 900)))
  const measured = await compare(right, read, ({ bytes }) => bareDocx(bytes))
  return [line, ratioLine('DOCX against unzip and XML parser', measured, 2.5)]
}

async function pdf(): Promise<Measured[]> {
  const drawn = specimens(/^pdf/, 19)
  const written = await Promise.all(
    specimens(/^text-cells$/, 6).map(async (s) => ({
      ...s,
      name: 'written.pdf',
      bytes: await writeReport(s.report, 'pdf'),
    })),
  )
  const { right, line } = await verify('PDF', [...drawn, ...written])
  const measured = await compare(right, read, ({ bytes }) => barePdf(bytes), 5)
  return [line, ratioLine('PDF against text and operators', measured, 1.3)]
}

async function text(): Promise<Measured[]> {
  const { right, line } = await verify('text', specimens(/^text-(cells|tabs|columns)/, 120, 320))
  const perSecond = await rate(right, read)
  const characters = median(right.map((f) => new TextDecoder().decode(f.bytes).length))
  const detail = `${characters} characters, median of ${right.length} files`
  return [
    line,
    { name: 'text on one core', value: perSecond, unit: '/s', target: '≥ 1000', reached: perSecond >= 1000, detail },
  ]
}

/** Files per second once the program works at full speed. */
async function speed(folder: string, jobs: number): Promise<number> {
  const { lines } = await gongkai(['read', '--format', 'json', '--quiet', '--jobs', String(jobs), folder], root)
  const from = Math.floor(lines.length / 5)
  return (lines.length - from) / ((lines.at(-1)?.seconds ?? 0) - (lines[from]?.seconds ?? 0))
}

const workers = () =>
  inFolder(async (folder): Promise<Measured[]> => {
    await writeFolder(folder, 3_000, () => /^(text|html)/)
    const runs: { one: number; two: number }[] = []
    for (let i = 0; i < 3; i++) runs.push({ one: await speed(folder, 1), two: await speed(folder, 2) })
    const gain = median(runs.map((r) => r.two / r.one))
    const detail = `${median(runs.map((r) => r.two)).toFixed(0)} files/s against ${median(runs.map((r) => r.one)).toFixed(0)}`
    return [{ name: 'two workers against one', value: gain, unit: '×', target: '≥ 1.6', reached: gain >= 1.6, detail }]
  })

async function memory(): Promise<Measured[]> {
  const { files, early, late, peak, seconds } = await memoryRun(10_000)
  const growth = (late / early - 1) * 100
  const detail = `${early.toFixed(0)} MB after file ${SETTLED}, ${late.toFixed(0)} MB after file ${files}, ${seconds.toFixed(0)} s`
  return [
    { name: 'growth of memory', value: growth, unit: '%', target: '≤ 10', reached: growth <= 10, detail },
    { name: 'most memory', value: peak, unit: 'MB', target: '≤ 500', reached: peak <= 500, detail: 'two workers' },
  ]
}

const start = () =>
  inFolder(async (folder): Promise<Measured[]> => {
    const [file] = specimens(/^text-cells$/, 1)
    const path = join(folder, 'report.txt')
    await writeFile(path, file?.bytes ?? '')
    const timed = async (...args: string[]) => {
      const times: number[] = []
      for (let i = 0; i < 12; i++) times.push((await gongkai(args, root)).seconds)
      return median(times.slice(1))
    }
    const line = (name: string, value: number): Measured => ({
      name,
      value,
      unit: 's',
      target: '≤ 0.2',
      reached: value <= 0.2,
      detail: 'median of 11 starts',
    })
    return [
      line('start: --version', await timed('--version')),
      line('start: check of one text', await timed('check', '--fail-on', 'never', path)),
    ]
  })

export const measures: Readonly<Record<string, () => Promise<Measured[]>>> = {
  html,
  docx,
  pdf,
  text,
  workers,
  memory,
  start,
  deadlines,
  // With the whole server, which the others do without.
  commands: async () => (await import('./commands.ts')).commands(),
  portal,
  ready,
  requests: async () => (await import('./requests.ts')).requests(),
}
