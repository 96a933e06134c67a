// A reporter for node:test: failures in full, suites that could not run by name, and the sum for scripts/test.mjs.
import { relative } from 'node:path'

/** Counterexamples of property tests run to pages. */
const LONGEST = 600
const NOT_RUN = /^not run: .*$/

export default async function* report(source) {
  let passed = 0
  let failed = 0
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      for (const line of data.message.split('\n')) if (NOT_RUN.test(line)) yield `${line}\n`
      if (type === 'test:stderr') yield data.message
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const suite = data.details?.type === 'suite'
    if (type === 'test:pass') passed += suite ? 0 : 1
    // A suite fails with its tests; it counts only where it failed by itself.
    else if (!suite || data.details.error?.failureType !== 'subtestsFailed') {
      failed++
      yield failure(data)
    }
  }
  yield `sum ${passed} ${failed}\n`
}

function failure({ name, file = '', line, details: { error } }) {
  const cause = error?.cause ?? error
  const text = cause?.stack ?? cause?.message ?? String(cause)
  const where = file ? `${relative(process.cwd(), file)}${line ? `:${line}` : ''}` : ''
  const lines = text.split('\n').map((l) => `  ${l.length > LONGEST ? `${l.slice(0, LONGEST)} …` : l}`)
  return `\nFAIL ${name}  ${where}\n${lines.join('\n')}\n`
}
