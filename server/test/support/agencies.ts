import assert from 'node:assert/strict'
import { type Somebody, signIn } from './people.ts'
import type { Opened } from './server.ts'

/** An agency as the API shows it, as far as tests look. */
export interface Shown {
  readonly id: string
  readonly version: number
}

/** A small county under a city that only stands there for the law, made over HTTP by a system administrator. */
export async function county(opened: Opened, prefix = '') {
  const admin = await signIn(opened, { roles: ['systemAdmin'] })
  const make = (slug: string, name: string, kind: string, more: object = {}) =>
    create(opened, admin, { slug: prefix + slug, name, kind, from: '2019-01-01', ...more })
  const city = await make('yunzhou', `${prefix}云州市人民政府`, 'localGov', { level: 'city', external: true })
  const government = await make('yunchuan', `${prefix}云川县人民政府`, 'localGov', {
    level: 'county',
    parent: city,
    region: '000000',
    basicCourt: '云川县人民法院',
    intermediateCourt: '云州市中级人民法院',
  })
  const below = { parent: government }
  const office = await make('zfb', `${prefix}云川县人民政府办公室`, 'localDept', { ...below, disclosureOffice: true })
  const land = await make('zrzyj', `${prefix}云川县自然资源局`, 'localDept', below)
  const plan = await make('ghj', `${prefix}云川县规划局`, 'localDept', below)
  const law = await make('zrzyj-fgk', '法规科', 'internalOrgan', { parent: land })
  return { admin, city, government, office, land, plan, law }
}

export async function create(opened: Opened, admin: Somebody, body: object): Promise<string> {
  const answer = await opened.call('POST', '/api/agencies', { as: admin.cookie, body })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.id
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
export async function read(opened: Opened, as: Somebody, id: string): Promise<any> {
  const answer = await opened.call('GET', `/api/agencies/${id}`, { as: as.cookie })
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}
