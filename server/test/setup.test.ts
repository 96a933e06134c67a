import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { newSetupToken } from '../src/setup/service.ts'
import { cookieOf, enter } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

const setup = (token: string) => ({
  token,
  agency: { name: '云川县人民政府', slug: 'yunchuan', region: '000000' },
  office: { name: '云川县人民政府办公室', slug: 'zfb' },
  above: { name: '云州市人民政府', slug: 'yunzhou' },
  systemAdmin: { account: 'xitong', name: '管理员甲', password: 'hetao-sanshi-luo' },
  securityAdmin: { account: 'anquan', name: '管理员乙', password: 'lizi-wushi-tang' },
  auditAdmin: { account: 'shenji', name: '管理员丙', password: 'shiliu-ershi-ban' },
})

onEachDatabase('first setup', (open) => {
  let o: Opened
  let token: string
  const state = async (word = token) => (await o.call('GET', `/api/setup?token=${word}`)).body
  const complete = (body: object) => o.call('POST', '/api/setup', { body })
  const nothingThere = async () => {
    const { n } = await o.parts.database.db
      .selectFrom('agencies')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    assert.deepEqual([n, (await state()).needed], [0, true])
  }
  before(async () => {
    o = await open()
    token = (await newSetupToken(o.parts)) ?? ''
  })

  test('a new installation asks to be set up by whoever has the link', async () => {
    assert.deepEqual(await state(), { needed: true, valid: true, demonstration: false })
    assert.deepEqual(await state('guessed'), { needed: true, valid: false, demonstration: false })
    const session = (await o.call('GET', '/api/session')).body
    assert.deepEqual([session.setUp, session.demo], [false, false])
  })

  test('without the link nothing is set up', async () => {
    for (const path of ['/api/setup', '/api/setup/demo']) {
      const body = path.endsWith('demo') ? { token: 'guessed' } : setup('guessed')
      const answer = await o.call('POST', path, { body })
      assert.deepEqual([answer.status, answer.body.error.code], [403, 'setupLinkWrong'])
    }
    await nothingThere()
  })

  const good = setup('')
  for (const [what, body, at] of [
    [
      'two administrators with one account',
      { auditAdmin: { ...good.auditAdmin, account: 'XiTong' } },
      'auditAdmin.account',
    ],
    ['one person twice', { securityAdmin: { ...good.securityAdmin, name: '管理员甲' } }, 'securityAdmin.name'],
    [
      'one password twice',
      { auditAdmin: { ...good.auditAdmin, password: good.systemAdmin.password } },
      'auditAdmin.password',
    ],
    [
      'a password anybody guesses',
      { auditAdmin: { ...good.auditAdmin, password: 'password2026' } },
      'auditAdmin.password',
    ],
    ['a slug with spaces', { office: { name: '办公室', slug: 'zheng fu' } }, 'office.slug'],
    ['the slug of the government for its office', { office: { name: '办公室', slug: 'yunchuan' } }, 'slug'],
    ['an unknown key', { colour: 'red' }, 'colour'],
  ] as const)
    test(`refuses ${what}, and nothing of it remains`, async () => {
      const answer = await complete({ ...setup(token), ...body })
      assert.ok([409, 422].includes(answer.status), answer.text)
      assert.equal(answer.body.error.at, at)
      await nothingThere()
    })

  test('of two at once one sets up; the link works no more', async () => {
    const both = await Promise.all([complete(setup(token)), complete(setup(token))])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409], both.map((a) => a.text).join())
    assert.deepEqual(await state(), { needed: false, valid: false, demonstration: false })
    assert.equal((await complete(setup(token))).body.error.code, 'setupDone')
    assert.equal((await o.call('POST', '/api/setup/demo', { body: { token } })).body.error.code, 'setupDone')
    assert.equal(await newSetupToken(o.parts), null)
    assert.equal((await o.call('GET', '/api/demonstration')).status, 404)
  })

  test('the three administrators sign in, each with the own role, and the government has its review authority', async () => {
    const grants = await o.parts.database.db
      .selectFrom('grants as g')
      .innerJoin('users as u', 'u.id', 'g.user_id')
      .select(['u.account', 'g.role'])
      .orderBy('u.account')
      .execute()
    assert.deepEqual(
      grants.map((g) => [g.account, g.role]),
      [
        ['anquan', 'securityAdmin'],
        ['shenji', 'auditAdmin'],
        ['xitong', 'systemAdmin'],
      ],
    )
    for (const role of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const) {
      const answer = await enter(o, good[role])
      assert.deepEqual([answer.status, answer.body.stage, cookieOf(answer) !== undefined], [200, 'newFactor', true])
    }
    const guide = await o.call('GET', '/guide', { headers: { accept: 'text/html' } })
    assert.match(guide.text, /云川县人民政府办公室/)
    assert.match(guide.text, /云州市人民政府/)
  })
})
