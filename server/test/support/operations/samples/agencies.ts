import { makePerson } from '../../people.ts'
import type { Samples } from '../sample.ts'
import { makeAgency, type World } from '../world.ts'

const reason = '县委编委文件〔2026〕3号'
const today = '2026-03-05'

/** A department of the county that nothing else knows of. */
async function department(world: World): Promise<string> {
  const n = world.next()
  return makeAgency(world.opened, { slug: `bumen-${n}`, name: `云川县第${n}局`, parent: world.county })
}

function founded(world: World) {
  const n = world.next()
  return {
    slug: `xinju-${n}`,
    name: `云川县新设${n}局`,
    shortName: `新设${n}局`,
    kind: 'localDept',
    parent: world.county,
    position: n,
    basicCourt: '云川县人民法院',
    review: { authorities: ['云川县人民政府'], reason: '由本级人民政府管辖' },
    contact: { phone: '0000-6021234', channels: ['网上申请'] },
  }
}

const person = (world: World, ...roles: 'clerk'[]) => makePerson(world.opened, { agency: world.agency, roles })

/** Does something as the security administrator and gives the answer. */
async function asked(world: World, path: string, body: object) {
  const as = world.people.securityAdmin.cookie
  const answer = await world.opened.call('POST', path, { as, body })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
  return answer.body
}

const given = async (world: World) => ({
  user: (await person(world)).id,
  agency: world.agency,
  role: 'clerk',
  from: today,
  to: '2027-12-31',
  reason,
})

async function standingIn(world: World) {
  const [absent, substitute] = [await person(world, 'clerk'), await person(world)]
  return { agency: world.agency, absent: absent.id, substitute: substitute.id, from: today, to: '2026-03-20', reason }
}

export const agencies: Samples = {
  'agencies.list': { prepare: () => ({ query: { kind: 'localDept', on: today, bodies: 'true' } }) },
  'agencies.export': { prepare: () => ({}) },
  'agencies.tree': { prepare: () => ({ query: { on: today } }) },
  'agencies.read': { prepare: ({ agency }) => ({ params: { id: agency } }) },
  'agencies.create': { prepare: (world) => ({ body: { ...founded(world), from: today } }) },
  'agencies.change': {
    prepare: async (world) => ({
      params: { id: await department(world) },
      body: { version: 1, position: 7, intermediateCourt: '云川市中级人民法院' },
    }),
  },
  'agencies.describe': {
    prepare: async (world) => ({
      params: { id: await department(world) },
      body: { version: 1, contact: { phone: '0000-6021234', postcode: '000000', channels: ['网上申请'] } },
    }),
  },
  'agencies.rename': {
    prepare: async (world) => {
      const name = `云川县更名${world.next()}局`
      return {
        params: { id: await department(world) },
        body: { version: 1, name, shortName: null, from: today, reason },
      }
    },
  },
  'agencies.end': {
    prepare: async (world) => ({
      params: { id: await department(world) },
      body: { version: 1, on: today, successor: world.agency, reason },
    }),
  },
  'agencies.merge': {
    prepare: async (world) => ({
      body: {
        agencies: [{ id: await department(world), version: 1 }],
        into: { id: world.agency },
        on: today,
        reason,
      },
    }),
  },
  'agencies.split': {
    prepare: async (world) => ({
      params: { id: await department(world) },
      body: { version: 1, into: [{ create: founded(world) }, { id: world.agency }], on: today, reason },
    }),
  },

  'grants.list': { prepare: () => ({ query: { force: 'now', role: 'clerk' } }) },
  'grants.export': { prepare: () => ({}) },
  'grants.give': { prepare: async (world) => ({ body: await given(world) }) },
  'grants.revoke': {
    prepare: async (world) => {
      const { id } = await asked(world, '/api/grants', await given(world))
      return { params: { id }, body: { version: 1, reason } }
    },
  },
  'substitutes.list': { prepare: () => ({ query: { force: 'later' } }) },
  'substitutes.export': { prepare: () => ({}) },
  'substitutes.appoint': { prepare: async (world) => ({ body: await standingIn(world) }) },
  'substitutes.end': {
    prepare: async (world) => {
      const { ids } = await asked(world, '/api/substitutes', await standingIn(world))
      return { params: { id: ids[0] }, body: { version: 1, reason } }
    },
  },
  'work.handOver': {
    prepare: async (world) => ({
      params: { id: (await person(world, 'clerk')).id },
      body: { agency: world.agency, to: (await person(world)).id, reason },
    }),
    missing: 'whoever holds nothing at the agency is told alike, whether there or not',
  },
}
