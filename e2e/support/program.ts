import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Today, wherever a journey meets a date: a Thursday, with the notice for its year known and the next year's not. */
export const today = '2026-03-05'

const root = fileURLToPath(new URL('../..', import.meta.url))
const shim = join(root, 'server/bin/gongkai.mjs')

/** The program as somebody installed it, reached as its readers reach it. */
export interface Program {
  /** The public address, with a slash at its end. */
  readonly url: string
  /** The link for the first setup, as it was printed. */
  setupLink(): string
  /** Everything that was printed. */
  printed(): string
  /** Asks the program to end, as a service manager does, and demands that it does so cleanly. */
  stop(): Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Starts the program on an empty data folder; with a `path` it stands behind a proxy of the agency's own site, which
 * knows nothing outside of that path.
 */
export async function startProgram({ path, demo }: { path: string; demo: boolean }): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-e2e-'))
  const proxy = path === '' ? null : await startProxy(path)
  const child = spawn(process.execPath, [shim, 'serve', ...(demo ? ['--demo'] : [])], {
    cwd: root,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', NOW: today, DATA_DIR: dataDir, LOG_LEVEL: 'warn', PORT: '0' },
      ...(proxy && { PORT: String(proxy.target), BASE_URL: proxy.url, TRUST_PROXY: '1' }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const lines: string[] = []
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        if (stream === child.stdout && line.startsWith('http')) resolve(line)
      })
    void ended.then((status) => reject(new Error(`the program ended with ${status}: ${lines.join('\n')}`)))
  })
  return {
    url,
    printed: () => lines.join('\n'),
    setupLink: () => {
      const link = lines.map((line) => line.trim()).find((line) => line.startsWith(`${url}office/setup?token=`))
      assert.ok(link, `no setup link was printed:\n${lines.join('\n')}`)
      return link
    },
    stop: async () => {
      child.kill('SIGTERM')
      const status = await ended
      running.delete(child)
      proxy?.close()
      rmSync(dataDir, { recursive: true, force: true })
      assert.equal(status, 0, `the program ended with ${status}:\n${lines.join('\n')}`)
    },
  }
}

/** A port that nothing listens on. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createSocket().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

/** Passes everything below `path` on as it came; all else is another site's. */
async function startProxy(path: string) {
  const target = await freePort()
  const proxy = createServer((asked, answer) => {
    const { method, url = '/', headers } = asked
    if (!url.startsWith(`${path}/`)) return void answer.writeHead(404).end('not of this site')
    const passed = { ...headers, 'x-forwarded-for': asked.socket.remoteAddress ?? '' }
    const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers: passed }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    onward.on('error', () => answer.headersSent || answer.writeHead(502).end())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  return {
    target,
    url: `http://127.0.0.1:${port}${path}/`,
    close: () => {
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}
