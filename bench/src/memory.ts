import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFolder } from './generated.ts'
import { gongkai, root } from './process.ts'
import { median } from './timing.ts'

export interface MemoryRun {
  files: number
  /** Resident megabytes after file 1,000 and after the last one, each the median of the hundred files around. */
  early: number
  late: number
  peak: number
  seconds: number
}

/** When everything has been met once and the memory should no longer grow. */
export const SETTLED = 1_000

/** Reads `files` generated documents of every kind with two workers and watches the memory of the program. */
export async function memoryRun(files: number): Promise<MemoryRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-memory-'))
  try {
    await writeFolder(folder, files)
    const { peak, seconds, lines } = await gongkai(['read', '--format', 'json', '--jobs', '2', folder], root)
    if (lines.length !== files) throw new Error(`${files} files, ${lines.length} results`)
    const at = (file: number) => median(lines.slice(Math.max(0, file - 50), file + 50).map((l) => l.memory))
    return { files, early: at(Math.min(SETTLED, files)), late: at(files), peak, seconds }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
