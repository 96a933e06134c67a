import assert from 'node:assert/strict'
import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { before, it } from 'node:test'
import { addDays, civilDate } from '@gongkai/rules/dates'
import { collectFiles } from '../../src/platform/files/service.ts'
import { forgetDrafts } from '../../src/requests/service/drafts.ts'
import { pdf } from '../support/containers.ts'
import { onEachDatabase, TODAY } from '../support/server.ts'
import { browser } from './browser.ts'
import { done, form, IDENTITY, type Office, openOffice } from './support.ts'

const DAY = 86_400_000

/** Makes all files below a folder look a week old. */
async function age(folder: string): Promise<void> {
  const old = new Date(Date.now() - 7 * DAY)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await age(path)
    else await utimes(path, old, old)
  }
}

onEachDatabase('requests · attachments', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const as = () => office.people.clerk.cookie
  const typed = () => ({
    agency: office.bureau,
    'person-name': '周远山',
    'person-number': IDENTITY,
    phone: '13000000000',
    description: '石湾村地块',
    notice: 'accepted',
  })
  /** A night on which drafts are forgotten and files collected, so many days from now. */
  async function night(days: number): Promise<void> {
    const { parts } = office
    await age(parts.folder.files)
    await forgetDrafts(parts.database.db, addDays(parts.clock.today(), days))
    await collectFiles(parts.database.db, parts.shelf, new Date(parts.clock.now().getTime() + days * DAY))
  }
  /** The form of a draft with a paper, opened on its last day. Each paper has content of its own. */
  async function openedOnItsLastDay(paper: string) {
    const file = { field: 'file', name: paper, type: 'application/pdf', bytes: pdf(1, `% ${paper}`) }
    const { code, until } = done(await form(office, '/api/submissions/drafts', { fields: typed() }, [file]))
    assert.equal(until, addDays(civilDate(TODAY), 7))
    const page = await browser(office, '10.1.1.1').open('/request/draft')
    return page.send('接着填写保存的申请', { type: { code } })
  }
  const send = (page: Awaited<ReturnType<typeof openedOnItsLastDay>>) =>
    page.send('政府信息公开申请表', { type: typed() })
  async function downloaded(): Promise<number> {
    const { rows } = done(await office.call('GET', '/api/submissions?state=waiting&sort=-oldest', { as: as() }))
    const { id, files } = done(await office.call('GET', `/api/submissions/${rows[0].id}`, { as: as() }))
    return (await office.call('GET', `/api/submissions/${id}/files/${files[0].id}`, { as: as() })).status
  }

  it('of a draft opened on its last evening are there when it is handed in after the night, and stay', async () => {
    const page = await openedOnItsLastDay('身份证.pdf')
    assert.match(page.words, /身份证\.pdf/)
    await night(8)
    const receipt = await send(page)
    assert.match(receipt.words, /申请已提交/)
    assert.equal(await downloaded(), 200)
    for (const days of [9, 10, 11]) await night(days)
    assert.equal(await downloaded(), 200)
  })

  it('that were thrown away come back when they are handed in before they are gone', async () => {
    const page = await openedOnItsLastDay('户口本.pdf')
    await night(9)
    assert.match((await send(page)).words, /申请已提交/)
    for (const days of [10, 11]) await night(days)
    assert.equal(await downloaded(), 200)
  })

  it('that are gone are named, and nothing is taken as if they were there', async () => {
    const page = await openedOnItsLastDay('房产证.pdf')
    for (const days of [9, 10]) await night(days)
    const refused = await send(page)
    assert.deepEqual([refused.status, refused.wrong], [422, ['file']])
    assert.match(refused.words, /“房产证\.pdf”保存得太久，已经删除。请去掉它，重新选择这个文件后再提交/)
    const without = await refused.send('政府信息公开申请表', { type: { keep: null } })
    assert.match(without.words, /申请已提交/)
  })
})
