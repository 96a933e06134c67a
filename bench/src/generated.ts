import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { breakNames, generateReport, type Layout, layouts, random, type Specimen } from '@gongkai/bench/generate'

/** One generated file in ten has a mistake; the same seed gives the same file. */
export function specimen(layout: Layout, seed: number, length = 60): Specimen {
  const from = random(seed)
  const broken = seed % 10 === 0 ? from.pick(breakNames) : undefined
  const edition = seed % 2 === 0 ? '2019' : '2021'
  return layout.print(generateReport(from, { edition, length, ...(broken && { broken }) }), from)
}

export const layoutsOf = (kind: RegExp): Layout[] => layouts.filter((l) => kind.test(l.name))

/** Every layout of the kind in turn, with other figures each time. */
export function specimens(kind: RegExp, count: number, length?: number): Specimen[] {
  const own = layoutsOf(kind)
  return Array.from({ length: count }, (_, i) => specimen(own[i % own.length] as Layout, i + 1, length))
}

const mix = (i: number) => (i % 100 === 99 ? /^pdf/ : i % 10 === 4 ? /^(docx|xlsx)/ : /^(?!pdf|docx|xlsx)/)

/** A folder of files as a year's collection mixes them: of 100, ninety text or HTML, nine DOCX or XLSX, one PDF. */
export async function writeFolder(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const kinds = new Map<string, Layout[]>()
  for (let i = 0; i < count; i++) {
    const kind = mix(i)
    const own = kinds.get(kind.source) ?? layoutsOf(kind)
    kinds.set(kind.source, own)
    const { name, bytes } = specimen(own[i % own.length] as Layout, i + 1)
    await writeFile(join(folder, `${String(i).padStart(5, '0')}-${name}`), bytes)
  }
}
