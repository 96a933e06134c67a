import { buffer } from 'node:stream/consumers'
import { Secret, TOTP } from 'otpauth'
import { sheetOf } from '../../../../src/platform/http/sheet.ts'
import { cookieOf, makePerson, type Somebody, signIn } from '../../people.ts'
import type { Given, Samples } from '../sample.ts'
import type { World } from '../world.ts'

const NEW_PASSWORD = 'xin-de-koulin-2026'

const fresh = (world: World) => signIn(world.opened, { agency: world.agency, roles: ['clerk'] })

const asked = async (world: World, path: string, as: string | undefined, body: object = {}) => {
  const answer = await world.opened.call('POST', path, { body, as })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
  return answer
}

const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate()

/** Somebody whose authenticator is set up, and the codes for when it is lost. */
async function withFactor(world: World): Promise<Somebody & { recoveryCodes: string[] }> {
  const person = await fresh(world)
  const { body } = await asked(world, '/api/account/factor', person.cookie, { password: person.password })
  const confirmed = await asked(world, '/api/account/factor/confirm', person.cookie, {
    code: codeOf(body.secret),
  })
  return { ...person, cookie: cookieOf(confirmed) ?? '', recoveryCodes: confirmed.body.recoveryCodes }
}

const begun = async (world: World, { account, password }: { account: string; password: string }) =>
  cookieOf(await asked(world, '/api/session', undefined, { account, password })) ?? ''

const other = async (world: World) => (await makePerson(world.opened, { agency: world.agency })).id
const fieldsOf = (world: World) => ({
  name: '李文书',
  agency: world.agency,
  post: '四级主任科员',
  phone: '0000-6021234',
  email: 'li@example.com',
  signOnId: `li-${world.next()}`,
})
/** The sheet of accounts to make, as a person fills it in. */
async function sheet(world: World): Promise<Given> {
  const columns = ['账号', '姓名'].map((heading) => ({
    heading,
    width: 10,
    of: (row: { [h: string]: string }) => row[heading],
  }))
  const rows = [1, 2].map(() => ({ 账号: `daoru${world.next()}`, 姓名: '王经办' }))
  const { name, type, bytes } = sheetOf('账户', columns, rows)
  return { files: [{ field: 'file', name, type, bytes: await buffer(bytes as NodeJS.ReadableStream) }] }
}

const because = { version: 1, reason: '工作调整' }

export const accounts: Samples = {
  'accounts.session': { prepare: () => ({}) },
  'accounts.signIn': {
    prepare: async ({ opened }) => {
      const { account, password } = await makePerson(opened)
      return { body: { account, password } }
    },
    twice: 'both',
  },
  'accounts.showFactor': {
    prepare: async (world) => {
      const person = await withFactor(world)
      return { as: await begun(world, person), body: { code: person.recoveryCodes[0] } }
    },
  },
  'accounts.choosePassword': {
    prepare: async (world) => {
      const account = `new${world.next()}`
      const { body } = await asked(world, '/api/users', world.people.systemAdmin.cookie, { account, name: '新人' })
      return { as: await begun(world, { account, password: body.oneTimePassword }), body: { password: NEW_PASSWORD } }
    },
    twice: 'any',
  },
  'accounts.signOut': { prepare: async (world) => ({ as: (await fresh(world)).cookie }), twice: 'any' },
  'accounts.own': { prepare: () => ({}) },
  'accounts.changePassword': {
    prepare: async (world) => {
      const { cookie, password } = await fresh(world)
      return { as: cookie, body: { current: password, password: NEW_PASSWORD } }
    },
  },
  'accounts.beginFactor': {
    prepare: async (world) => {
      const { cookie, password } = await fresh(world)
      return { as: cookie, body: { password } }
    },
    twice: 'both',
  },
  'accounts.confirmFactor': {
    prepare: async (world) => {
      const { cookie, password } = await fresh(world)
      const { body } = await asked(world, '/api/account/factor', cookie, { password })
      return { as: cookie, body: { code: codeOf(body.secret) } }
    },
  },
  'accounts.removeFactor': {
    prepare: async (world) => {
      const { cookie, password } = await withFactor(world)
      return { as: cookie, body: { password } }
    },
    twice: 'any',
  },
  'accounts.renewCodes': {
    prepare: async (world) => {
      const { cookie, password } = await withFactor(world)
      return { as: cookie, body: { password } }
    },
    twice: 'both',
  },
  'accounts.sessions': { prepare: () => ({}) },
  'accounts.endSession': {
    prepare: async (world) => {
      const person = await fresh(world)
      await begun(world, person)
      const { body } = await world.opened.call('GET', '/api/account/sessions', { as: person.cookie })
      return { as: person.cookie, params: { id: body.rows.find((r: { current: boolean }) => !r.current).id } }
    },
  },
  'accounts.endOtherSessions': {
    prepare: async (world) => {
      const person = await fresh(world)
      await begun(world, person)
      return { as: person.cookie }
    },
    twice: 'any',
  },

  'users.list': { prepare: () => ({ query: { q: '李', state: 'active', page: '1', size: '10' } }) },
  'users.export': { prepare: () => ({ query: { sort: '-createdAt' } }) },
  'users.read': { prepare: async (world) => ({ params: { id: await other(world) } }) },
  'users.create': {
    prepare: (world) => ({ body: { account: `li.wen${world.next()}`, ...fieldsOf(world) } }),
  },
  'users.change': {
    prepare: async (world) => ({ params: { id: await other(world) }, body: { ...fieldsOf(world), version: 1 } }),
  },
  'users.disable': { prepare: async (world) => ({ params: { id: await other(world) }, body: because }) },
  'users.enable': {
    prepare: async (world) => {
      const id = await other(world)
      const { body } = await asked(world, `/api/users/${id}/disable`, world.people.systemAdmin.cookie, because)
      return { params: { id }, body: { ...because, version: body.version } }
    },
  },
  'users.reset': {
    prepare: async (world) => ({
      params: { id: await other(world) },
      body: { reason: '本人忘记口令', secondFactor: true },
    }),
    twice: 'both',
  },
  'users.unlock': {
    prepare: async (world) => {
      const { id, account } = await makePerson(world.opened)
      for (let i = 0; i < 6; i++)
        await world.opened.call('POST', '/api/session', { body: { account, password: 'not the password' } })
      return { params: { id }, body: { reason: '本人到场核对' } }
    },
    twice: 'any',
  },
  'users.importTemplate': { prepare: () => ({}) },
  'users.checkImport': { prepare: sheet },
  'users.import': { prepare: sheet, twice: 'any' },
}
