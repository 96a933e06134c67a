import { type Role, roleNames } from '@gongkai/rules/access'
import { civilDate } from '@gongkai/rules/dates'
import { insert } from '../../../src/agencies/service/writing.ts'
import { lockTree } from '../../../src/agencies/store/agencies.ts'
import { program } from '../../../src/platform/context.ts'
import { perform } from '../../../src/platform/perform.ts'
import { type Somebody, signIn } from '../people.ts'
import type { Open, Opened } from '../server.ts'

/** An installation in which somebody holds each role, at an agency below a county. */
export interface World {
  readonly opened: Opened
  readonly county: string
  readonly agency: string
  readonly people: Readonly<Record<Role, Somebody>>
  /** A number that was not given before. */
  next(): number
}

const began = civilDate('2015-01-01')

/** Makes an agency without asking anybody's permission. */
export const makeAgency = ({ parts }: Opened, given: Partial<Parameters<typeof insert>[2]> & { slug: string }) =>
  perform(parts, program, async (ctx) =>
    insert(ctx, await lockTree(ctx.db), {
      ...{ name: given.slug, shortName: null, from: began, kind: 'localDept', contact: {} },
      ...given,
    }),
  )

export async function makeWorld(open: Open): Promise<World> {
  const opened = await open({ SMTP_URL: 'smtp://127.0.0.1:9', SMTP_FROM: 'gongkai@example.com' })
  const county = await makeAgency(opened, {
    slug: 'yunchuan',
    name: '云川县人民政府',
    kind: 'localGov',
    level: 'county',
  })
  const agency = await makeAgency(opened, { slug: 'shuiwuju', name: '云川县水务局', parent: county, prefix: '云水' })
  const people: Partial<Record<Role, Somebody>> = {}
  for (const role of roleNames) people[role] = await signIn(opened, { agency, roles: [role], name: role })
  let count = 0
  return { opened, county, agency, people: people as World['people'], next: () => ++count }
}
