// npm run pictures [FOLDER]: takes the pictures of the guide anew, from the demonstration as it is now.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launch } from './support/browser.ts'
import { small } from './support/png.ts'
import { type Program, startProgram, today } from './support/program.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = process.argv[2] ?? join(root, 'docs/guide/pictures')
const PASSWORD = 'yunchuan-yanshi'
/** A picture that is larger takes too long to load where the line is slow. */
const LARGEST = 100_000

const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 780 }

/** A window in which somebody is signed in. */
async function windowOf(browser: Browser, { url }: Program, account: string, viewport: typeof wide): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}office/`)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('口令', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'attached' })
  return page
}

/** What the office answers to the one who is signed in. */
async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(new URL(`../api/${path}`, `${officeOf(page)}`).href)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`)
  return (await answer.json()) as T
}

const officeOf = (page: Page): string => page.url().replace(/\/office\/.*$/, '/office/')

interface Row {
  readonly id: string
  readonly agency: string
  readonly next: string
  readonly outcome: string | null
  readonly alarm: string
}

/** The first case of a list that fits. */
async function one(page: Page, query: string, fits: (row: Row) => boolean = () => true): Promise<Row> {
  const { rows } = await ask<{ rows: Row[] }>(page, `requests?size=100&${query}`)
  const found = rows.find(fits)
  if (!found) throw new Error(`no case for ${query}`)
  return found
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${officeOf(page)}${path}`)
  await page.waitForLoadState('networkidle')
}

async function take(page: Page, name: string): Promise<void> {
  // What opens fades in, and begins to only after it is there.
  await page.waitForTimeout(400)
  const bytes = small(await page.screenshot({ animations: 'disabled' }))
  if (bytes.length > LARGEST) throw new Error(`${name}.png has ${bytes.length} bytes`)
  writeFileSync(join(folder, `${name}.png`), bytes)
  process.stdout.write(`${name}.png  ${Math.round(bytes.length / 1024)} kB\n`)
}

async function filled(program: Program): Promise<void> {
  while (!program.printed().includes('全部生成')) await new Promise((resolve) => setTimeout(resolve, 500))
}

/** A letter by registered mail, as far as the day of its receipt. */
async function register(page: Page): Promise<void> {
  await open(page, 'requests/new')
  await page.getByRole('combobox', { name: '申请方式' }).click()
  await page
    .locator('.ant-select-dropdown:visible')
    .getByTitle('邮寄（需要签收）', { exact: true })
    .dispatchEvent('click')
  await page.getByLabel('信件到达之日').fill(today)
  await page.getByLabel('签收之日').fill(today)
  await page.getByLabel('凭据').fill('挂号信XA00000001900，收发室签收')
  await page.getByText('为什么是这一天').waitFor()
  await take(page, 'register')
}

/** What the clerk sees, from the morning to the table of the year. */
async function ofClerk(page: Page): Promise<void> {
  await open(page, '')
  await take(page, 'my-work')
  const { rows } = await ask<{ rows: { id: string }[] }>(page, 'submissions?state=waiting')
  await open(page, `submissions/${rows[0]?.id}`)
  await take(page, 'submission')
  await register(page)

  const calm = await one(page, 'status=handling', ({ next, alarm }) => next === 'draft' && alarm === 'none')
  await open(page, `requests/${calm.id}`)
  await take(page, 'case')
  await page.getByRole('button', { name: '答复：为什么是这一天' }).click()
  await page.getByRole('dialog').getByText('第几日').waitFor()
  await take(page, 'why-date')

  const drafted = await one(page, 'status=handling', ({ next, outcome }) => next === 'submit' && outcome === null)
  await open(page, `requests/${drafted.id}/decide`)
  await take(page, 'decide')

  const { id, agency } = await one(page, 'status=signed')
  const { rows: letters } = await ask<{ rows: { id: string; state: string }[] }>(
    page,
    `letters?agency=${agency}&caseId=${id}`,
  )
  await open(page, `requests/${id}/letters/${letters[0]?.id}`)
  await take(page, 'letter')

  await open(page, `requests/table?agency=${agency}&year=2025`)
  await take(page, 'table-three')
}

/** What the head of the section signs on the way. */
async function ofHead(page: Page): Promise<void> {
  const { rows } = await ask<{ rows: Row[] }>(page, 'requests/inbox')
  await open(page, `requests/inbox/${rows[0]?.id}`)
  await take(page, 'approve-phone')
}

mkdirSync(folder, { recursive: true })
process.env.DEMO_REQUESTS ??= '400'
const [program, browser] = await Promise.all([startProgram({ path: '', demo: true }), launch()])
try {
  await filled(program)
  await ofClerk(await windowOf(browser, program, 'zrzyj-jbr', wide))
  await ofHead(await windowOf(browser, program, 'zrzyj-kz', phone))
} finally {
  await browser.close()
  await program.stop()
}
