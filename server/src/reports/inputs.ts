import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../platform/errors.ts'
import type { Source } from '../workers/jobs.ts'

export const STDIN = '-'

/** Left behind by systems and office programs; nobody means them. */
const litter = /^(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$|node_modules$)/i

export interface Inputs {
  /** In the order of names. */
  readonly sources: readonly Source[]
  /** One document was named, so one document is answered. */
  readonly single: boolean
}

const infoOf = (path: string) => {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/**
 * Every file below a folder, and what looks like one but cannot be opened, so that it is told of. Linked folders are not
 * followed: they may lead back.
 */
function* filesBelow(folder: string): Generator<string> {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    return yield folder
  }
  for (const entry of entries) {
    if (litter.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile() || (entry.isSymbolicLink() && infoOf(path)?.isFile() !== false)) yield path
  }
}

/** The deepest folder that holds all of them: what lies below it names each document without ambiguity. */
function commonFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((f) => f.split(sep))
  const same = first.findIndex((part, i) => rest.some((r) => r[i] !== part))
  return (same === -1 ? first : first.slice(0, same)).join(sep) || sep
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/**
 * The documents that files, folders and `-` stand for. A document is called by its path below the folder that all of
 * them share: one file by its own name, those of a folder by their path inside it. Throws `UsageError`.
 */
export function inputsOf(args: readonly string[]): Inputs {
  if (args.includes('')) throw new UsageError('有一个文件名是空的。文件名中有空格时，请用引号括起来。')
  const paths = new Map<string, string>()
  const folders: string[] = []
  for (const arg of args.filter((a) => a !== STDIN)) {
    const isFolder = infoOf(arg)?.isDirectory() === true
    folders.push(isFolder ? resolve(arg) : dirname(resolve(arg)))
    for (const path of isFolder ? filesBelow(arg) : [arg]) paths.set(resolve(path), path)
  }
  const top = commonFolder(folders)
  const sources = [...paths].map(([full, path]) => ({
    path,
    name: relative(top, full).split(sep).join('/') || basename(full),
  }))
  if (args.includes(STDIN)) sources.push({ path: STDIN, name: STDIN })
  const single = args.length === 1 && infoOf(args[0] ?? '')?.isDirectory() !== true
  return { sources: sources.sort(byName), single }
}

/** Refuses to write a result over one of the documents it comes from. */
export function keepApart(sources: readonly Source[], out: string): void {
  const real = (path: string) => {
    try {
      return realpathSync(path)
    } catch {
      return resolve(path)
    }
  }
  const target = real(out)
  if (sources.some((s) => s.path !== STDIN && real(s.path) === target))
    throw new UsageError(`结果不能写到原文件 ${out} 上，请换一个文件名。`)
}
