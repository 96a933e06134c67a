import assert from 'node:assert/strict'
import type { Role } from '@gongkai/rules/access'
import { civilDate } from '@gongkai/rules/dates'
import { reviewing } from '../../src/letters/numbering.ts'
import { program } from '../../src/platform/context.ts'
import { perform } from '../../src/platform/perform.ts'
import { changeSetting, type Setting, storedSetting } from '../../src/platform/setting.ts'
import { pdf } from '../support/containers.ts'
import type { GivenFile } from '../support/operations/sample.ts'
import { send } from '../support/operations/send.ts'
import { makeAgency } from '../support/operations/world.ts'
import { type Somebody, signIn } from '../support/people.ts'
import type { Answered, Opened } from '../support/server.ts'

/** Nobody's: the last sign of each follows from the others. */
export const IDENTITY = '11010519491231002X'
export const REVIEW_ONLINE = '掌上复议 https://fy.example.gov.cn'
export const CREDIT_CODE = '91350100M000100Y43'

export const application = (change: object = {}) => ({
  applicants: [{ name: '周远山', paper: 'idCard', number: IDENTITY }],
  class: 'naturalPerson',
  phone: '13000000000',
  description: '石湾村地块征收土地预公告、征地补偿安置方案',
  form: 'electronic',
  delivery: 'portal',
  ...change,
})

/** An application as the form of a correction sends it: without its class. */
export function corrected(change: object = {}): object {
  const { class: _, ...rest } = application(change)
  return rest
}

export const registration = (
  facts: object = { channel: 'inPerson', submittedOn: '2026-03-02' },
  change: object = {},
) => ({
  application: application(change),
  facts,
  proof: '本人到场提交',
})

/** A scan of a paper: a page without text. */
export const scan = (name = '扫描件.pdf'): GivenFile => ({
  field: 'file',
  name,
  type: 'application/pdf',
  bytes: pdf(1, '0 0 m 595 842 l S'),
})

/** A form with files. */
export const form = (opened: Opened, path: `/${string}`, body: object, files: readonly GivenFile[] = [], as?: string) =>
  send(opened, { method: 'POST', path, consumes: 'multipart' }, { body, files }, { as })

/** Fails with what came when an answer is not the one hoped for. */
export function done({ status, body, text }: Answered): Answered['body'] {
  assert.equal(status, 200, text)
  return body
}

/** A bureau with a section, where somebody holds each role that works on requests. */
export interface Office extends Opened {
  readonly county: string
  readonly bureau: string
  readonly section: string
  readonly people: Readonly<Record<(typeof working)[number], Somebody>>
  officer(role: Role, agency: string): Promise<Somebody>
  /** Does an act of a request and gives its answer. */
  act(as: Somebody, id: string, word: string, body: object): Promise<Answered>
  register(facts?: object, change?: object): Promise<{ id: string; number: string; version: number; code: string }>
}

/** Settles something for an agency. */
export const settle = <S extends Setting>({ parts }: Opened, setting: S, value: unknown, scope: string) =>
  perform(parts, program, async (ctx) => {
    const { version } = await storedSetting(ctx.db, setting, scope)
    return changeSetting(ctx, setting, { value: value as never, version, scope })
  })

const working = ['clerk', 'sectionHead', 'officeDirector', 'deputy', 'head', 'secrecyReviewer'] as const
let count = 0

export async function openOffice(opened: Opened): Promise<Office> {
  count++
  // The same day as `standing` would name them from.
  const from = civilDate('2019-01-01')
  const county = await makeAgency(opened, {
    from,
    slug: `yunchuan-${count}`,
    name: '云川县人民政府',
    kind: 'localGov',
    level: 'county',
    region: '000000',
    basicCourt: '云川县人民法院',
    intermediateCourt: '云州市中级人民法院',
  })
  const bureau = await makeAgency(opened, {
    from,
    slug: `zrzyj-${count}`,
    name: '云川县自然资源局',
    parent: county,
    prefix: '云自然资',
    contact: { phone: '0000-6025678' },
  })
  const section = await makeAgency(opened, {
    slug: `fgk-${count}`,
    name: '法规科',
    kind: 'internalOrgan',
    from,
    parent: bureau,
  })
  await settle(opened, reviewing, { channel: REVIEW_ONLINE }, bureau)
  const officer = (role: Role, agency: string) => signIn(opened, { roles: [role], agency, name: `${role}` })
  const people: Partial<Record<Role, Somebody>> = {}
  for (const role of working) people[role] = await officer(role, bureau)
  const office = people as Office['people']
  return {
    ...opened,
    county,
    bureau,
    section,
    people: office,
    officer,
    act: (as, id, word, body) => opened.call('POST', `/api/requests/${id}/${word}`, { as: as.cookie, body }),
    register: async (facts, change) =>
      done(
        await form(
          opened,
          '/api/requests',
          { agency: bureau, registration: registration(facts, change) },
          [scan()],
          office.clerk.cookie,
        ),
      ),
  }
}

/** Puts an application through the portal. */
export const submitted = async (office: Office, change: object = {}, files: readonly GivenFile[] = []) =>
  done(
    await form(
      office,
      '/api/submissions',
      { agency: office.bureau, application: application(change), notice: 'accepted' },
      files,
    ),
  )

export const lookUp = (office: Opened, code: string) =>
  office.call('POST', '/api/submissions/lookup', { body: { code } })
