import { type FileHandle, open } from 'node:fs/promises'
import { DocumentError, limits } from '@gongkai/documents/read'

const MOST = Math.max(limits.textBytes, limits.officeBytes, limits.pdfBytes)
const CHUNK = 1 << 20

const causes: Record<string, [code: 'missing' | 'unsupported' | 'damaged', message: string]> = {
  ENOENT: ['missing', '找不到这个文件，请核对路径和文件名。'],
  ENOTDIR: ['missing', '找不到这个文件，请核对路径和文件名。'],
  ENAMETOOLONG: ['missing', '找不到这个文件：文件名太长，请核对路径。'],
  EACCES: ['missing', '没有读取这个文件的权限，请调整权限或换一个账号。'],
  EPERM: ['missing', '没有读取这个文件的权限，请调整权限或换一个账号。'],
  EISDIR: ['unsupported', '这是文件夹，不是文件。'],
  EIO: ['damaged', '读取时磁盘出错，请从别处重新取得这个文件。'],
}

/** The bytes of a file, at most what the largest format may have. Throws `DocumentError`. */
export async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r')
    try {
      const info = await file.stat()
      if (info.size > MOST) throw tooLarge()
      return info.isFile() ? await file.readFile() : await untilEnd(file)
    } finally {
      await file.close()
    }
  } catch (error) {
    const cause = causes[(error as NodeJS.ErrnoException).code ?? '']
    throw cause ? new DocumentError(...cause) : error
  }
}

/** The bytes of a stream, with the same limit. Throws `DocumentError`. */
export async function bytesFrom(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST) throw tooLarge()
  }
  return Buffer.concat(chunks)
}

/** A pipe or a device says no size beforehand. */
const untilEnd = (file: FileHandle) => bytesFrom(file.createReadStream({ highWaterMark: CHUNK, autoClose: false }))

const tooLarge = () =>
  new DocumentError('tooLarge', `文件超过 ${MOST / 1024 / 1024} MB，请拆分，或者只保留年度报告的正文和表格后再试。`)
