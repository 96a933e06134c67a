import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  type BreakName,
  breakNames,
  faults,
  generateReport,
  type Layout,
  layouts,
  long,
  misread,
  mixedLayout,
  random,
  ruleOf,
  rulesFound,
  runs,
  type Specimen,
} from '@gongkai/bench/generate'
import { DocumentError, type Reading, readDocument } from '@gongkai/documents/read'
import type { Edition } from '@gongkai/rules/reports'

const editions: readonly Edition[] = ['2019', '2021']
const seeds = Array.from({ length: runs(1) }, (_, i) => i + 1)

/** The reading, or nothing where the layout may be refused and is. */
async function read(specimen: Specimen): Promise<Reading | undefined> {
  try {
    return await readDocument(specimen.bytes, { name: specimen.name })
  } catch (error) {
    if (specimen.mayRefuse && error instanceof DocumentError) return undefined
    throw error
  }
}

async function verify(layout: Layout, edition: Edition, seed: number) {
  const from = random(seed)
  const specimen = layout.print(generateReport(from, { edition }), from)
  const reading = await read(specimen)
  if (!reading) return
  assert.deepEqual(faults(specimen, reading), [], `seed ${seed}`)
  const found = rulesFound(reading)
  assert.deepEqual(
    found.filter((f) => f.severity === 'error'),
    [],
    `seed ${seed}`,
  )
  for (const rule of specimen.rules)
    assert.ok(
      found.some((f) => f.rule === rule),
      `${rule} not reported, seed ${seed}`,
    )
}

for (const edition of editions)
  describe(`every layout of the ${edition} edition is read as printed`, () => {
    for (const layout of layouts)
      test(layout.name, async () => {
        for (const seed of seeds) await verify(layout, edition, seed)
      })
  })

/** Layouts in which a blank is told from a missing cell. */
const faithful = layouts.filter((l) => ['text-cells-tabs', 'text-tabs', 'html-site', 'md-plain'].includes(l.name))

async function findsMistake(layout: Layout, edition: Edition, broken: BreakName) {
  const from = random(breakNames.indexOf(broken))
  const specimen = layout.print(generateReport(from, { edition, broken }), from)
  const reading = await readDocument(specimen.bytes, { name: specimen.name })
  assert.deepEqual(faults(specimen, reading), [])
  assert.ok(
    rulesFound(reading).some((f) => f.rule === ruleOf(broken)),
    `${ruleOf(broken)} not found`,
  )
}

for (const edition of editions)
  describe(`mistakes in reports of the ${edition} edition are read as printed and found`, () => {
    for (const broken of breakNames)
      test(broken, async () => {
        const own = breakNames.indexOf(broken) % faithful.length
        for (const [i, layout] of faithful.entries()) if (long || i === own) await findsMistake(layout, edition, broken)
      })
  })

const MIXTURES = runs(80)

test(`${MIXTURES} mixtures of layouts: what cannot be read is left out, nothing is read wrongly`, async () => {
  const wrong: string[] = []
  for (let seed = 1; seed <= MIXTURES; seed++) {
    const from = random(seed)
    const specimen = mixedLayout(from).print(generateReport(from, { edition: from.pick(editions) }), from)
    try {
      const { report } = await readDocument(specimen.bytes, { name: specimen.name })
      wrong.push(...misread(specimen, report).map((fault) => `seed ${seed} (${specimen.name}): ${fault}`))
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error
    }
  }
  assert.deepEqual(wrong, [])
})
