import assert from 'node:assert/strict'
import type { Register } from '../support/journey.ts'
import { demo, heading } from '../support/office.ts'

/** Told after journeys that brought requests into the register of this year. */
export function tableJourneys(journey: Register): void {
  journey('table three of the year opens the cases behind a figure, and is saved as a document', async (at) => {
    const director = await demo(at, 'zrzyj-gkfzr', 'office/requests/table?year=2026')
    const { page } = director
    await heading(page, '年报表三').waitFor()
    const received = page.getByRole('link', { name: /^一、本年新收.*，总计：[1-9]\d*件$/ })
    await received.waitFor()
    await page.getByText('勾稽关系全部相符').waitFor()
    await director.look()

    const many = Number(await received.textContent())
    await received.click()
    const cases = page.getByRole('dialog')
    await cases.getByText(`共${many}件`).waitFor()
    assert.equal(await cases.getByRole('rowheader').count(), Math.min(many, 20))
    await director.look()
    await cases.getByRole('link').first().click()
    await page.waitForURL(/office\/requests\/[0-9a-f-]{36}$/)
    await page.goBack()
    await cases.waitFor()
    await page.keyboard.press('Escape')

    await page.getByText('导出', { exact: true }).click()
    await director.look()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Word文档（docx）' }).click(),
    ])
    assert.equal(saved.suggestedFilename(), '云川县自然资源局2026年收到和处理政府信息公开申请情况.docx')
  })
}
