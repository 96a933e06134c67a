import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../platform/root.ts'
import { Pool } from './pool.ts'

/** Documents read at once by one server. */
export const WORKERS = 2

/** Beside this file where the program is built; from the sources it is built first. */
async function workerProgram(): Promise<URL> {
  if (!import.meta.url.endsWith('.ts')) return new URL('./worker.js', import.meta.url)
  const { buildProgram } = await import(pathToFileURL(join(root, 'scripts/build.mjs')).href)
  return pathToFileURL(join(await buildProgram(), 'worker.js'))
}

let shared: Promise<Pool> | undefined

/**
 * The workers of a server: whatever comes from outside and has to be read is read there, with an end to time and memory.
 * Made when the first document comes; idle ones do not keep the program alive.
 */
export const documentWorkers = (): Promise<Pool> => {
  shared ??= workerProgram().then((program) => new Pool(WORKERS, program))
  return shared
}
