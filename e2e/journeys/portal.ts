import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Journey, Register, Visitor } from '../support/journey.ts'

/** The portal is used without script; only the looks of axe need one, and get it in a window of their own. */
const reader = (at: Journey) => at.visitor({ javaScriptEnabled: false })

/** 年 月 日 in the three boxes of a field. */
async function date(page: Page, id: string, [y, m, d]: readonly [string, string, string]): Promise<void> {
  await page.locator(`#${id}`).fill(y)
  await page.locator(`#${id}-m`).fill(m)
  await page.locator(`#${id}-d`).fill(d)
}

async function add(page: Page, kind: string): Promise<void> {
  await page.getByLabel('再加一项').selectOption({ label: kind })
  await page.getByRole('button', { name: '添加' }).click()
}

const calculate = (page: Page) => page.locator('.acts').getByRole('button', { name: '计算' }).click()
const answer = (page: Page) => page.locator('#result .big')

export function portalJourneys(journey: Register): void {
  journey('from the home page to a date with a correction and an extension, without script', async (at) => {
    const visitor = await reader(at)
    const { page } = visitor
    await visitor.go('')
    await visitor.look()
    await page.getByRole('link', { name: '计算期限' }).click()
    await page.getByText('为例的结果').waitFor()
    await visitor.look()
    await date(page, 'on', ['2026', '3', '2'])
    await calculate(page)
    assert.equal(await answer(page).textContent(), '2026年3月30日')

    await add(page, '告知补正、收到补正')
    await date(page, 'e1-on', ['2026', '3', '4'])
    await date(page, 'e1-receivedOn', ['2026', '3', '12'])
    await calculate(page)
    // Restarted by the correction; 4月6日 is a holiday (条例第三十条).
    assert.equal(await answer(page).textContent(), '2026年4月10日')

    await add(page, '延长答复期限')
    await date(page, 'e2-notifiedOn', ['2026', '4', '8'])
    await calculate(page)
    // Twenty more, over 5月1日至5日 and with 5月9日 worked (条例第三十三条第二款).
    assert.equal(await answer(page).textContent(), '2026年5月12日')
    await page.getByRole('heading', { name: '为什么是这一天' }).waitFor()
    await visitor.look()
  })

  journey('an impossible date is answered beside its field, and what was typed stays', async (at) => {
    const visitor = await reader(at)
    const { page } = visitor
    await visitor.go('calculator')
    await date(page, 'on', ['2026', '2', '30'])
    await page.getByLabel('提出方式').selectOption({ label: '邮寄（需签收）：签收之日' })
    await add(page, '延长答复期限')
    await date(page, 'e1-notifiedOn', ['2026', '13', '1'])
    await calculate(page)
    assert.match((await page.locator('#on-bad').textContent()) ?? '', /2026年2月有28天/)
    assert.match((await page.locator('#e1-notifiedOn-bad').textContent()) ?? '', /月份应在1至12之间，现在是13/)
    assert.equal(await page.locator('#on-d').inputValue(), '30')
    assert.equal(await page.locator('#e1-notifiedOn-m').inputValue(), '13')
    assert.equal(await page.getByLabel('提出方式').inputValue(), 'registeredMail')
    await visitor.look()
  })

  journey('large letters are chosen once and stay, and are given up again', async (at) => {
    const visitor = await reader(at)
    const { page } = visitor
    await visitor.go('calculator?channel=inPerson&on-y=2026&on-m=3&on-d=2&rest=asIs&days=10')
    const size = () => page.evaluate('parseFloat(getComputedStyle(document.querySelector(".lead")).fontSize)')
    const usual = Number(await size())
    await page.getByRole('link', { name: '大字版' }).click()
    assert.equal(await answer(page).textContent(), '2026年3月30日')
    assert.ok(Number(await size()) > usual)
    await looksOfAll(visitor)
    await page.getByRole('link', { name: '标准字版' }).click()
    await page.getByRole('link', { name: '大字版' }).waitFor()
    assert.equal(Number(await size()), usual)
  })

  journey('every page fits and is accessible at 200 %', async (at) => {
    const viewport = { width: Math.max(320, at.place.width / 2), height: 450 }
    await looksOfAll(await at.visitor({ viewport, deviceScaleFactor: 2 }))
  })

  journey('with the keyboard alone one comes to a date', async (at) => {
    const visitor = await reader(at)
    const { page } = visitor
    await visitor.go('')
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), '跳到正文')
    await page.keyboard.press('Enter')
    await tabTo(page, '计算期限')
    await page.keyboard.press('Enter')
    await page.getByText('为例的结果').waitFor()
    await tabTo(page, '#on')
    for (const part of ['2026', '3', '2']) {
      await page.keyboard.type(part)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/on-d=2/)
    assert.equal(await answer(page).textContent(), '2026年3月30日')
  })

  journey('a page that is not there says so and leads on', async (at) => {
    const visitor = await reader(at)
    visitor.refused(404)
    await visitor.go('nothing-here')
    await visitor.look()
    await visitor.page.getByRole('link', { name: '首页' }).first().click()
    assert.equal(visitor.page.url(), at.program.url)
  })
}

const calculators = ['calculator', 'calculator/fees']
const pages = [
  '',
  'guide',
  'request',
  'request/form',
  'request/draft',
  'query',
  'query/code',
  ...calculators,
  'check',
  'api/docs',
]

async function looksOfAll(visitor: Visitor): Promise<void> {
  for (const path of pages) {
    await visitor.go(path)
    await visitor.look()
  }
}

/** What has the focus: its id, or else its words. It must be seen to have it. */
async function focused(page: Page): Promise<string> {
  const { name, ring } = (await page.evaluate(`(() => {
    const at = document.activeElement
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    return { name: at.id ? '#' + at.id : at.textContent.trim(), ring: outlineStyle !== 'none' && outlineWidth !== '0px' }
  })()`)) as { name: string; ring: boolean }
  assert.ok(ring, `${name} has the focus and does not show it`)
  return name
}

async function tabTo(page: Page, wanted: string): Promise<void> {
  const passed: string[] = []
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab')
    const name = await focused(page)
    if (name === wanted) return
    passed.push(name)
  }
  assert.fail(`${wanted} is not reached: ${passed.join(', ')}`)
}
