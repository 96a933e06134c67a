import type { Role } from '@gongkai/rules/access'
import { blanksOf, type TemplateLetter } from '@gongkai/rules/letters'
import { sql } from 'kysely'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { signIn } from '../support/people.ts'
import type { Opened } from '../support/server.ts'

/** Two bureaus of a county, the first with a section; the second has no 机关代字. */
export interface Agencies {
  readonly county: string
  readonly bureau: string
  readonly section: string
  readonly other: string
}

async function makeAgencies({ parts }: Opened): Promise<Agencies> {
  const ids = { county: newId(), bureau: newId(), section: newId(), other: newId() }
  const rows = [
    [ids.county, 'county', 'localGov', 'county', null, '云政', '云川县人民政府'],
    [ids.bureau, 'bureau', 'localDept', null, ids.county, '云自然资', '云川县自然资源局'],
    [ids.section, 'section', 'internalOrgan', null, ids.bureau, null, '法规科'],
    [ids.other, 'other', 'localDept', null, ids.county, null, '云川县水利局'],
  ] as const
  await transaction(parts.database, async (db) => {
    for (const [id, slug, kind, level, parent, prefix, name] of rows) {
      await sql`insert into agencies (id, slug, kind, level, parent, prefix, valid_from)
        values (${id}, ${slug}, ${kind}, ${level}, ${parent}, ${prefix}, '2019-01-01')`.execute(db)
      await sql`insert into agency_names (agency_id, valid_from, name) values (${id}, '2019-01-01', ${name})`.execute(
        db,
      )
    }
    await sql`update agency_tree set version = version + 1`.execute(db)
  })
  return ids
}

/** Sends a file with the fields of a form, or fetches one. */
export interface Desk extends Opened {
  readonly agencies: Agencies
  /** The cookie of somebody who holds a role at an agency. */
  officer(role: Role, agency: string): Promise<string>
  upload(
    path: string,
    as: string,
    fields: Record<string, string>,
    file: { name: string; bytes: Uint8Array },
  ): Promise<Reply>
  download(path: string, as: string): Promise<{ status: number; bytes: Uint8Array; disposition: string }>
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
type Reply = { status: number; body: any }

/** The application with agencies to write letters in. */
export async function openDesk(opened: Opened): Promise<Desk> {
  const { app } = opened
  const boundary = 'letters-test-boundary'
  const field = (key: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
  return {
    ...opened,
    agencies: await makeAgencies(opened),
    officer: async (role, agency) => (await signIn(opened, { roles: [role], agency, name: '岑一帆' })).cookie,
    upload: async (url, as, fields, { name, bytes }) => {
      const texts = Object.entries(fields).map(([key, value]) => field(key, value))
      const begin = `${texts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(begin), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const type = `multipart/form-data; boundary=${boundary}`
      const headers = { cookie: as, origin: 'http://localhost', 'content-type': type }
      const answer = await app.inject({ method: 'POST', url, headers, payload })
      return { status: answer.statusCode, body: answer.json() }
    },
    download: async (url, as) => {
      const { statusCode, rawPayload, headers } = await app.inject({ method: 'GET', url, headers: { cookie: as } })
      const disposition = decodeURIComponent(String(headers['content-disposition']))
      return { status: statusCode, bytes: new Uint8Array(rawPayload), disposition }
    },
  }
}

/** Complete values of a letter, without what the program fills in. */
export const valuesOf = (kind: TemplateLetter, changes: object = {}) => ({
  ...Object.fromEntries(
    blanksOf(kind)
      .filter(({ key }) => key !== 'agencyName' && key !== 'documentNumber')
      .map(({ key, sample }) => [key, sample]),
  ),
  ...changes,
})
