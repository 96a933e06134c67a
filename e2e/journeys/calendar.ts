import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Register, Visitor } from '../support/journey.ts'
import { demo, heading, press } from '../support/office.ts'

/** Lines of a notice for 2027 as one would be printed: name, first day, last day, days worked instead. */
const arrangements = [
  ['元旦', '2027-01-01', '2027-01-03'],
  ['春节', '2027-02-05', '2027-02-12', '2027-01-30', '2027-02-20'],
  ['清明节', '2027-04-03', '2027-04-05'],
  ['劳动节', '2027-05-01', '2027-05-05', '2027-05-08'],
  ['端午节', '2027-06-09', '2027-06-09'],
  ['中秋节', '2027-09-15', '2027-09-15'],
  ['国庆节', '2027-10-01', '2027-10-07', '2027-09-26', '2027-10-09'],
] as const

/** Received on 2027-01-18: the twenty working days run over the Spring Festival of a year not announced yet. */
const nextYear = 'calculator?channel=inPerson&on-y=2027&on-m=1&on-d=18&rest=asIs&days=10'

/** What the calculator answers, and whether only for the time being; the portal may be seconds behind. */
async function becomes(reader: Visitor, wanted: readonly [date: string, provisional: boolean]): Promise<void> {
  const { page } = reader
  for (const from = Date.now(); ; await setTimeout(500)) {
    await reader.go(nextYear)
    const date = await page.locator('#result .big').textContent()
    const provisional = (await page.getByText('暂定', { exact: true }).count()) > 0
    if (isDeepStrictEqual([date, provisional], wanted)) return
    if (Date.now() - from > BEHIND_MS) assert.deepEqual([date, provisional], wanted)
  }
}
const BEHIND_MS = 10_000

/** 1月19日至2月15日, twenty days from Monday to Friday. */
const byTheWeek = ['2027年2月15日', true] as const

export function calendarJourneys(journey: Register): void {
  journey('the notice of the next year is entered, seen beforehand and applied, and withdrawn', async (at) => {
    const reader = await at.visitor()
    await becomes(reader, byTheWeek)

    const admin = await demo(at, 'xtgly', 'office/calendar')
    const { page } = admin
    await page.getByText(/2027年.*还没有放假通知/).waitFor()
    await admin.look()
    await press(page, '登记放假通知')
    await page.getByLabel('通知名称').fill('国务院办公厅关于2027年部分节假日安排的通知')
    await page.getByLabel('发文日期').fill('2026-03-04')
    for (const [n, [name, from, to, ...makeup]] of arrangements.entries()) {
      const line = page.locator('ol.rows > li').nth(n)
      assert.equal(await line.getByLabel('节日').inputValue(), name)
      await line.getByLabel('放假第一天').fill(from)
      await line.getByLabel('放假最后一天').fill(to)
      for (const [i, day] of makeup.entries()) {
        await press(line, '加一天')
        await line.getByLabel(`调休上班日${i + 1}`, { exact: true }).fill(day)
      }
    }
    await press(page, '保存，预览改变的日期')
    await page.getByText('有1处需要修改').waitFor()
    await admin.look()
    await page.getByLabel('发文字号').fill('国办发明电〔2026〕8号')
    await press(page, '保存，预览改变的日期')

    await heading(page, '国办发明电〔2026〕8号').waitFor()
    await page.getByText('2027年的工作日从').waitFor()
    const changed = page.getByRole('region', { name: '改变的日子' }).getByRole('row', { name: /2027年2月20日/ })
    assert.match((await changed.textContent()) ?? '', /没有通知，暂定.*调休上班（春节）/)
    await admin.look()
    await press(page, '用于日历')
    await page.getByRole('button', { name: '撤回通知' }).waitFor()
    await admin.look()

    // 1月30日上班，2月5日至12日放假，2月20日上班: six days off, two worked instead.
    await becomes(reader, ['2027年2月20日', false])
    await reader.look()

    await press(page, '撤回通知')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('原因').fill('登记有误')
    await press(dialog, '撤回通知')
    await page.getByText('已经撤回', { exact: true }).first().waitFor()
    await becomes(reader, byTheWeek)
  })
}
