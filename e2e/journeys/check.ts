import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { readDocument } from '@gongkai/documents/read'
import { writeReport } from '@gongkai/documents/write'
import type { Register } from '../support/journey.ts'

/** A sample that has no errors, with one total made wrong. */
async function wrongReport() {
  const { report } = await readDocument(await readFile(new URL('../../samples/wanghu-2024.docx', import.meta.url)))
  const row = report.tables.requests.totalHandled
  assert.ok(row && row.total !== null)
  row.total += 1
  return { total: row.total, docx: Buffer.from(await writeReport(report, 'docx')) }
}

export function checkJourneys(journey: Register): void {
  journey('a report with a wrong total shows the finding on its table', async (at) => {
    const visitor = await at.visitor({ javaScriptEnabled: false })
    const { page } = visitor
    const { total, docx } = await wrongReport()
    await visitor.go('check')
    await visitor.look()
    const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    await page.getByLabel('年度报告的文件').setInputFiles({ name: '望湖.docx', mimeType, buffer: docx })
    await page.getByRole('button', { name: '校验' }).click()
    await page.getByRole('heading', { name: '发现的问题' }).waitFor()
    const cell = page.locator('[id="r-requests.totalHandled.total"]')
    assert.match((await cell.textContent()) ?? '', new RegExp(`^${total}`))
    assert.match((await cell.getAttribute('class')) ?? '', /\be\b/)
    const link = page.locator('a[href="#r-requests.totalHandled.total"]').first()
    assert.equal(await link.isVisible(), true)
    await link.click()
    assert.equal(new URL(page.url()).hash, '#r-requests.totalHandled.total')
    await visitor.look()
  })

  journey('a picture is refused beside the field', async (at) => {
    const visitor = await at.visitor({ javaScriptEnabled: false })
    const { page } = visitor
    await visitor.go('check')
    visitor.refused(422)
    const buffer = Buffer.from('89504e470d0a1a0a00000000', 'hex')
    await page.getByLabel('年度报告的文件').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer })
    await page.getByRole('button', { name: '校验' }).click()
    assert.match((await page.locator('#file-bad').textContent()) ?? '', /图片/)
    await visitor.look()
  })
}
