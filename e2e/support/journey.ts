import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import { accessible } from './axe.ts'
import { launch } from './browser.ts'
import { type Program, startProgram } from './program.ts'

/** Where the program stands, and how wide the window is that looks at it: between them the two see everything. */
export const places = [
  { name: 'at the root, 1280 px', path: '', width: 1280 },
  { name: 'under a path, 390 px', path: '/zfxxgk', width: 390 },
] as const
export type Place = (typeof places)[number]

/** Somebody with a browser window of their own. */
export interface Visitor {
  readonly page: Page
  /** Opens an address below the public one. */
  go(path: string): Promise<void>
  /** Looks at the page as it stands: nothing slides sideways, and axe calls nothing serious or critical. */
  look(): Promise<void>
  /** Answers that the next steps are refused with on purpose; any other refusal fails the journey. */
  refused(...statuses: readonly number[]): void
}

/** What a journey has at hand. */
export interface Journey {
  readonly place: Place
  readonly program: Program
  /** Opens another window, as another person. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>
}

export type Register = (name: string, steps: (journey: Journey) => Promise<void>) => void

/** One program at one place, and the journeys through it, in their order. */
export function stage(
  place: Place,
  { name, demo }: { name: string; demo: boolean },
  tell: (journey: Register) => void,
) {
  describe(`${name}, ${place.name}`, { concurrency: 1 }, () => {
    let program: Program
    let browser: Browser
    before(async () => {
      ;[program, browser] = await Promise.all([startProgram({ path: place.path, demo }), launch()])
    })
    after(async () => {
      await browser?.close()
      await program?.stop()
    })
    tell((said, steps) => test(said, () => travel(browser, { place, program }, steps)))
  })
}

const PATIENCE_MS = 30_000

async function travel(
  browser: Browser,
  { place, program }: Omit<Journey, 'visitor'>,
  steps: (journey: Journey) => Promise<void>,
): Promise<void> {
  const contexts: BrowserContext[] = []
  const troubles: string[] = []
  try {
    await steps({
      place,
      program,
      visitor: async (options) => {
        const viewport = { width: place.width, height: 900 }
        // Nothing glides or turns: the pictures of it would be most of the work.
        const context = await browser.newContext({ locale: 'zh-CN', viewport, reducedMotion: 'reduce', ...options })
        context.setDefaultTimeout(PATIENCE_MS)
        contexts.push(context)
        return visitorOf(context, program.url, troubles, { viewport, ...options })
      },
    })
    assert.deepEqual(troubles, [])
  } catch (error) {
    throw await withPictures(error, contexts, troubles)
  } finally {
    await Promise.all(contexts.map((context) => context.close()))
  }
}

async function visitorOf(
  context: BrowserContext,
  url: string,
  troubles: string[],
  options: BrowserContextOptions,
): Promise<Visitor> {
  const refused = new Set<number>()
  const underWay = new Set<Request>()
  context.on('requestfinished', (request) => underWay.delete(request))
  context.on('requestfailed', (request) => underWay.delete(request))
  context.on('request', (request) => {
    underWay.add(request)
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
      troubles.push(`asked outside of ${url}: ${request.url()}`)
  })
  // Violations of the content security policy come here too.
  context.on('console', (message) => {
    const status = /the server responded with a status of (\d{3})/.exec(message.text())?.[1]
    if (message.type() === 'error' && !refused.has(Number(status)))
      troubles.push(`${message.page()?.url()}: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => troubles.push(`${error.page()?.url()}: ${error.error().stack}`))
  const page = await context.newPage()
  return {
    page,
    go: async (path) => {
      await page.goto(url + path)
    },
    look: async () => {
      await arrived(page, underWay)
      await fits(page)
      if (options.javaScriptEnabled === false) await withScript(page, options, accessible)
      else await accessible(page)
    },
    refused: (...statuses) => {
      for (const status of statuses) refused.add(status)
    },
  }
}

/** axe does not run where scripts do not: it looks at the same page in a window that has them. */
async function withScript(page: Page, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
  const browser = page.context().browser()
  assert.ok(browser)
  const twin = await browser.newContext({ ...options, javaScriptEnabled: true })
  try {
    const body = await page.content()
    const there = await twin.newPage()
    const address = page.url().replace(/#.*$/, '')
    await there.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await there.goto(page.url())
    await use(there)
  } finally {
    await twin.close()
  }
}

const QUIET_MS = 100

/** Waits for what is still on its way to the page: it would not be looked at. */
async function arrived(page: Page, underWay: ReadonlySet<Request>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (let quietFrom = Date.now(); Date.now() - quietFrom < QUIET_MS; await page.waitForTimeout(QUIET_MS / 4)) {
    if (underWay.size > 0) quietFrom = Date.now()
    assert.ok(Date.now() < end, `${[...underWay].map((request) => request.url())} does not come to its end`)
  }
}

async function fits(page: Page): Promise<void> {
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(over, 0, `${page.url()} is ${over} px wider than its window`)
}

/** What went wrong, what the windows showed then, and what else was noticed. */
async function withPictures(error: unknown, contexts: readonly BrowserContext[], troubles: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-journey-'))
  const pages = contexts.flatMap((context) => context.pages())
  const taken = await Promise.all(
    pages.map(async (page, n) => {
      const path = join(folder, `${n + 1}.png`)
      const picture = page.screenshot({ path, fullPage: true, timeout: 10_000 })
      return picture.then(
        () => `${page.url()}: ${path}`,
        () => `${page.url()}: no picture`,
      )
    }),
  )
  const said = error instanceof Error ? error.message : String(error)
  return new Error([said, ...troubles, ...taken].join('\n'), { cause: error })
}
