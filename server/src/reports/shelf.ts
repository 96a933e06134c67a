import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a packed reading lies. */
export interface Slot {
  readonly at: number
  readonly length: number
}

/** A temporary file for readings that wait for others, so that ten thousand reports take no more memory than ten. */
export class Shelf {
  readonly #file: FileHandle
  readonly #folder: string
  #end = 0

  private constructor(file: FileHandle, folder: string) {
    this.#file = file
    this.#folder = folder
  }

  static async open(): Promise<Shelf> {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-'))
    const file = await open(join(folder, 'readings'), 'wx+', 0o600)
    // Unlinked at once where the system allows it: nothing stays behind, however the program ends.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    return new Shelf(file, folder)
  }

  async put(packed: Uint8Array): Promise<Slot> {
    const slot = { at: this.#end, length: packed.length }
    this.#end += packed.length
    await this.#file.write(packed, 0, packed.length, slot.at)
    return slot
  }

  async get({ at, length }: Slot): Promise<Uint8Array> {
    const packed = new Uint8Array(length)
    await this.#file.read(packed, 0, length, at)
    return packed
  }

  async close(): Promise<void> {
    await this.#file.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
