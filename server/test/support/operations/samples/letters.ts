import { defaultTemplate } from '@gongkai/documents/letters'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { valuesOf } from '../../../letters/support.ts'
import { pdf } from '../../containers.ts'
import type { GivenFile, Samples } from '../sample.ts'
import { send } from '../send.ts'
import type { World } from '../world.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const reason = '已逐字核对'

/** The default with another title: what is the same as the one in use is not kept again. */
function template(world: World): GivenFile {
  const files = unzipSync(defaultTemplate('L03'))
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  files['word/document.xml'] = strToU8(xml.replace('补正告知书', `补正告知书（式样${world.next()}）`))
  return { field: 'file', name: '补正.docx', type: DOCX, bytes: zipSync(files) }
}

/** A sealed copy as the office's scanner makes it: a picture without text. */
const scan = (): GivenFile => ({
  field: 'file',
  name: '盖章.pdf',
  type: 'application/pdf',
  bytes: pdf(1, '0 0 m 595 842 l S'),
})
const drafted = ({ agency }: World) => ({ agency, kind: 'L10', values: valuesOf('L10') })

/** Does one step of a letter as whoever may and gives the answer. */
async function step(
  { opened, people }: World,
  role: 'clerk' | 'sectionHead' | 'officeDirector',
  path: string,
  body: object,
) {
  const answer = await opened.call('POST', path, { as: people[role].cookie, body })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
  return answer.body
}

const draft = async (world: World): Promise<string> => (await step(world, 'clerk', '/api/letters', drafted(world))).id

async function numbered(world: World): Promise<string> {
  const id = await draft(world)
  await step(world, 'clerk', `/api/letters/${id}/number`, { version: 1 })
  return id
}

const form = { method: 'POST', consumes: 'multipart' } as const
async function sealed(world: World): Promise<string> {
  const id = await numbered(world)
  const given = { params: { id }, body: { version: '2' }, files: [scan()] }
  const answer = await send(world.opened, { ...form, path: '/api/letters/:id/sealed' }, given, {
    as: world.people.clerk.cookie,
  })
  if (answer.status !== 200) throw new Error(answer.text)
  return id
}

async function uploaded(world: World): Promise<string> {
  const given = { body: { agency: world.agency, kind: 'L03' }, files: [template(world)] }
  const answer = await send(world.opened, { ...form, path: '/api/letters/templates' }, given, {
    as: world.people.officeDirector.cookie,
  })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body.id
}

const kind = () => ({ params: { kind: 'L10' } })
const draftOf = async (world: World) => ({ params: { id: await draft(world) } })
const templateOf = async (world: World) => ({ params: { id: await uploaded(world) } })

export const letters: Samples = {
  'letters.list': { prepare: ({ agency }) => ({ query: { agency, state: 'draft' } }) },
  'letters.export': { prepare: ({ agency }) => ({ query: { agency } }) },
  'letters.read': { prepare: draftOf },
  'letters.draft': { prepare: (world) => ({ body: drafted(world) }), twice: 'both' },
  'letters.change': {
    prepare: async (world) => ({ ...(await draftOf(world)), body: { version: 1, values: valuesOf('L10') } }),
  },
  'letters.preview': { prepare: draftOf },
  'letters.number': { prepare: async (world) => ({ ...(await draftOf(world)), body: { version: 1 } }) },
  'letters.file': { prepare: draftOf },
  'letters.seal': {
    prepare: async (world) => ({ params: { id: await numbered(world) }, body: { version: '2' }, files: [scan()] }),
  },
  'letters.accept': {
    prepare: async (world) => ({ params: { id: await sealed(world) }, body: { version: 3, reason } }),
  },
  'letters.sealedFile': { prepare: async (world) => ({ params: { id: await sealed(world) } }) },
  'letters.void': { prepare: async (world) => ({ ...(await draftOf(world)), body: { version: 1, reason } }) },

  'letters.kinds': { prepare: ({ agency }) => ({ query: { agency } }) },
  'templates.list': { prepare: ({ agency }) => ({ query: { agency, kind: 'L03' } }) },
  'templates.upload': {
    prepare: (world) => ({
      body: { agency: world.agency, kind: 'L03', note: '按新格式' },
      files: [template(world)],
    }),
  },
  'templates.retire': { prepare: async (world) => ({ ...(await templateOf(world)), body: { version: 1, reason } }) },
  'templates.use': {
    prepare: async (world) => {
      const id = await uploaded(world)
      await uploaded(world)
      return { params: { id }, body: { version: 2 } }
    },
  },
  'templates.file': { prepare: templateOf },
  'templates.sample': { prepare: templateOf },
  'templates.preview': { prepare: templateOf },
  'templates.defaultFile': { prepare: kind },
  'templates.defaultSample': { prepare: kind },
  'templates.defaultPreview': { prepare: kind },
}
