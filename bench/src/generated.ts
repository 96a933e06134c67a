import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { breakNames, generateReport, type Layout, layouts, random, type Specimen } from '@gongkai/bench/generate'

/** Not every layout can show a blank. */
const mistakes = breakNames.filter((name) => name !== 'blankCells')

/** One generated file in ten has a mistake; the same seed gives the same file. */
export function specimen(layout: Layout, seed: number, length = 60): Specimen {
  const from = random(seed)
  const broken = seed % 10 === 0 ? from.pick(mistakes) : undefined
  const edition = from.pick(['2019', '2021'] as const)
  return layout.print(generateReport(from, { edition, length, ...(broken && { broken }) }), from)
}

export const layoutsOf = (kind: RegExp): Layout[] => layouts.filter((l) => kind.test(l.name))

/** Every layout of the kind in turn, with other figures each time. */
export function specimens(kind: RegExp, count: number, length?: number): Specimen[] {
  const own = layoutsOf(kind)
  return Array.from({ length: count }, (_, i) => specimen(own[i % own.length] as Layout, i + 1, length))
}

/** Of 100 files ninety are text or HTML, nine DOCX or XLSX, one PDF. */
const collection = (i: number) => (i % 100 === 99 ? /^pdf/ : i % 10 === 4 ? /^(docx|xlsx)/ : /^(?!pdf|docx|xlsx)/)

/** Writes a folder of files of every layout of the kind that each number has; by default as a year's collection is mixed. */
export async function writeFolder(folder: string, count: number, kindOf = collection): Promise<void> {
  await mkdir(folder, { recursive: true })
  const turns = new Map<string, { own: Layout[]; next: number }>()
  for (let i = 0; i < count; i++) {
    const kind = kindOf(i)
    const turn = turns.get(kind.source) ?? { own: layoutsOf(kind), next: 0 }
    turns.set(kind.source, turn)
    const { name, bytes } = specimen(turn.own[turn.next++ % turn.own.length] as Layout, i + 1)
    await writeFile(join(folder, `${String(i).padStart(5, '0')}-${name}`), bytes)
  }
}
