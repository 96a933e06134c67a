import { randomUUID } from 'node:crypto'

/** What a form sent, as its reader hands it on. */
export type Fields = Readonly<Record<string, unknown>>

/** One value as it was typed, with plain line ends. */
export function textIn(fields: Fields, name: string): string {
  const given = fields[name]
  const last = Array.isArray(given) ? given.at(-1) : given
  return typeof last === 'string' ? last.replace(/\r\n?/g, '\n') : ''
}

/** All values of a field that may come several times. */
export const listIn = (fields: Fields, name: string): string[] =>
  [fields[name]].flat().filter((value) => typeof value === 'string')

/** What is read by machines: full-width signs become plain ones. */
const plainIn = (fields: Fields, name: string) => textIn(fields, name).normalize('NFKC').trim()

/** Somebody with the paper that shows who they are. */
export interface TypedPerson {
  readonly name: string
  readonly paper: string
  readonly number: string
}

/** The application as it was typed so far. */
export interface RequestForm {
  /** Sent along with the form, so that it counts once however often it comes. */
  readonly key: string
  /** Under which it was put aside; empty when it never was. */
  readonly draft: string
  readonly agency: string
  readonly who: 'person' | 'organisation'
  readonly person: TypedPerson
  readonly organisation: TypedPerson
  /** 组织的类别, a column of table three. */
  readonly class: string
  readonly joint: readonly TypedPerson[]
  readonly agent: TypedPerson | null
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly postcode: string
  readonly description: string
  readonly form: string
  readonly delivery: string
  readonly help: string
  readonly accepted: boolean
}

export const MOST_JOINT = 19
const isKey = (text: string) => /^[\w-]{16,100}$/.test(text)
export const newKey = (): string => randomUUID()
/** The key that a form brought; without one it counts by itself. */
export function keyIn(fields: Fields): string {
  const key = textIn(fields, 'key')
  return isKey(key) ? key : newKey()
}

function personIn(fields: Fields, prefix: string, usual: string): TypedPerson {
  const of = (name: string) => textIn(fields, `${prefix}-${name}`)
  return { name: of('name'), paper: of('paper') || usual, number: of('number') }
}

const nobody: TypedPerson = { name: '', paper: 'idCard', number: '' }

/** The button that was pressed: another applicant more or less, an agent or none. */
function changed(form: RequestForm, act: string): RequestForm {
  if (act === 'joint' && form.joint.length < MOST_JOINT) return { ...form, joint: [...form.joint, nobody] }
  if (act === 'agent') return { ...form, agent: form.agent ?? nobody }
  if (act === 'no-agent') return { ...form, agent: null }
  const dropped = /^no-joint-(\d+)$/.exec(act)?.[1]
  return dropped ? { ...form, joint: form.joint.filter((_, i) => i + 1 !== Number(dropped)) } : form
}

/** Reads the form; `act` is what another button than that for submitting does to it. */
export function readForm(fields: Fields): { form: RequestForm; act: string } {
  const joint: TypedPerson[] = []
  for (let n = 1; n <= MOST_JOINT && textIn(fields, `joint${n}`) === '1'; n++)
    joint.push(personIn(fields, `joint${n}`, 'idCard'))
  const form: RequestForm = {
    key: keyIn(fields),
    draft: plainIn(fields, 'draft').slice(0, 40),
    agency: textIn(fields, 'agency'),
    who: textIn(fields, 'who') === 'organisation' ? 'organisation' : 'person',
    person: personIn(fields, 'person', 'idCard'),
    organisation: personIn(fields, 'organisation', 'creditCode'),
    class: textIn(fields, 'class'),
    joint,
    agent: textIn(fields, 'agent') === '1' ? personIn(fields, 'agent', 'idCard') : null,
    phone: plainIn(fields, 'phone'),
    email: plainIn(fields, 'email'),
    address: textIn(fields, 'address'),
    postcode: plainIn(fields, 'postcode'),
    description: textIn(fields, 'description'),
    form: textIn(fields, 'form') || 'electronic',
    delivery: textIn(fields, 'delivery') || 'portal',
    help: textIn(fields, 'help'),
    accepted: textIn(fields, 'notice') === 'accepted',
  }
  const act = textIn(fields, 'act')
  return { form: changed(form, act), act }
}

const blankAsNull = (text: string) => (text.trim() === '' ? null : text)

const ofThePage: readonly string[] = ['act', 'keep', 'draft']

/** What was typed, to be put aside: everything but what belongs to this visit alone. */
export const typedIn = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.keys(fields).flatMap((name) => (ofThePage.includes(name) ? [] : [[name, textIn(fields, name)]])),
  )

/** The form as the operation takes it. Its schema alone says what is wrong with it. */
export function bodyOf(form: RequestForm) {
  const { agency, who, person, organisation, joint, agent, accepted } = form
  const application = {
    applicants: [who === 'person' ? person : organisation, ...joint],
    class: who === 'person' ? 'naturalPerson' : form.class,
    agent,
    phone: form.phone,
    email: blankAsNull(form.email),
    address: blankAsNull(form.address),
    postcode: blankAsNull(form.postcode),
    description: form.description,
    form: form.form,
    delivery: form.delivery,
    help: blankAsNull(form.help),
  }
  return {
    agency,
    application: JSON.stringify(application),
    notice: accepted ? 'accepted' : '',
    ...(form.draft && { draft: form.draft }),
  }
}
