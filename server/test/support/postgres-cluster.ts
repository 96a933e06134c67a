// Starts a PostgreSQL cluster of its own, prints its address as one line of JSON and holds it until standard input ends:
// when the process that asked for it dies, however it dies, the cluster is stopped and its folder removed. `stop` and
// `start` on standard input take the server away for a while. `--durable`: as a real server writes, else fast.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findPrograms, type Programs } from './postgres-programs.ts'

const START_MS = 60_000

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

class Cluster {
  readonly #programs: Programs
  readonly #folder: string
  readonly #settings: readonly string[]
  #server: ChildProcess | undefined

  constructor(programs: Programs, settings: readonly string[]) {
    this.#programs = programs
    this.#folder = mkdtempSync(join(tmpdir(), 'gongkai-postgres-'))
    this.#settings = [...settings, `unix_socket_directories=${this.#folder}`]
    const { uid, gid } = programs.as
    if (uid !== undefined && gid !== undefined) chownSync(this.#folder, uid, gid)
  }

  get #data() {
    return join(this.#folder, 'data')
  }

  init(): void {
    const options = ['-U', 'gongkai', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions']
    const { status, stderr } = this.#run('initdb', ['-D', this.#data, ...options])
    if (status !== 0) throw new Error(`initdb: ${stderr}`)
  }

  async start(): Promise<void> {
    const log = join(this.#folder, 'log')
    const output = openSync(log, 'w')
    const args = ['-D', this.#data, ...this.#settings.flatMap((s) => ['-c', s])]
    this.#server = spawn(join(this.#programs.folder, 'postgres'), args, {
      ...this.#programs.as,
      cwd: this.#folder,
      stdio: ['ignore', output, output],
      // A Ctrl-C at the terminal is answered by this process, not by the server beside it.
      detached: true,
    })
    closeSync(output)
    const said = () => readFileSync(log, 'utf8')
    for (const until = Date.now() + START_MS; !said().includes('ready to accept connections'); ) {
      if (this.#server.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL did not start:\n${said()}`)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }

  stop(): void {
    if (this.#server) this.#run('pg_ctl', ['stop', '-s', '-D', this.#data, '-m', 'immediate', '-w', '-t', '30'])
    this.#server = undefined
  }

  remove(): void {
    this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #run(program: string, args: readonly string[]) {
    const { folder, as } = this.#programs
    return spawnSync(join(folder, program), args, { ...as, cwd: this.#folder, encoding: 'utf8' })
  }
}

async function hold(programs: Programs): Promise<void> {
  const port = await freePort()
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const cluster = new Cluster(programs, [
    ...(process.argv.includes('--durable') ? [] : quick),
    ...['shared_buffers=32MB', 'max_connections=200', 'max_wal_size=256MB', 'jit=off'],
    ...['listen_addresses=127.0.0.1', `port=${port}`],
  ])
  process.once('exit', () => cluster.remove())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0))
  cluster.init()
  await cluster.start()
  console.log(JSON.stringify({ url: `postgres://gongkai@127.0.0.1:${port}/postgres` }))
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') cluster.stop()
    if (line === 'start') await cluster.start()
    console.log(line)
  }
  process.exit(0)
}

const programs = findPrograms()
if (programs) await hold(programs)
else console.log('null')
