import assert from 'node:assert/strict'
import type { Register } from '../support/journey.ts'
import { demo, heading, press, signIn } from '../support/office.ts'

/** Who sees the most of each part, and its addresses; one that ends in `/:` is the first of its list. */
const screens: Readonly<Record<string, readonly string[]>> = {
  xtgly: [
    '',
    'account',
    'users',
    'users/new',
    'users/import',
    'users/:',
    'agencies',
    'agencies/list',
    'agencies/new',
    'agencies/merge',
    'agencies/:',
    'calendar',
    'calendar/2026',
    'calendar/notices/new',
    'operations',
    'settings',
    'nowhere',
  ],
  aqgly: ['users/:', 'settings'],
  sjgly: ['audit'],
  'zfb-gkfzr': ['', 'letters', 'letters/:', 'substitutes'],
}

export function officeJourneys(journey: Register): void {
  for (const [account, paths] of Object.entries(screens))
    journey(`what ${account} sees fits the window and is accessible`, async (at) => {
      const visitor = await demo(at, account, 'office/')
      const { page } = visitor
      for (const path of paths) {
        visitor.refused(404)
        const list = path.replace(/\/:$/, '')
        await visitor.go(`office/${list}`)
        await page.locator('#main h1').waitFor()
        await page.waitForLoadState('networkidle')
        if (path !== list) {
          await page.locator(`#main td a[href*="/${list}/"], #main th a[href*="/${list}/"]`).first().click()
          await page.waitForURL(new RegExp(`/${list}/[\\w-]+(\\?.*)?$`))
          await page.locator('#main h1').waitFor()
          await page.waitForLoadState('networkidle')
        }
        await visitor.look()
      }
    })

  journey('a session that ends while a form is filled in: sign-in in place, nothing is lost', async (at) => {
    const visitor = await demo(at, 'xtgly', 'office/users/new')
    const { page } = visitor
    await page.getByLabel('账号').fill('banke-biao')
    await page.getByLabel('姓名').fill('填了一半')
    // The same person leaves in another tab.
    const tab = await page.context().newPage()
    await tab.goto(`${at.program.url}office/`)
    await press(tab, '退出')
    await heading(tab, '登录').waitFor()

    visitor.refused(401)
    await page.getByLabel('职务').fill('科员')
    await press(page, '建立账户')
    const dialog = page.getByRole('dialog', { name: '登录已经到期' })
    await dialog.waitFor()
    await visitor.look()
    await dialog.getByLabel('口令', { exact: true }).fill('yunchuan-yanshi')
    await press(dialog, '登录')
    await page.getByText('一次性口令，只显示这一次').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await press(page, '已经告知')
    await heading(page, '填了一半').waitFor()
    assert.equal((await page.getByText('科员').count()) > 0, true)
  })

  journey('a wrong address of the office shows the way back', async (at) => {
    const visitor = await at.visitor()
    await visitor.go('office/nowhere')
    await heading(visitor.page, '登录').waitFor()
    await signIn(visitor, { account: 'zfb-jbr', password: 'yunchuan-yanshi' })
    await visitor.page.locator('#main h1').waitFor()
    assert.equal(new URL(visitor.page.url()).pathname, `${at.place.path}/office/nowhere`)
  })
}
