import { type FileHandle, open } from 'node:fs/promises'
import { DocumentError, limits } from '@gongkai/documents/read'

const MOST = Math.max(limits.textBytes, limits.officeBytes, limits.pdfBytes)
const CHUNK = 1 << 20

type Cause = [code: 'missing' | 'unsupported' | 'damaged', message: string]

const absent: Cause = ['missing', '找不到这个文件，请核对路径和文件名。']
const forbidden: Cause = ['missing', '没有读取的权限，请调整权限或换一个账号。']
const busy: Cause = ['missing', '文件正被其他程序占用，请关闭那个程序后再试。']
const causes: Record<string, Cause> = {
  ENOENT: absent,
  ENOTDIR: absent,
  ENAMETOOLONG: ['missing', '找不到这个文件：文件名太长，请核对路径。'],
  EACCES: forbidden,
  EPERM: forbidden,
  EBUSY: busy,
  ETXTBSY: busy,
  EISDIR: ['unsupported', '这是文件夹，不是文件。请写明文件名。'],
  EIO: ['damaged', '读取时磁盘出错，请从别处重新取得这个文件。'],
}

/** Why the system does not give a file; `undefined` where the fault is not the system's. */
function causeOf({ code, syscall }: NodeJS.ErrnoException, path: string): Cause | undefined {
  if (syscall === undefined || code === undefined) return undefined
  // A name that is no UTF-8 comes to us with its bytes lost.
  if (causes[code] === absent && path.includes('\uFFFD'))
    return ['missing', '文件名不是 UTF-8 编码，无法打开，请改名后再试。']
  return causes[code] ?? ['missing', `系统不能打开这个文件（${code}），请把它复制到本机的文件夹后再试。`]
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
    const cause = causeOf(error as NodeJS.ErrnoException, path)
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
