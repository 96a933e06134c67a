import { DocumentError, limits, readDocument } from '@gongkai/documents/read'
import { layouts } from './layouts/index.ts'
import { mutate } from './mutate.ts'
import { type Random, random } from './random.ts'
import { generateReport } from './report.ts'
import { rulesFound } from './verify.ts'

/** A harmed document; the same seed gives the same file. */
export interface Harmed {
  seed: number
  name: string
  bytes: Uint8Array
}

const shares = [
  { kind: /^(?!pdf|docx|xlsx)/, weight: 0.83 },
  { kind: /^(docx|xlsx)/, weight: 0.14 },
  { kind: /^pdf/, weight: 0.03 },
] as const

/** Mostly text and HTML, since they are quick to read and hold every layout. */
function anyLayout(from: Random) {
  let rest = from.next()
  const share = shares.find(({ weight }) => {
    rest -= weight
    return rest < 0
  })
  return from.pick(layouts.filter((l) => (share ?? shares[0]).kind.test(l.name)))
}

export function harmed(seed: number): Harmed {
  const from = random(seed)
  const report = generateReport(from, { edition: from.pick(['2019', '2021'] as const), length: from.int(0, 60) })
  const { name, bytes } = anyLayout(from).print(report, from)
  return { seed, name, bytes: mutate(name, bytes, from) }
}

/** Reads and checks a harmed document. Returns what went wrong: anything but an answer or a refusal, or too late. */
export async function survive({ name, bytes }: Harmed): Promise<string | null> {
  const start = performance.now()
  try {
    rulesFound(await readDocument(bytes, { name }))
  } catch (error) {
    if (!(error instanceof DocumentError))
      return error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (error.code === 'internal') return error.message
  }
  const elapsed = performance.now() - start
  return elapsed > limits.milliseconds ? `${Math.round(elapsed)} ms` : null
}
