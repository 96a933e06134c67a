// A reporter for node:test: failures in full, suites that could not run by name, what takes longest, and the sum for
// scripts/test.mjs.
import { relative } from 'node:path'
import { inspect } from 'node:util'

/** Counterexamples of property tests run to pages. */
const LONGEST = 600
const LONGEST_FILES = 12
const NOT_RUN = /^not run: .*$/

export default async function* report(source) {
  let passed = 0
  let failed = 0
  const seconds = new Map()
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      for (const line of data.message.split('\n')) if (NOT_RUN.test(line)) yield `${line}\n`
      if (type === 'test:stderr') yield data.message
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const suite = data.details?.type === 'suite'
    if (data.nesting === 0) {
      // What several files share tells only its name.
      const file = data.file?.includes('/chunk-') ? data.name : sourceOf(data.file)
      seconds.set(file, (seconds.get(file) ?? 0) + data.details.duration_ms / 1000)
    }
    if (type === 'test:pass') passed += suite ? 0 : 1
    // A suite fails with its tests; it counts only where it failed by itself.
    else if (!suite || data.details.error?.failureType !== 'subtestsFailed') {
      failed++
      yield failure(data)
    }
  }
  const longest = [...seconds].sort(([, a], [, b]) => b - a).slice(0, LONGEST_FILES)
  for (const [file, s] of longest) yield `${s.toFixed(0).padStart(4)} s ${file}\n`
  yield `sum ${passed} ${failed}\n`
}

/** Tests run as they were built (scripts/build.mjs); people look for them where they are written. */
const sourceOf = (file = '') =>
  relative(process.cwd(), file)
    .replace(/^dist\/tests-\w+\//, '')
    .replace(/\.js$/, '.ts')

function failure({ name, file, details: { error } }) {
  const cause = error?.cause ?? error
  const text = String(cause?.stack ?? cause?.message ?? inspect(cause))
  const lines = text.split('\n').map((l) => `  ${l.length > LONGEST ? `${l.slice(0, LONGEST)} …` : l}`)
  return `\nFAIL ${name}  ${sourceOf(file)}\n${lines.join('\n')}\n`
}
