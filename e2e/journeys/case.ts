import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { asking, register, scan } from '../support/cases.ts'
import type { Journey, Register, Visitor } from '../support/journey.ts'
import { demo, heading, press } from '../support/office.ts'
import { applicant, by, codeOn, fillIn, lookUp, submit } from './request.ts'

export const AGENCY = '自然资源局'
const as = (account: string) => `zrzyj-${account}`
export const said = (page: Page, text: string) => page.locator('.o-head').getByText(text, { exact: true }).waitFor()

/** Opens the form of an act, fills it in and sends it. */
export async function does(page: Page, act: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  const dialog = await opens(page, act)
  await fill?.(dialog)
  await press(dialog, act)
  await dialog.waitFor({ state: 'hidden' })
}

export async function opens(page: Page, act: string): Promise<Locator> {
  await page.locator('.next').getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: act })
  await dialog.waitFor()
  return dialog
}

export const opened = (at: Journey, account: string, id: string) => demo(at, as(account), `office/requests/${id}`)

const WANTED = '石湾村地块征收土地预公告'

/** What the applicant put through the portal is confirmed with them. */
async function confirmed({ page, go }: Visitor): Promise<string> {
  await go('office/submissions')
  await page.getByRole('link', { name: WANTED }).first().click()
  await page.getByLabel('确认的方式').fill('电话，本人')
  await press(page, '双方已确认，登记')
  await heading(page, WANTED).waitFor()
  return /requests\/([\w-]+)/.exec(page.url())?.[1] ?? ''
}

/** What is unclear is written, numbered and told. */
async function askedToCorrect({ page, go, look }: Visitor, id: string): Promise<void> {
  await page.getByRole('navigation', { name: '案件内容' }).getByRole('link', { name: '文书' }).click()
  await page.getByRole('link', { name: '拟写补正告知书' }).click()
  await heading(page, '拟写补正告知书').waitFor()
  await page.getByLabel('不明确的内容1').fill('没有写明年份')
  await page.getByLabel('指导和释明').fill('可以写明批次、年份')
  await look()
  await press(page, '保存草稿，预览')
  await press(page, '编号')
  await said(page, '已编号，待盖章')
  await go(`office/requests/${id}`)
  await does(page, '告知补正', async () => look())
  await said(page, '待申请人补正')
  await page.getByText('次日起才能认定逾期').waitFor()
}

/** The applicant answers on the page of the query code. */
async function corrected(own: Visitor, code: string, { page }: Visitor): Promise<void> {
  await lookUp(own, code)
  await own.page.getByText('等待您补正').first().waitFor()
  await by(own.page, 'text').fill('2025年第三批次')
  await own.page.getByRole('button', { name: '提交补正' }).click()
  await own.page.getByText('收到补正。答复期限从次日起重新计算。').waitFor()
  await page.reload()
  await said(page, '办理中')
}

/** Searched in vain, decided by the steps, with what was recorded already in its fields; the letter written. */
async function drafted({ page, look }: Visitor): Promise<void> {
  await does(page, '记录检索', async (dialog) => {
    await dialog.getByLabel('检索范围').fill('公文系统、纸质档案')
    await dialog.getByLabel('检索关键词').fill('征收 石湾')
    await dialog.getByLabel('没有找到').check()
    await press(dialog, '记录检索')
    await dialog.getByText('请填写结果说明').first().waitFor()
    await dialog.getByLabel('结果说明').fill('没有找到')
  })
  await page.locator('.next').getByRole('link', { name: '拟定答复' }).click()
  await heading(page, '拟定答复').waitFor()
  for (const step of ['是不是', '谁负责', '有没有']) {
    await press(page, '都不是，看下一步')
    await page.getByRole('heading', { name: new RegExp(step) }).waitFor()
  }
  await page.getByLabel('无法提供：信息不存在').check()
  assert.equal(await page.getByLabel('检索关键词').inputValue(), '征收 石湾')
  await look()
  await press(page, '保存答复')
  await page.getByRole('link', { name: '拟写答复文书' }).click()
  await press(page, '保存草稿，预览')
  await page.getByText('答复文书在签发以后编号').waitFor()
  await page.getByRole('link', { name: '回到申请，报送审签' }).click()
  await does(page, '报送审签')
  await said(page, '审签中')
}

/** One signature is refused with a reason, then all are given. */
async function signed(at: Journey, clerk: Visitor, id: string): Promise<void> {
  const head = await opened(at, 'kz', id)
  await head.page.locator('.sheet').waitFor()
  await head.look()
  await does(head.page, '退回', (dialog) => dialog.getByLabel('退回的理由').fill('写明检索了哪些档案'))
  await clerk.page.reload()
  await clerk.page.getByText('退回的理由：写明检索了哪些档案').waitFor()
  await does(clerk.page, '报送审签')
  await head.page.reload()
  await does(head.page, '同意')
  for (const account of ['gkfzr', 'fg']) {
    const { page } = await opened(at, account, id)
    await does(page, '同意', (dialog) => dialog.getByLabel('意见').fill('同意'))
  }
}

/** The letter gets its number and its seal; a scan cannot be compared, so somebody answers for it. */
export async function sealed(at: Journey, { page, look }: Visitor): Promise<void> {
  await page.reload()
  await page.getByRole('link', { name: '办理文书、用印' }).click()
  await press(page, '编号')
  await said(page, '已编号，待盖章')
  await page.locator('input[type=file]').setInputFiles(scan('盖章.pdf'))
  await press(page, '上传并比对')
  await said(page, '盖章件待确认')
  await look()
  const director = await demo(at, as('gkfzr'), page.url().slice(at.program.url.length))
  await press(director.page, '确认盖章件')
  const dialog = director.page.getByRole('dialog', { name: '确认盖章件' })
  await dialog.getByLabel('原因').fill('已逐字核对')
  await press(dialog, '确认盖章件')
  await said(director.page, '已定稿')
  await page.reload()
  await press(page, '登记用印件')
  await said(page, '已用印，待送达')
}

/** What the applicant gets is the sealed copy itself. */
async function downloaded(own: Visitor, code: string): Promise<void> {
  await lookUp(own, code)
  const paper = own.page.getByRole('button', { name: /^下载答复书/ })
  await own.look()
  const [download] = await Promise.all([own.page.waitForEvent('download'), paper.click()])
  assert.deepEqual(readFileSync(await download.path()), scan('').buffer)
}

export function caseJourneys(journey: Register): void {
  journey('from the application to the archive, with a signature refused on the way', async (at) => {
    const own = await applicant(at)
    await own.go('request')
    await fillIn(own.page, { name: '周远山', description: WANTED })
    await submit(own.page)
    const code = await codeOn(own.page)
    const clerk = await demo(at, as('jbr'), 'office/')
    const { page } = clerk
    const id = await confirmed(clerk)
    await does(page, '认领')
    await clerk.look()
    await askedToCorrect(clerk, id)
    await corrected(own, code, clerk)
    await drafted(clerk)
    await signed(at, clerk, id)
    await sealed(at, clerk)
    await does(page, '登记送达', async (dialog) => {
      await dialog.getByLabel('网上送达').check()
      await dialog.getByLabel('送达证明').fill('门户网站，当日10时到达')
    })
    await said(page, '已送达')
    await downloaded(own, code)
    await does(page, '归档')
    await said(page, '已归档')
    await page.getByText('门户网站，当日10时到达').waitFor()
    await clerk.look()
  })

  journey('a late case says so, explains its dates and takes the reason', async (at) => {
    const clerk = await demo(at, as('jbr'), 'office/')
    const { page } = clerk
    const id = await register(asking(at, clerk), AGENCY, '2025年土地出让合同', '2026-01-05')
    await clerk.go(`office/requests/${id}`)
    await page.locator('.o-head').getByText('逾期').waitFor()
    await page.getByRole('button', { name: '答复：为什么是这一天' }).click()
    const why = page.getByRole('dialog', { name: '答复：为什么是这一天' })
    await why.getByRole('row', { name: /2026年2月2日（星期一） 20/ }).waitFor()
    await clerk.look()
    await page.keyboard.press('Escape')
    await does(page, '说明逾期原因', async (dialog) => {
      await dialog.getByLabel('逾期原因').fill('档案搬迁')
      await dialog.getByLabel('责任单位').fill('档案室')
    })
    await page.getByText('原因：档案搬迁').waitFor()
  })

  journey('two persons on one case: the second is told, loses nothing, sees the new state and goes on', async (at) => {
    const clerk = await demo(at, as('jbr'), 'office/')
    const id = await register(asking(at, clerk), AGENCY, '石湾村补偿标准', '2026-03-02')
    await clerk.go(`office/requests/${id}`)
    const director = await opened(at, 'gkfzr', id)
    const dialog = await opens(director.page, '延长答复期限')
    await dialog.getByLabel('延长理由').fill('需要查阅多年档案')

    await does(clerk.page, '认领')
    director.refused(409)
    await press(dialog, '延长答复期限')
    await dialog.getByText('刚被他人修改过').waitFor()
    await director.look()
    assert.equal(await dialog.getByLabel('延长理由').inputValue(), '需要查阅多年档案')
    await press(dialog, '看现在的状态')
    await dialog.getByRole('heading', { name: '现在的状态：办理中' }).waitFor()
    await dialog.getByText('认领').waitFor()
    await press(dialog, '延长答复期限')
    await dialog.waitFor({ state: 'hidden' })
    await director.page.getByText('理由：需要查阅多年档案').waitFor()
  })

  journey('a session that ends in a half-filled act: sign-in in place, the act goes on', async (at) => {
    const clerk = await demo(at, as('jbr'), 'office/')
    const { page } = clerk
    const id = await register(asking(at, clerk), AGENCY, '石湾村测绘成果', '2026-03-02')
    await clerk.go(`office/requests/${id}`)
    const note = page.getByRole('textbox', { name: '内容' })
    await note.fill('与申请人通话，约定周五补交')
    const tab = await page.context().newPage()
    await tab.goto(`${at.program.url}office/`)
    await press(tab, '退出')
    await heading(tab, '登录').waitFor()
    clerk.refused(401)
    await press(page, '记事')
    const again = page.getByRole('dialog', { name: '登录已经到期' })
    await again.getByLabel('口令', { exact: true }).fill('yunchuan-yanshi')
    await press(again, '登录')
    await page.locator('.line').getByText('与申请人通话，约定周五补交').waitFor()
  })
}
