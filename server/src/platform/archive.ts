import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

/** A file of an archive; its content is opened when its turn comes. */
export interface ArchiveEntry {
  /** The path in the archive, parts divided by `/`. */
  readonly name: string
  readonly content: Uint8Array | (() => Promise<AsyncIterable<Uint8Array>>)
}

/**
 * Files as one ZIP, written while it is read: of each file no more is held than the piece on its way, and nothing is
 * read that nobody takes. Contents are stored as they are, so that their digests can be checked in any program.
 */
export const archiveOf = (entries: Iterable<ArchiveEntry>, made: Date): Readable =>
  Readable.from(pieces(entries, made), { objectMode: false })

async function* pieces(entries: Iterable<ArchiveEntry>, made: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for (const { name, content } of entries) {
    const part = new ZipPassThrough(name)
    part.mtime = made
    zip.add(part)
    for await (const piece of content instanceof Uint8Array ? [content] : await content()) {
      part.push(piece)
      yield* ready.splice(0)
    }
    part.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready
}
