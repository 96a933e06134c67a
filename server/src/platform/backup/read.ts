import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFile } from '../folder/durable.ts'
import type { Secret } from '../secrets/secret.ts'
import { vaultOf, wrongSecret } from '../secrets/service.ts'
import type { Vault } from '../secrets/vault.ts'
import { StartError } from '../start-error.ts'
import { Cover, Manifest, parts, Signed } from './manifest.ts'
import { type Progress, sumOf, sumOfFile, textOf } from './parts.ts'
import { type Member, readMembers } from './tar.ts'

/** A backup laid out in a folder: `tables/`, `files/ab/…`, `heads.log`; everything in it is as it was when made. */
export interface Unpacked {
  readonly folder: string
  readonly cover: Cover
  readonly manifest: Manifest
  readonly vault: Vault
  readonly headsLog: string
}

const damaged = (what: string) => new StartError(`备份文件已经损坏或者被改动（${what}），没有恢复。请换用另一份备份。`)

function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  text: string,
): T {
  try {
    const result = schema.safeParse(JSON.parse(text))
    if (result.success) return result.data
  } catch {}
  throw damaged('说明部分')
}

/**
 * Unpacks a backup into an empty folder and checks every part of it. Throws `StartError`: not a backup, cut off, changed,
 * or of another secret.
 */
export async function unpackBackup(
  archive: AsyncIterable<Uint8Array>,
  folder: string,
  secret: Secret,
  progress: Progress,
): Promise<Unpacked> {
  const members = readMembers(archive)
  const first = await members.next()
  if (first.done || first.value.name !== parts.cover) throw new StartError('这不是本程序的备份文件。')
  const coverText = await textOf(first.value)
  const cover = parsed(Cover, coverText)
  const vault = vaultOf(secret, cover.keys)
  if (!vault) throw wrongSecret(secret, '备份')
  let headsLog = ''
  let last = ''
  let files = 0
  const wrong: string[] = []
  for await (const member of members) {
    if (member.name === parts.manifest) last = await textOf(member)
    else if (member.name === parts.headsLog) headsLog = await textOf(member)
    else {
      const sum = await unpack(member, folder)
      const isFile = member.name.startsWith('files/')
      if (isFile && member.name !== `files/${sum}`) wrong.push(member.name.slice('files/'.length))
      if (isFile) files++
      progress.step()
    }
  }
  if (last === '') throw damaged('缺少结尾')
  const signed = parsed(Signed, last)
  if (!vault.signed(signed.manifest, signed.signature)) throw damaged('签名不符')
  const manifest = parsed(Manifest, signed.manifest)
  if (manifest.cover !== sumOf(coverText)) throw damaged(parts.cover)
  if (manifest.headsLog !== sumOf(headsLog)) throw damaged(parts.headsLog)
  for (const { part, sum } of manifest.tables)
    if ((await sumOfFile(join(folder, part)).catch(() => '')) !== sum) throw damaged(part)
  if (files !== manifest.files.count) throw damaged('文件数目')
  // What was damaged when the backup was made is named in it; anything else was damaged since.
  const [changed] = wrong.filter((hash) => !manifest.files.missing.includes(hash))
  if (changed) throw damaged(`files/${changed}`)
  return { folder, cover, manifest, vault, headsLog }
}

const placeOf = (name: string): string | null => {
  const [, hash] = /^files\/([0-9a-f]{64})$/.exec(name) ?? []
  if (hash) return `files/${hash.slice(0, 2)}/${hash}`
  return /^tables\/[\w.-]+$/.test(name) ? name : null
}

/** Puts a member on the disk and gives the sum of its content. */
async function unpack({ name, body }: Member, folder: string): Promise<string> {
  const place = placeOf(name)
  if (!place) throw damaged(name)
  const path = join(folder, place)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const sum = createHash('sha256')
  async function* summed() {
    for await (const chunk of body) {
      sum.update(chunk)
      yield chunk
    }
  }
  await pipeline(Readable.from(summed()), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  await syncFile(path)
  return sum.digest('hex')
}
