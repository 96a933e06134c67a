import assert from 'node:assert/strict'
import { test } from 'node:test'
import { damaged, harmed, misread, runs, survive } from '@gongkai/bench/generate'
import { DocumentError, type Reading, readDocument } from '@gongkai/documents/read'

const DOCUMENTS = runs(300)
/** Other seeds than those of the long run, which begins at 1. */
const FIRST_SEED = 20_260_305

test(`${DOCUMENTS} harmed documents are answered or refused, each in time`, async () => {
  const faults: string[] = []
  for (let seed = FIRST_SEED; seed < FIRST_SEED + DOCUMENTS; seed++) {
    const fault = await survive(harmed(seed))
    if (fault !== null) faults.push(`seed ${seed}: ${fault}`)
  }
  assert.deepEqual(faults, [])
})

const rowOf = (key: string) => key.slice(0, key.lastIndexOf('.'))

/** Rows that the reader itself puts in doubt. */
const doubted = ({ notes, unread }: Reading) =>
  new Set([...notes.flatMap((n) => n.cells ?? []), ...unread.map((u) => u.cell)].map(rowOf))

for (const edition of ['2019', '2021'] as const)
  test(`a row or cell out of place never becomes a wrong figure without a word (${edition})`, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + runs(40); seed++) {
      const specimen = damaged(seed, edition)
      try {
        const reading = await readDocument(specimen.bytes, { name: specimen.name })
        const doubt = doubted(reading)
        const silent = misread(specimen, reading.report).filter((fault) => !doubt.has(rowOf(fault.split(':')[0] ?? '')))
        assert.deepEqual(silent, [], `seed ${seed}`)
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error
      }
    }
  })
