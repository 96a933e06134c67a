import assert from 'node:assert/strict'
import type { Register, Visitor } from '../support/journey.ts'
import { type Authenticator, arrived, choose, heading, press, setUpAuthenticator, signIn } from '../support/office.ts'

const people = {
  系统管理员: { name: '管理员甲', account: 'xitong', password: 'hetao-sanshi-luo' },
  安全管理员: { name: '管理员乙', account: 'anquan', password: 'lizi-wushi-tang' },
  审计管理员: { name: '管理员丙', account: 'shenji', password: 'shiliu-ershi-ban' },
} as const
const { 系统管理员: system, 安全管理员: security } = people
const clerk = { name: '经办人丁', account: 'jingban', password: 'yingtao-qishi-he' }

async function fillIn({ page }: Visitor): Promise<void> {
  await page.getByLabel('本级人民政府的全称').fill('云川县人民政府')
  await page.getByLabel('政府在网址中的名称', { exact: true }).fill('yunchuan')
  await page.getByLabel('行政区划代码').fill('000000')
  await page.getByLabel('办公厅（室）的全称').fill('云川县人民政府办公室')
  await page.getByLabel('办公厅（室）在网址中的名称').fill('zfb')
  await page.getByLabel('上一级人民政府的全称').fill('云州市人民政府')
  await page.getByLabel('上一级人民政府在网址中的名称').fill('yunzhou')
  for (const [role, { name, account, password }] of Object.entries(people)) {
    const part = page.getByRole('group', { name: role })
    await part.getByLabel('姓名').fill(name)
    await part.getByLabel('账号').fill(account)
    await part.getByLabel('口令').fill(password)
  }
}

/** From the link that the program prints to an office in which people work. */
export function setupJourneys(journey: Register): void {
  let phone: Authenticator

  journey('three administrators and the first agencies are set up from the printed link', async (at) => {
    const visitor = await at.visitor()
    const { page } = visitor
    await visitor.go('office/')
    await page.getByText('本系统还没有设置').waitFor()
    await page.goto(at.program.setupLink())
    await heading(page, '初次设置').waitFor()
    await press(page, '完成设置，去登录')
    await page.getByText(/有\d+处需要修改/).waitFor()
    await visitor.look()

    await fillIn(visitor)
    const audit = page.getByRole('group', { name: '审计管理员' })
    await audit.getByLabel('口令').fill('password2026')
    visitor.refused(422)
    await press(page, '完成设置，去登录')
    await audit.getByText('这个口令太常见').waitFor()
    assert.equal(await page.getByLabel('本级人民政府的全称').inputValue(), '云川县人民政府')
    await audit.getByLabel('口令').fill(people.审计管理员.password)
    await press(page, '完成设置，去登录')

    await heading(page, '登录').waitFor()
    await visitor.look()
    await signIn(visitor, system)
    phone = await setUpAuthenticator(visitor, system.password)
    await arrived(visitor)
    await visitor.look()
    assert.equal(new URL(page.url()).pathname.startsWith(`${at.place.path}/office`), true)
  })

  journey('an administrator signs out, and in again with a code', async (at) => {
    const visitor = await at.visitor()
    const { page } = visitor
    await page.goto(at.program.setupLink())
    await heading(page, '登录').waitFor()
    await visitor.look()
    visitor.refused(401)
    await signIn(visitor, { ...system, password: 'hetao-sanshi-li' })
    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByLabel('账号').inputValue(), system.account)
    await signIn(visitor, system)
    await heading(page, '动态验证码').waitFor()
    await visitor.look()
    await page.getByLabel('动态验证码').fill(phone.code())
    await press(page, '登录')
    await arrived(visitor)
    assert.equal(page.url().replace(/\/?$/, '/'), `${at.program.url}office/`)
    await press(page, '退出')
    await heading(page, '登录').waitFor()
  })

  journey('a new person is given an account and a role, and chooses an own password', async (at) => {
    const admin = await at.visitor()
    await admin.go('office/users/new')
    await signIn(admin, system)
    await admin.page.getByLabel('动态验证码').fill(phone.recoveryCodes[0] ?? '')
    await press(admin.page, '登录')
    await admin.page.getByLabel('账号').fill(clerk.account)
    await admin.page.getByLabel('姓名').fill(clerk.name)
    await choose(admin.page, '所在机关或者科室', '云川县人民政府办公室')
    await press(admin.page, '建立账户')
    const shown = admin.page.getByText('一次性口令，只显示这一次').locator('..').locator('.mono')
    const password = (await shown.last().textContent()) ?? ''
    await admin.look()
    await press(admin.page, '已经告知')
    await heading(admin.page, clerk.name).waitFor()
    const address = admin.page.url()
    assert.equal(await admin.page.getByRole('button', { name: '授予角色' }).count(), 0)

    const other = await at.visitor()
    await other.page.goto(address)
    await signIn(other, security)
    await setUpAuthenticator(other, security.password)
    await press(other.page, '授予角色')
    const dialog = other.page.getByRole('dialog')
    await other.page.getByRole('combobox', { name: '角色' }).click()
    await other.page.getByRole('listbox', { name: '角色' }).waitFor({ state: 'attached' })
    await other.look()
    await other.page.keyboard.press('Escape')
    await choose(other.page, '角色', '经办人')
    await dialog.getByLabel('原因').fill('办公室主任书面同意')
    await other.look()
    await press(dialog, '授予角色')
    await other.page.getByRole('row', { name: /经办人.*云川县人民政府办公室/ }).waitFor()
    await other.look()

    const own = await at.visitor()
    await own.go('office/')
    await signIn(own, { account: clerk.account, password })
    await heading(own.page, '更换口令').waitFor()
    await own.page.getByLabel('新口令', { exact: true }).fill(clerk.password)
    await own.page.getByLabel('再写一遍新口令').fill('yingtao-qishi-hu')
    await press(own.page, '更换口令')
    await own.page.getByText('两遍口令不一样').first().waitFor()
    await own.look()
    await own.page.getByLabel('再写一遍新口令').fill(clerk.password)
    // The sentence below the field goes, and the button moves up.
    await own.page.locator('.ant-form-item-explain-error').waitFor({ state: 'hidden' })
    await press(own.page, '更换口令')
    await arrived(own)
    await own.look()
    assert.equal(await own.page.getByRole('link', { name: '审计记录' }).count(), 0)
  })
}
