import type { FastifyRequest } from 'fastify'
import { errors, Refusal, refuse } from '../platform/errors.ts'
import type { Checked, Outcome } from '../workers/jobs.ts'
import { reportErrors } from './errors.ts'
import type { Checker, Uploaded } from './service.ts'

const LONGEST_NAME = 120
const MB = 1024 * 1024

/** The name to show: without folders and without what cannot be printed. */
export const shownFileName = (given: string | undefined): string =>
  (given ?? '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME) || '未命名文件'

const tooLarge = (most: number) =>
  refuse(reportErrors.fileTooLarge, {
    at: 'file',
    says: `文件超过${Math.floor(most / MB)}MB，没有接收。请只保留年度报告的正文和表格后再试。`,
  })

/** What the reader of forms says, in our words. */
function translate(error: unknown, most: number): Refusal {
  if (error instanceof Refusal) return error
  const { code } = error as { code?: string }
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(most)
  if (code === 'FST_FILES_LIMIT') return refuse(reportErrors.noFile, { at: 'file', says: '一次只能校验一份文件。' })
  return refuse(reportErrors.noFile, { at: 'file' })
}

/** The one file of the form, at most so many bytes. Throws a refusal at `file`. */
async function receive(request: FastifyRequest, most: number): Promise<Uploaded> {
  if (!request.isMultipart())
    throw refuse(errors.unsupportedType, { at: 'file', says: '应以multipart/form-data提交文件。' })
  try {
    const part = await request.file({
      limits: { fileSize: most, files: 1, fields: 5, parts: 6, fieldNameSize: 100, fieldSize: 1_000, headerPairs: 20 },
    })
    if (part?.fieldname !== 'file') throw refuse(reportErrors.noFile, { at: 'file' })
    const bytes = await part.toBuffer()
    if (bytes.length === 0 && !part.filename) throw refuse(reportErrors.noFile, { at: 'file' })
    return { name: shownFileName(part.filename), bytes }
  } catch (error) {
    throw translate(error, most)
  }
}

/** Receives the file of a form and checks it; at most so many at once, so that uploads cannot fill the memory. */
export async function checkRequest(
  request: FastifyRequest,
  checker: Checker,
): Promise<{ name: string; outcome: Outcome<Checked> }> {
  checker.enter()
  try {
    const upload = await receive(request, checker.most)
    return { name: upload.name, outcome: await checker.check(upload) }
  } finally {
    checker.leave()
  }
}
