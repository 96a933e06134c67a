import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Journey, Visitor } from './journey.ts'
import { today } from './program.ts'

/** What an operation answered. */
// biome-ignore lint/suspicious/noExplicitAny: whatever it answers
type Answer = any

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** A page with a line and no text, as a scanner makes it. */
export const scan = (name: string): File => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[4 0 R]>>',
    '<</Length 19>>stream\n0 0 m 595 842 l S  \nendstream',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 3 0 R>>',
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(`${text}${text.indexOf('xref')}\n%%EOF\n`) }
}

/** What somebody who has signed in asks of the program beside the page they look at. */
export function asking({ program }: Journey, { page }: Visitor) {
  const headers = () => ({ 'idempotency-key': randomUUID(), origin: new URL(program.url).origin })
  const heard = async (path: string, answer: Awaited<ReturnType<typeof page.request.get>>): Promise<Answer> => {
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  const at = (path: string) => program.url + path
  return {
    get: async (path: string): Promise<Answer> => heard(path, await page.request.get(at(path))),
    post: async (path: string, data: object): Promise<Answer> =>
      heard(path, await page.request.post(at(path), { data, headers: headers() })),
    form: async (path: string, multipart: Record<string, string | File>): Promise<Answer> =>
      heard(path, await page.request.post(at(path), { multipart, headers: headers() })),
  }
}
export type Asking = ReturnType<typeof asking>

const application = (description: string) => ({
  applicants: [{ name: '周远山', paper: 'idCard', number: '11010519491231002X' }],
  class: 'naturalPerson',
  phone: '13000000000',
  description,
  form: 'electronic',
  delivery: 'portal',
})

const agencyNamed = async (ask: Asking, name: string): Promise<string> => {
  const { rows } = await ask.get('api/submissions/receivers')
  const found = rows.find((row: { name: string }) => row.name.endsWith(name))
  assert.ok(found, `no ${name} among ${rows.map((row: { name: string }) => row.name).join('、')}`)
  return found.id
}

/** A request that was put in person on a day. */
export async function register(ask: Asking, agency: string, description: string, submittedOn: string = today) {
  const registration = {
    application: { ...application(description), delivery: 'collect' },
    facts: { channel: 'inPerson', submittedOn },
    proof: '本人到场提交',
  }
  const form = { agency: await agencyNamed(ask, agency), registration: JSON.stringify(registration) }
  const { id } = await ask.form('api/requests', form)
  return id as string
}

/** Does an act of a case in the version that it is in. */
export async function act(ask: Asking, id: string, word: string, body: object = {}): Promise<void> {
  const { version } = await ask.get(`api/requests/${id}`)
  await ask.post(`api/requests/${id}/${word}`, { version, ...body })
}
