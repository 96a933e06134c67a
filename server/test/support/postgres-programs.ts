import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** A PostgreSQL that can be started here, and as whom. */
export interface Programs {
  readonly folder: string
  readonly version: number
  readonly as: { readonly uid?: number; readonly gid?: number }
}

const OLDEST = 15
/** Distributions keep the server's programs out of the path. */
const shelf = '/usr/lib/postgresql'

function versionIn(folder: string): number {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/ (\d+)(?:\.|devel|beta|rc)/.exec(stdout ?? '')?.[1] ?? 0)
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function somebody(): Programs['as'] | null {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? []
  return uid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** The newest PostgreSQL that is new enough; null where there is none. */
export function findPrograms(): Programs | null {
  const shelved = existsSync(shelf) ? readdirSync(shelf).map((version) => join(shelf, version, 'bin')) : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...shelved]
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .map((folder) => dirname(realpathSync(join(folder, 'initdb'))))
  const [newest] = [...new Set(folders)]
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= OLDEST)
    .sort((a, b) => b.version - a.version)
  const as = somebody()
  return newest && as ? { ...newest, as } : null
}
