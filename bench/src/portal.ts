import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { inFolder } from './folder.ts'
import { load, transferred } from './load.ts'
import type { Measured } from './measured.ts'
import { root } from './process.ts'
import { type Serving, serve, serving } from './serving.ts'
import { inTurn } from './timing.ts'

const ROUNDS = 9
const SECONDS = 2
/** Until the engine has compiled what is asked for often; a server runs for months. */
const WARM_UP = 8
const AS_CONSTANT = 0.8
const A_SECOND = 1_000
const FIRST_VIEW = 60_000

/** What browsers of today say that they take. */
const browser = { 'accept-encoding': 'gzip, deflate, br' }
const pages = ['', 'guide', 'calculator', 'calculator/fees', 'check', 'api/docs']
const question = 'calculator?channel=inPerson&on-y=2026&on-m=3&on-d=5'

/** The same bytes from a server that does nothing else. */
async function constant(page: string): Promise<Serving> {
  const { buildScript } = await import(pathToFileURL(join(root, 'scripts/build.mjs')).href)
  const bytes = Buffer.from(await (await fetch(page)).arrayBuffer())
  return serving([await buildScript('bench/src/constant.ts')], { input: brotliCompressSync(bytes) })
}

/** Microseconds of processor time that the servers took for an answer, beside how many they gave. */
function counting(server: Serving, path: string) {
  let answers = 0
  let seconds = 0
  return {
    run: async () => {
      const before = await server.used()
      const rate = await load({ url: new URL(path, server.url).href, headers: browser }, SECONDS)
      seconds += (await server.used()) - before
      answers += rate * SECONDS
      return rate
    },
    each: () => `${((seconds * 1e6) / answers).toFixed(0)} µs`,
  }
}

async function fromCache(portal: Serving): Promise<Measured> {
  const bare = await constant(new URL('guide', portal.url).href)
  try {
    const own = counting(portal, 'guide')
    const other = counting(bare, 'guide')
    for (const path of [new URL('guide', portal.url).href, bare.url])
      await load({ url: path, headers: browser }, WARM_UP)
    const rates = await inTurn(ROUNDS, own.run, other.run)
    return {
      name: 'portal page from the byte cache against a constant',
      value: rates.ratio,
      unit: '×',
      target: `≥ ${AS_CONSTANT}`,
      reached: rates.ratio >= AS_CONSTANT,
      detail: `${rates.work.toFixed(0)}/s against ${rates.bare.toFixed(0)}/s, of processor time ${own.each()} against ${other.each()} an answer, median of ${ROUNDS} rounds in turn`,
    }
  } finally {
    await bare.stop()
  }
}

async function perSecond(portal: Serving, name: string, path: string): Promise<Measured> {
  const { run, each } = counting(portal, path)
  await load({ url: new URL(path, portal.url).href, headers: browser }, WARM_UP)
  const rates = [await run(), await run(), await run()].sort((a, b) => a - b)
  const value = rates[1] ?? 0
  const detail = `${each()} of processor time an answer`
  return { name, value, unit: '/s', target: `≥ ${A_SECOND}`, reached: value >= A_SECOND, detail }
}

/** What a browser fetches to show a page for the first time: the page and what it names. */
async function firstView(portal: Serving, coding: string): Promise<Measured> {
  const sizes = await Promise.all(
    pages.map(async (page) => {
      const url = new URL(page, portal.url).href
      const html = await (await fetch(url)).text()
      const named = [...html.matchAll(/<(?:link [^>]*rel="(?:stylesheet|icon)"[^>]*|img [^>]*|script [^>]*)>/g)]
        .map(([tag]) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1])
        .filter((address) => address !== undefined)
      const all = [url, ...named.map((address) => new URL(address, url).href)]
      const bytes = await Promise.all(all.map((address) => transferred(address, coding)))
      return { page: `/${page}`, files: all.length, bytes: bytes.reduce((a, b) => a + b, 0) }
    }),
  )
  const most = Math.max(...sizes.map((s) => s.bytes))
  return {
    name: `first view of a portal page, ${coding}`,
    value: most / 1000,
    unit: 'kB',
    target: `≤ ${FIRST_VIEW / 1000}`,
    reached: most <= FIRST_VIEW,
    detail: sizes.map(({ page, files, bytes }) => `${page} ${(bytes / 1000).toFixed(1)} (${files} files)`).join(', '),
  }
}

/** The portal of the demonstration as the program serves it, over HTTP on connections that are kept. */
export const portal = () =>
  inFolder(async (folder): Promise<Measured[]> => {
    const running = await serve(['--demo'], { DATA_DIR: join(folder, 'data'), DEMO_REQUESTS: '0' }, join(folder, 'log'))
    try {
      return [
        await fromCache(running),
        await perSecond(running, 'portal page that answers a question', question),
        await perSecond(running, 'answer with one query of the database (/readyz)', 'readyz'),
        await firstView(running, 'br'),
        await firstView(running, 'gzip'),
      ]
    } finally {
      await running.stop()
    }
  })
