import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { errors, Refusal, refuse } from '../errors.ts'
import type { Received } from '../http/handler.ts'
import type { Attachments, Operation } from '../operation.ts'
import type { Settings } from '../settings.ts'
import { fileErrors } from './errors.ts'
import { identify } from './identify.ts'
import { cleanName, extensionOf } from './names.ts'
import { scan } from './scan.ts'
import { type Shelf, TooMuch } from './shelf.ts'

type Rules = Pick<Settings, 'uploadLimit' | 'scanCommand'>

/** A file as it arrives. */
export interface Arriving {
  readonly field: string
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
}

const MB = 1024 * 1024

/**
 * Takes a stranger's file into the store: bounded while it streams, its kind told by its content, shown to the virus
 * scanner, and only then put in place. Throws a refusal that says what to do; leaves nothing behind when it throws.
 */
export async function receiveFile(shelf: Shelf, rules: Rules, { field, name, content }: Arriving): Promise<Received> {
  const clean = cleanName(name)
  const draft = await shelf.receive(content, rules.uploadLimit).catch((error) => {
    if (!(error instanceof TooMuch)) throw error
    const most = Math.floor(rules.uploadLimit / MB)
    throw refuse(fileErrors.fileTooLarge, { at: field, says: `文件超过${most}MB，没有接收。请压缩或者分开后再上传。` })
  })
  try {
    if (draft.size === 0) throw refuse(fileErrors.fileEmpty, { at: field })
    const kind = await identify(draft.path, draft.head, clean)
    await scan(rules.scanCommand, draft.path)
    await shelf.place(draft)
    const named = extensionOf(clean) === '' ? `${clean}.${kind.endings[0]}` : clean
    return { field, name: named, type: kind.type, hash: draft.hash, size: draft.size }
  } catch (error) {
    await shelf.drop(draft)
    throw error
  }
}

/** A form that was received. */
export interface FormReceived {
  readonly fields: unknown
  readonly files: readonly Received[]
  /** Removes what the form brought into the store, when nothing came of it. */
  drop(): Promise<void>
}

/** Removes contents that nobody needs. */
type Drop = (hashes: readonly string[]) => Promise<void>

/** The same, saying of which of several files it speaks; what is no fault of the file is told as it is. */
async function receiveNamed(shelf: Shelf, rules: Rules, part: MultipartFile): Promise<Received> {
  try {
    return await receiveFile(shelf, rules, arriving(part))
  } catch (error) {
    throw error instanceof Refusal && error.status < 500 ? named(error, part) : error
  }
}

/** The receiver of multipart requests: files go to the store, the other fields are given as they came. */
export const receiver =
  (shelf: Shelf, rules: Rules, drop: Drop) =>
  async (request: FastifyRequest, { attachments }: Pick<Operation, 'attachments'>): Promise<FormReceived> => {
    if (!request.isMultipart()) throw refuse(errors.unsupportedType)
    const { most, uploadLimit } = narrowed(rules, attachments)
    const fields: Record<string, unknown> = {}
    const files: Received[] = []
    const brought: string[] = []
    const store = noting(shelf, brought)
    try {
      // One byte more than may be, so that our own count decides and words the refusal.
      for await (const part of request.parts({ limits: { fileSize: uploadLimit + 1 } }))
        if (part.type === 'field') fields[part.fieldname] = together(fields[part.fieldname], part.value)
        else if (files.length >= most) throw tooManyFiles(most)
        else files.push(await receiveNamed(store, { ...rules, uploadLimit }, part))
    } catch (error) {
      // A browser that is still sending would not read the refusal; the request's time bounds how long it may send.
      request.raw.unpipe()
      request.raw.resume()
      await drop(brought)
      if (isBroken(error)) throw refuse(fileErrors.uploadBroken)
      throw error
    }
    return { fields, files, drop: () => drop(brought) }
  }

/** The rules of the installation, and those for what comes where they are narrower. */
const narrowed = ({ uploadLimit }: Rules, attachments: Attachments | null) => ({
  most: attachments?.most ?? Number.POSITIVE_INFINITY,
  uploadLimit: Math.min(uploadLimit, attachments?.bytes ?? uploadLimit),
})

/** The shelf that notes what it had not before. */
const noting = (shelf: Shelf, brought: string[]): Shelf => ({
  ...shelf,
  place: async (draft) => {
    const isNew = await shelf.place(draft)
    if (isNew) brought.push(draft.hash)
    return isNew
  },
})

const tooManyFiles = (most: number) =>
  refuse(fileErrors.tooManyFiles, { at: 'file', says: `附件最多${most}个，多出的没有接收。` })

/** A form of a page as far as it could be read. */
export interface FormSent {
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: readonly Received[]
  /** Why a file was not taken, each at its field. */
  readonly refused: readonly Refusal[]
}

/** How much whoever sends forms may still bring; each throws the refusal that says why no more. */
export interface Allowance {
  /** Asked once for each form that brings files, before any of them is stored. */
  form(): Promise<void>
  /** Asked for each file, before it has a place. */
  file(bytes: number): Promise<void>
}

interface FormRules extends Rules {
  readonly attachments: Attachments
  readonly allowance: (request: FastifyRequest) => Allowance
}

/**
 * The receiver of forms with files that people fill in on a page: what is wrong with a file is told, and whatever was
 * typed is kept, so that the form can be shown again as it was.
 */
export const formReceiver =
  (shelf: Shelf, { attachments, allowance, ...rules }: FormRules) =>
  async (request: FastifyRequest): Promise<FormSent> => {
    if (!request.isMultipart()) throw refuse(errors.unsupportedType)
    const { most, uploadLimit } = narrowed(rules, attachments)
    const allowed = allowance(request)
    const store = admitting(shelf, allowed)
    const fields: Record<string, unknown> = {}
    const files: Received[] = []
    const refused: Refusal[] = []
    let mayBring: Promise<Refusal | null> | undefined
    const take = async (part: MultipartFile): Promise<void> => {
      mayBring ??= told(allowed.form())
      const refusal = (await mayBring) ?? (files.length >= most ? tooManyFiles(most) : null)
      if (refusal) {
        part.file.resume()
        // Once for all of them.
        if (!refused.some(({ code }) => code === refusal.code)) refused.push(refusal)
        return
      }
      await receiveFile(store, { ...rules, uploadLimit }, arriving(part)).then(
        (file) => files.push(file),
        (error) => refused.push(named(error, part)),
      )
    }
    try {
      for await (const part of request.parts({ limits: { fileSize: uploadLimit + 1 } }))
        if (part.type === 'field') fields[part.fieldname] = together(fields[part.fieldname], part.value)
        // A field in which no file was chosen comes as a file without a name.
        else if (!part.filename) part.file.resume()
        else await take(part)
    } catch (error) {
      if (!isBroken(error) && !isOverLimit(error)) throw error
      refused.push(refuse(isBroken(error) ? fileErrors.uploadBroken : fileErrors.tooManyFields, { at: 'file' }))
    } finally {
      // A browser that is still sending would not read the page.
      request.raw.unpipe()
      request.raw.resume()
    }
    return { fields, files, refused }
  }

/** The shelf that takes no more than is allowed. */
const admitting = (shelf: Shelf, allowed: Allowance): Shelf => ({
  ...shelf,
  receive: async (content, most) => {
    const draft = await shelf.receive(content, most)
    try {
      await allowed.file(draft.size)
    } catch (error) {
      await shelf.drop(draft)
      throw error
    }
    return draft
  },
})

/** The refusal that something ended with, or null. */
const told = (asked: Promise<void>): Promise<Refusal | null> =>
  asked.then(
    () => null,
    (error) => {
      if (error instanceof Refusal) return error
      throw error
    },
  )

/** The refusal of a file among several, saying of which. */
function named(error: unknown, { fieldname, filename }: MultipartFile): Refusal {
  if (!(error instanceof Refusal)) throw error
  const { code, status, message } = error
  return refuse({ code, status, says: message }, { at: fieldname, says: `“${cleanName(filename)}”：${message}` })
}

/** More parts, fields or bytes in a field than forms of ours have. */
const isOverLimit = (error: unknown) => /^FST_.*(LIMIT|TOO_LARGE)$/.test((error as { code?: string }).code ?? '')

const arriving = ({ fieldname, filename, file }: MultipartFile): Arriving => ({
  field: fieldname,
  name: filename ?? '',
  content: file,
})

/** A field that comes more than once is a list. */
const together = (before: unknown, value: unknown): unknown =>
  before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]

const broken = /Part terminated early|Unexpected end of (form|multipart)|Premature close|aborted/i
const isBroken = (error: unknown) =>
  error instanceof Error &&
  (['FST_MP_PREMATURE_CLOSE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  ) ||
    broken.test(error.message))
