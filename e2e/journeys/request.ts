import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { Journey, Register, Visitor } from '../support/journey.ts'
import { demo } from '../support/office.ts'

/** An applicant needs no script; only the looks of axe do, in a window of their own. */
export const applicant = (at: Journey) => at.visitor({ javaScriptEnabled: false })
const CODE = /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/
/** Nobody's: their last signs follow from the others. */
const NUMBER = '11010519491231002X'
const OTHER = '110105195001010020'
const scan = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('委托书\n') })

export const submit = (page: Page) => page.getByRole('button', { name: '提交申请' }).last().click()
export const codeOn = async (page: Page) => (await page.locator('.ticket-top dd').textContent())?.trim() ?? ''
export const by = (page: Page, id: string): Locator => page.locator(`#${id}`)

export async function fillIn(page: Page, { name, description }: { name: string; description: string }): Promise<void> {
  await by(page, 'person-name').fill(name)
  await by(page, 'person-number').fill(NUMBER)
  await by(page, 'phone').fill('13000000000')
  await by(page, 'agency').selectOption({ label: '云川县自然资源局' })
  await by(page, 'description').fill(description)
  await by(page, 'notice').check()
}

export async function lookUp(visitor: Visitor, code: string): Promise<void> {
  const { page } = visitor
  await visitor.go('query')
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询', exact: true }).click()
}

export function requestJourneys(journey: Register): void {
  journey('from the home page to a receipt, over an error that loses nothing, without script', async (at) => {
    const visitor = await applicant(at)
    const { page } = visitor
    visitor.refused(422)
    await visitor.go('')
    await page.getByRole('link', { name: '提出申请', exact: true }).click()
    await visitor.look()
    await by(page, 'person-name').fill('周远山')
    await by(page, 'person-number').fill('1101051949123100')
    await by(page, 'file').setInputFiles(scan('委托书.txt'))
    await submit(page)
    await page.getByRole('heading', { name: '有5处需要修改' }).waitFor()
    await visitor.look()
    assert.match((await by(page, 'person-number-bad').textContent()) ?? '', /应为18位，现在是16位/)
    await page.getByRole('link', { name: /居民身份证号码应为18位/ }).click()
    assert.match(page.url(), /\/request#person-number$/)
    assert.equal(await by(page, 'person-name').inputValue(), '周远山')
    assert.ok(await page.getByLabel('委托书.txt').isChecked())

    await page.getByRole('button', { name: '添加共同申请人' }).click()
    await by(page, 'joint1-name').fill('周远水')
    await by(page, 'joint1-number').fill(NUMBER)
    await fillIn(page, { name: '周远山', description: '石湾村征收土地的补偿安置方案' })
    await submit(page)
    await page.getByText('同一申请人只填写一次').first().waitFor()
    await by(page, 'joint1-number').fill(OTHER)
    await page.getByRole('button', { name: '由代理人或者经办人提出' }).click()
    await page.getByRole('button', { name: '去掉代理人' }).click()
    await visitor.look()
    await submit(page)
    await page.getByRole('heading', { name: '申请已提交' }).waitFor()
    assert.match(await codeOn(page), CODE)
    assert.equal(await page.getByText('收到附件1个').count(), 1)
    await visitor.look()
  })

  journey('what belongs to the other kind of applicant is out of sight', async (at) => {
    const visitor = await at.visitor()
    const { page } = visitor
    await visitor.go('request')
    assert.ok(await by(page, 'person-name').isVisible())
    assert.ok(!(await by(page, 'organisation-name').isVisible()))
    await page.getByLabel('法人或者其他组织').check()
    assert.ok(!(await by(page, 'person-name').isVisible()))
    await by(page, 'organisation-name').fill('云川远山有限公司')
    await visitor.look()
  })

  journey(
    'an applicant follows an application, loses the code, gets another and takes the application back',
    async (at) => {
      const visitor = await applicant(at)
      const { page } = visitor
      visitor.refused(404, 422)
      const name = `孙${at.place.width}`
      await visitor.go('request')
      await fillIn(page, { name, description: '村级光伏电站2025年收益分配方案' })
      await submit(page)
      const first = await codeOn(page)
      await lookUp(visitor, '2222-2222-2222')
      await page.getByRole('heading', { name: '没有查到这件申请' }).waitFor()
      await visitor.look()
      await page.getByRole('link', { name: '查询码丢了' }).click()
      await visitor.look()
      await page.getByLabel('姓名或者名称').fill(name)
      await page.getByLabel('证件号码').fill(NUMBER)
      await page.getByLabel('联系电话').fill('13000000000')
      await page.getByRole('button', { name: '查找我的申请' }).click()
      await visitor.look()
      await page.getByRole('button', { name: '补发查询码' }).click()
      const second = await codeOn(page)
      assert.match(second, CODE)
      await visitor.look()
      await lookUp(visitor, first)
      await page.getByRole('heading', { name: '没有查到这件申请' }).waitFor()
      await lookUp(visitor, second.toLowerCase())
      await page.getByText('等待工作机构与您确认').first().waitFor()
      await visitor.look()
      assert.ok(!page.url().includes(second))
      await page.locator('#withdraw summary').click()
      await page.getByRole('button', { name: '撤回申请' }).click()
      await page.getByText('请先在下面打勾').waitFor()
      await page.getByLabel('我要撤回这件申请').check()
      await page.getByRole('button', { name: '撤回申请' }).click()
      await page.getByText('申请已经撤回，不再办理').waitFor()
      await visitor.look()
    },
  )

  journey('an applicant answers a correction that a clerk asked for', async (at) => {
    const visitor = await applicant(at)
    const { page } = visitor
    await visitor.go('request')
    await fillIn(page, { name: '钱补正', description: `征地材料${at.place.width}` })
    await submit(page)
    const code = await codeOn(page)
    await asked(at, `征地材料${at.place.width}`)
    await lookUp(visitor, code)
    await page.getByText('等待您补正').first().waitFor()
    await visitor.look()
    await by(page, 'text').fill('2025年度第三批次城镇建设用地的补偿安置方案')
    await by(page, 'file').setInputFiles(scan('说明.txt'))
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.getByText('收到补正。答复期限从次日起重新计算。').waitFor()
    await page.getByRole('heading', { name: '为什么是2026年4月2日' }).waitFor()
    await visitor.look()
  })

  journey('a blank form is there to print, and the guide leads to it', async (at) => {
    const visitor = await applicant(at)
    const { page } = visitor
    await visitor.go('guide')
    await page.getByRole('link', { name: '空白申请表' }).click()
    await page.getByRole('heading', { name: '政府信息公开申请表', level: 1 }).waitFor()
    await visitor.look()
  })
}

/** What a clerk does meanwhile: confirms with the applicant and asks for a correction. The screens have journeys of their own. */
async function asked(at: Journey, description: string): Promise<void> {
  const { page } = await demo(at, 'zrzyj-jbr', 'office/')
  await page.evaluate(`(async () => {
    const send = async (method, path, body) => {
      const answer = await fetch(${JSON.stringify(at.place.path)} + path, {
        method,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...(body && { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(path + ': ' + (await answer.text()))
      return answer.json()
    }
    const { rows } = await send('GET', '/api/submissions?state=waiting&sort=-oldest&size=100')
    const one = rows.find((row) => row.description === ${JSON.stringify(description)})
    const made = await send('POST', '/api/submissions/' + one.id + '/confirm', {
      version: one.version, confirmedOn: '2026-03-05', how: '电话确认',
    })
    await send('POST', '/api/requests/' + made.request + '/ask-correction', {
      version: made.version, on: '2026-03-05', dueOn: '2026-03-19',
    })
  })()`)
}
