import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole program, from the sources and from what was built of them alike. */
function find(folder: string): string {
  const file = join(folder, 'package.json')
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'gongkai') return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('the folder of the program was not found')
  return find(above)
}

export const root = find(dirname(fileURLToPath(import.meta.url)))
export const migrationsFolder = join(root, 'server', 'migrations')
