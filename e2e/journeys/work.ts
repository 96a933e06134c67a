import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Asking, act, asking, register, scan } from '../support/cases.ts'
import type { Register } from '../support/journey.ts'
import { demo, heading, press } from '../support/office.ts'

const AGENCY = '民政局'
const as = (account: string) => `mzj-${account}`
const phone = { viewport: { width: 390, height: 844 } }

/** Chooses from a list whose options may lie below the edge of the window. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  const wanted = page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true })
  await wanted.evaluate((element) => (element as unknown as { click(): void }).click())
}

/** A request that waits for the first signature. */
async function waiting(ask: Asking, description: string): Promise<string> {
  const id = await register(ask, AGENCY, description, '2026-03-02')
  await act(ask, id, 'claim')
  await act(ask, id, 'draft', { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报，已经转办' } })
  await act(ask, id, 'submit', { route: 'ordinary' })
  return id
}

export function workJourneys(journey: Register): void {
  journey('a letter is registered: what is wrong is said beside it, a reload loses nothing', async (at) => {
    const { page, go, look, refused } = await demo(at, as('jbr'), 'office/requests/new')
    await press(page, '登记')
    await page.getByRole('heading', { name: /处需要修改/ }).waitFor()
    await choose(page, '申请方式', '平常信函')
    await page.getByLabel('信件到达之日').fill('2026-03-02')
    await page.getByLabel('与申请人确认之日').fill('2026-03-03')
    await page.getByText('2026年3月3日（星期二）').waitFor()
    await page.getByText('应当于当日与申请人确认').waitFor()
    await press(page, '为什么是这一天')
    await page
      .getByRole('dialog')
      .getByRole('row', { name: /2026年3月31日（星期二） 20/ })
      .waitFor()
    await look()
    await page.keyboard.press('Escape')
    await page.getByLabel('凭据').fill('信封、通话记录')
    await page.getByLabel('姓名或者名称').fill('周远山')
    await page.getByLabel('证件号码').fill('110105194912310021')
    await choose(page, '申请人类别', '自然人')
    await page.getByLabel('联系电话').fill('13000000000')
    await page.getByLabel('申请内容').fill('养老机构补贴发放办法')
    await choose(page, '获取方式', '当面领取')
    refused(422)
    await press(page, '登记')
    await page.getByText('居民身份证号码的末位').first().waitFor()

    await page.reload()
    await page.getByText('已恢复上次没有提交的内容').waitFor()
    assert.equal(await page.getByLabel('申请内容').inputValue(), '养老机构补贴发放办法')
    await page.getByLabel('证件号码').fill('11010519491231002X')
    await page.locator('input[type=file]').setInputFiles(scan('信封.pdf'))
    await press(page, '登记')
    await page.getByRole('heading', { name: '已经登记' }).waitFor()
    await look()
    await page.getByRole('link', { name: '打开这件申请' }).click()
    await heading(page, '养老机构补贴发放办法').waitFor()
    await go('office/requests/new')
    assert.equal(await page.getByLabel('申请内容').inputValue(), '')
  })

  journey(
    'a letter that names its writer and nothing more is registered, and says what can be asked for',
    async (at) => {
      const { page, look } = await demo(at, as('jbr'), 'office/requests/new')
      await choose(page, '申请方式', '邮寄（需要签收）')
      await page.getByLabel('签收之日').fill('2026-03-03')
      await page.getByLabel('凭据').fill('收发室签收')
      await page.getByLabel('姓名或者名称').fill('何无名')
      await page.getByLabel('证件号码').fill('1101')
      await choose(page, '身份证明', '未提供')
      await page.getByLabel('证件号码').waitFor({ state: 'detached' })
      await choose(page, '申请人类别', '自然人')
      await page.getByLabel('申请内容').fill('公益性墓地价格')
      await choose(page, '获取方式', '当面领取')
      await look()
      await press(page, '登记')
      await page.getByRole('link', { name: '打开这件申请' }).click()
      await heading(page, '公益性墓地价格').waitFor()
      await page.getByText('申请没有提供身份证明、联系方式').waitFor()
      await look()
    },
  )

  journey('requests are found by their applicant, kept as a view and given to somebody at once', async (at) => {
    const clerk = await demo(at, as('jbr'), 'office/')
    const { page, go, look } = clerk
    for (const wanted of ['低保审核流程', '殡葬收费标准'])
      await register(asking(at, clerk), AGENCY, wanted, '2026-03-04')
    await go('office/requests?q=周远山&person=none')
    await page.getByRole('row', { name: /殡葬收费标准/ }).waitFor()
    await page
      .getByRole('button', { name: /为什么是2026年4月1日/ })
      .first()
      .click()
    await page
      .getByRole('dialog')
      .getByRole('row', { name: /2026年4月1日（星期三） 20/ })
      .waitFor()
    await page.keyboard.press('Escape')
    await press(page, '保存为视图')
    const naming = page.getByRole('dialog', { name: '保存为视图' })
    await naming.getByLabel('名称').fill('没有人办的')
    await press(naming, '保存')
    await naming.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: '没有人办的' }).click()
    // The name of the applicant is in no view.
    assert.equal(new URL(page.url()).search, '?person=none')

    for (const wanted of ['低保审核流程', '殡葬收费标准'])
      await page
        .getByRole('row', { name: new RegExp(wanted) })
        .getByRole('checkbox')
        .check()
    await look()
    await press(page, '交办')
    const giving = page.getByRole('dialog', { name: '交办2件申请' })
    await press(giving, '交办')
    await giving.getByText('请选择承办科室或者承办人').first().waitFor()
    await giving.getByRole('combobox', { name: '承办人' }).fill('经办')
    await giving.getByRole('combobox', { name: '承办人' }).press('Enter')
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
    await look()
    await press(giving, '交办')
    await giving.waitFor({ state: 'hidden' })
    await page.getByRole('row', { name: /殡葬收费标准/ }).waitFor({ state: 'hidden' })
  })

  journey('an approver with a phone sends one back with a reason, signs the next, and is done', async (at) => {
    const clerk = await demo(at, as('jbr'), 'office/')
    for (const wanted of ['举报养老院收费', '举报社团年检']) await waiting(asking(at, clerk), wanted)
    const { page, look } = await demo(at, as('kz'), 'office/requests/inbox', phone)
    await look()
    await page.getByRole('link', { name: /举报养老院收费/ }).click()
    await page.getByText('属于投诉举报，已经转办').waitFor()
    await press(page, '退回')
    await page.getByText('请写明理由').waitFor()
    await page.getByLabel('审签意见').fill('写明转办的部门')
    await look()
    await press(page, '退回')
    await page.getByText('已退回承办人。现在是下一件').waitFor()
    await page.getByText('举报社团年检').first().waitFor()
    await press(page, '同意')
    await page.getByText('现在没有待审签的').waitFor()
    await look()
    await clerk.go('office/')
    await clerk.page.getByText('按意见修改答复').first().waitFor()
    await clerk.look()
  })
}
