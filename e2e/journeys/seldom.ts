import type { Page } from 'playwright-core'
import { act, asking, register } from '../support/cases.ts'
import type { Register, Visitor } from '../support/journey.ts'
import { demo, press } from '../support/office.ts'
import { AGENCY, does, opened, said, sealed } from './case.ts'

/** Opens the form of an act that stands behind 其他. */
async function opens(page: Page, name: string) {
  await page.locator('.next').getByRole('button', { name: '其他' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  return dialog
}

/** Two matters of one application become two requests; gives the address of the second. */
async function divided({ page, look }: Visitor): Promise<string> {
  const dialog = await opens(page, '拆分')
  await dialog.getByLabel('这一件继续办理的内容').fill('石湾村征地批文')
  await press(dialog, '再拆出一件')
  await look()
  await press(dialog, '拆分')
  await dialog.getByText('请填写申请内容').first().waitFor()
  await dialog.getByLabel('拆出的第1件', { exact: true }).fill('石湾村补偿清单')
  await dialog.getByRole('button', { name: '去掉' }).last().click()
  await press(dialog, '拆分')
  await dialog.getByText('已经拆分，查询码只显示这一次').waitFor()
  await look()
  const path = await dialog.getByRole('listitem').getByRole('link').getAttribute('href')
  await press(dialog, '已经告知申请人')
  await page.getByText('拆分出1件；本件：石湾村征地批文').waitFor()
  return path?.split('/').at(-1) ?? ''
}

export function seldomJourneys(journey: Register): void {
  journey(
    'an application is divided: one part is made void, the other climbs and is refused by whom it is served on',
    async (at) => {
      const clerk = await demo(at, 'zrzyj-jbr', 'office/')
      const { page, go, look } = clerk
      const ask = asking(at, clerk)
      const id = await register(ask, AGENCY, '石湾村征地批文和补偿清单', '2026-03-02')
      await go(`office/requests/${id}`)
      const part = await divided(clerk)

      const director = await opened(at, 'gkfzr', part)
      const dialog = await opens(director.page, '作废')
      await dialog.getByLabel('作废的理由').fill('补偿清单已于上月答复')
      await director.look()
      await press(dialog, '作废')
      await said(director.page, '已作废')
      await director.page.getByText('已经作废，不计入年度报告。').waitFor()
      await director.look()

      await act(ask, id, 'claim')
      await act(ask, id, 'draft', { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报，已经转办' } })
      await go(`office/requests/${id}/letters/new?kind=reply`)
      await press(page, '保存草稿，预览')
      await page.getByText('答复文书在签发以后编号').waitFor()
      await act(ask, id, 'submit', { route: 'ordinary' })
      const first = await opened(at, 'kz', id)
      await does(first.page, '提级审签', async (form) => {
        await form.getByLabel('理由').fill('涉及多村，由主要负责人签发')
        await first.look()
      })
      await does(first.page, '同意')
      await director.go(`office/requests/${id}`)
      await does(director.page, '同意')
      for (const account of ['fg', 'zy']) await does((await opened(at, account, id)).page, '同意')
      await go(`office/requests/${id}`)
      await said(page, '已签发，待用印')
      await sealed(at, clerk)
      await does(page, '登记送达', async (form) => {
        await form.getByLabel('直接送达').check()
        await form.getByLabel('拒绝签收').check()
        await form.getByLabel('送达证明').fill('村委会二人见证，留置')
        await look()
      })
      await said(page, '已送达')
      await page.getByText('拒绝签收').first().waitFor()
      await look()
    },
  )

  journey('a correction that did not come in its term: a person says so, then the reply follows', async (at) => {
    const clerk = await demo(at, 'zrzyj-jbr', 'office/')
    const { page, go, look } = clerk
    const ask = asking(at, clerk)
    const id = await register(ask, AGENCY, '石湾村的材料', '2026-02-02')
    await act(ask, id, 'claim')
    await act(ask, id, 'ask-correction', { on: '2026-02-05', deliveredOn: '2026-02-05', dueOn: '2026-03-04' })
    await go(`office/requests/${id}`)
    await does(page, '认定逾期不补正', async () => look())
    await said(page, '办理中')
    await page.locator('.next').getByRole('link', { name: '拟定答复' }).click()
    await page.getByText('申请已经终结').waitFor()
    await page.getByLabel('补正告知书文号').fill('云自然资〔2026〕补1号')
    await look()
    await press(page, '保存答复')
    await page.getByRole('link', { name: '拟写答复文书' }).waitFor()
  })

  journey('a part that another law keeps back asks for that law and its article', async (at) => {
    const clerk = await demo(at, 'zrzyj-jbr', 'office/')
    const { page, go, look } = clerk
    const ask = asking(at, clerk)
    const id = await register(ask, AGENCY, '各企业用地调查的统计资料')
    await act(ask, id, 'claim')
    const part = { what: '各企业填报的原表', ground: 'withheldProhibitedByLaw', reason: '能够识别单个调查对象' }
    const values = { informationTitle: '用地调查统计资料', withheldParts: [part], separation: ['deleted'] }
    await act(ask, id, 'draft', { outcome: 'partiallyGranted', values })
    await go(`office/requests/${id}/decide`)
    await page.getByLabel('第1部分依据的法律、行政法规名称').fill('《中华人民共和国统计法》')
    await press(page, '保存答复')
    await page.getByLabel('第1部分依据的条款').fill('第九条')
    await look()
    await press(page, '保存答复')
    await page.getByText('法律行政法规禁止，《中华人民共和国统计法》第九条').first().waitFor()
  })
}
