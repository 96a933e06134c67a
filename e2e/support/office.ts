import assert from 'node:assert/strict'
import { TOTP } from 'otpauth'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Journey, Visitor } from './journey.ts'

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name, level: 1 })
export const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click()

/** Chooses from a list that opens below its field. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click()
}

export interface Credentials {
  readonly account: string
  readonly password: string
}

/** Fills in the first step of signing in, on the page that asks for it. */
export async function signIn({ page }: Visitor, { account, password }: Credentials): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await press(page, '登录')
}

/** Where everybody arrives. */
export const arrived = ({ page }: Visitor): Promise<void> => heading(page, '我的工作').waitFor()

/** What a person keeps in the phone and in the drawer. */
export interface Authenticator {
  /** A code that was not used yet: each works once. */
  code(): string
  readonly recoveryCodes: readonly string[]
}

/** Sets up a second factor with what the screen shows, as the first sign-in of an administrator demands. */
export async function setUpAuthenticator(visitor: Visitor, password: string): Promise<Authenticator> {
  const { page } = visitor
  await heading(page, '设置动态口令').waitFor()
  await visitor.look()
  await page.getByLabel('现在的口令').fill(password)
  await press(page, '下一步')
  const secret = await page.getByText('不能扫描时，手工输入密钥').locator('.mono').textContent()
  const code = codesOf(secret ?? '')
  await visitor.look()
  await page.getByLabel('动态口令', { exact: true }).fill(code())
  await press(page, '启用动态口令')
  await page.getByText('恢复码，只显示这一次').waitFor()
  const recoveryCodes = await page.locator('.codes li').allInnerTexts()
  assert.ok(recoveryCodes.length > 0)
  await visitor.look()
  await press(page, '已经保存')
  return { code, recoveryCodes }
}

/** Codes of steps of time that were not used before; the next step is taken ahead of its time, which is allowed. */
function codesOf(secret: string): () => string {
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret })
  let last = 0
  return () => {
    last = Math.max(Math.floor(Date.now() / 30_000), last + 1)
    return totp.generate({ timestamp: last * 30_000 })
  }
}

/** The password of every account of the demonstration. */
const DEMO_PASSWORD = 'yunchuan-yanshi'

/** Somebody of the demonstration, signed in, on the page they wanted. */
export async function demo(
  at: Journey,
  account: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const visitor = await at.visitor(options)
  await visitor.go(path)
  await signIn(visitor, { account, password: DEMO_PASSWORD })
  await visitor.page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'attached' })
  return visitor
}
