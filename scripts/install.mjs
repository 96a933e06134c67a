// Installs the packages of the lockfile where they are missing or of another lockfile.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = join(root, 'package-lock.json')
/** npm writes here what it installed, after it is all in place. */
const installed = join(root, 'node_modules/.package-lock.json')

const versions = (path) =>
  Object.entries(JSON.parse(readFileSync(path, 'utf8')).packages)
    .filter(([name, p]) => name !== '' && !p.optional && !p.link && name.startsWith('node_modules/'))
    .map(([name, p]) => `${name}@${p.version}`)

function isStale() {
  if (!existsSync(installed)) return true
  if (statSync(lock).mtimeMs <= statSync(installed).mtimeMs) return false
  const present = new Set(versions(installed))
  return versions(lock).some((v) => !present.has(v))
}

/** Ends the program with a sentence where the packages cannot be installed. */
export function install() {
  if (!isStale()) return
  console.error('正在安装依赖的软件包（npm ci）……')
  const { status, error } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error(`没有装成${error ? `（${error.message}）` : ''}，请检查网络和 npm 的设置后再试。`)
  process.exit(2)
}
