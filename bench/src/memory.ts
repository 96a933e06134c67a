import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFolder } from './generated.ts'
import { gongkai, root } from './process.ts'
import { median } from './timing.ts'

export interface MemoryRun {
  files: number
  /** Resident megabytes after a tenth of the files and after all of them, each the median of the files around. */
  early: number
  late: number
  peak: number
  seconds: number
}

/** Reads `files` generated documents of every kind with two workers and watches the memory of the program. */
export async function memoryRun(files: number): Promise<MemoryRun> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-memory-'))
  try {
    await writeFolder(folder, files)
    const { peak, seconds, lines } = await gongkai(['read', '--format', 'json', '--jobs', '2', folder], root)
    if (lines.length !== files) throw new Error(`${files} files, ${lines.length} results`)
    const around = files / 100
    const at = (file: number) => median(lines.slice(file - around, file + around).map((l) => l.memory))
    return { files, early: at(files / 10), late: at(files), peak, seconds }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
