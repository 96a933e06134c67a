import type { Role } from '@gongkai/rules/access'
import { application, corrected, form, registration, scan } from '../../../requests/support.ts'
import type { Samples } from '../sample.ts'
import { send } from '../send.ts'
import type { World } from '../world.ts'

const reason = '情况属实'
const { applicants, phone } = application()
const owner = { name: applicants[0]?.name, number: applicants[0]?.number, phone }

// biome-ignore lint/suspicious/noExplicitAny: whatever the step answers
type Answer = any

async function ask(world: World, role: Role, path: string, body: object): Promise<Answer> {
  const answer = await world.opened.call('POST', path, { as: world.people[role].cookie, body })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
  return answer.body
}

/** A request at some point of its way. */
interface Going {
  readonly id: string
  readonly code: string
  version: number
}

async function registered(world: World, submittedOn = '2026-03-02'): Promise<Going> {
  const body = { agency: world.agency, registration: registration({ channel: 'inPerson', submittedOn }) }
  const answer = await form(world.opened, '/api/requests', body, [], world.people.clerk.cookie)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body
}

async function step(world: World, going: Going, word: string, body: object, role: Role = 'clerk'): Promise<void> {
  const { version } = going
  going.version = (await ask(world, role, `/api/requests/${going.id}/${word}`, { version, ...body })).version
}

const draft = { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } }
const correction = { on: '2026-03-04', dueOn: '2026-03-18' }

async function correcting(world: World) {
  const going = await registered(world)
  await step(world, going, 'ask-correction', correction)
  return going
}

async function drafted(world: World) {
  const going = await registered(world)
  await step(world, going, 'draft', draft)
  return going
}

async function approving(world: World, signed: readonly Role[] = []) {
  const going = await drafted(world)
  await step(world, going, 'submit', { route: 'ordinary' })
  for (const role of signed) await step(world, going, 'approve', {}, role)
  return going
}

const signed = (world: World) => approving(world, ['sectionHead', 'officeDirector', 'deputy'])

const letter = {
  kind: 'L19',
  values: { grounds: '条例第三十九条第一款', decision: '不作为申请处理', remedy: '可以申请行政复议' },
}

/** A letter of the case that was numbered and came back with a seal. */
async function issued(world: World, going: Going): Promise<string> {
  const { id } = await ask(world, 'clerk', `/api/requests/${going.id}/letters`, letter)
  await ask(world, 'clerk', `/api/letters/${id}/number`, { version: 1 })
  const reached = { method: 'POST', consumes: 'multipart', path: '/api/letters/:id/sealed' } as const
  const given = { params: { id }, body: { version: '2' }, files: [scan('盖章.pdf')] }
  const sealed = await send(world.opened, reached, given, { as: world.people.clerk.cookie })
  if (sealed.status !== 200) throw new Error(sealed.text)
  await ask(world, 'officeDirector', `/api/letters/${id}/accept`, { version: 3, reason: '已逐字核对' })
  return id
}

const unclear = { unclearPoints: [{ text: '没有写明年份' }], guidance: '可以写明年份', phone: '0000-6025678' }

/** A correction notice that is ready for its number. */
async function correctionLetter(world: World): Promise<{ id: string; letter: string }> {
  const { id } = await registered(world)
  const begun = await ask(world, 'clerk', `/api/requests/${id}/letters`, { kind: 'L03', values: unclear })
  return { id, letter: begun.id }
}

async function sealed(world: World) {
  const going = await signed(world)
  await step(world, going, 'seal', { letter: await issued(world, going) })
  return going
}

const serving = { method: 'direct', on: '2026-03-05', refused: false, proof: '本人签收' }
/** A request that was answered, and its answer brought. */
export async function served(world: World) {
  const going = await sealed(world)
  await step(world, going, 'serve', serving)
  return going
}

async function submitted(world: World, description = `第${world.next()}件`): Promise<{ id: string; code: string }> {
  const body = { agency: world.agency, application: application({ description }), notice: 'accepted' }
  const answer = await form(world.opened, '/api/submissions', body, [scan()])
  if (answer.status !== 200) throw new Error(answer.text)
  const as = world.people.clerk.cookie
  const list = await world.opened.call('GET', '/api/submissions?state=waiting&sort=-oldest', { as })
  const found = list.body.rows.find((r: { description: string }) => r.description === description)
  return { id: found.id, code: answer.body.code }
}

const submission = async (world: World, body?: object) => {
  const { id } = await submitted(world)
  return { params: { id }, ...(body && { body }) }
}
const request = async (world: World) => ({ params: { id: (await registered(world)).id } })

/** How to come to a case in which the act may be done, and by whom. */
const acting = (prepare: (world: World) => Promise<Going>, body: object, role: Role = 'clerk') => ({
  prepare: async (world: World) => {
    const { id, version } = await prepare(world)
    return { params: { id }, body: { version, ...body }, as: world.people[role].cookie }
  },
})

const searched = {
  by: '档案室',
  places: '公文系统、纸质档案',
  words: '征收 补偿',
  on: '2026-03-05',
  found: false,
  result: '没有找到',
}
const facts = (submittedOn: string) => ({ channel: 'inPerson', submittedOn })

/** One of ten names, so that there are never too many. */
const view = (n: number) => ({ name: `视图${n % 10}`, filters: { status: 'open', sort: 'due', onTime: 'no' } })

export const requests: Samples = {
  'submissions.receivers': { prepare: () => ({}) },
  'submissions.submit': {
    prepare: ({ agency, next }) => ({
      body: { agency, application: application({ description: `第${next()}件` }), notice: 'accepted' },
      files: [scan()],
    }),
    twice: 'both',
  },
  'submissions.saveDraft': {
    prepare: ({ next }) => ({ body: { fields: JSON.stringify({ description: `第${next()}件` }) }, files: [scan()] }),
    twice: 'any',
  },
  'submissions.openDraft': {
    prepare: async ({ opened }) => ({
      body: { code: (await form(opened, '/api/submissions/drafts', { fields: '{"phone":"1"}' }, [scan()])).body.code },
    }),
  },
  'submissions.lookUp': { prepare: async (world) => ({ body: { code: (await submitted(world)).code } }) },
  'submissions.publicFile': {
    prepare: async (world) => {
      const { code } = await served(world)
      const { body } = await world.opened.call('POST', '/api/submissions/lookup', { body: { code } })
      return { body: { code, file: body.files[0].id } }
    },
  },
  'submissions.correct': {
    prepare: async (world) => ({
      body: { code: (await correcting(world)).code, text: '2025年第三批次' },
      files: [scan()],
    }),
  },
  'submissions.withdraw': { prepare: async (world) => ({ body: { code: (await registered(world)).code } }) },
  'submissions.findOwn': {
    prepare: async (world) => {
      await submitted(world)
      return { body: owner }
    },
  },
  'submissions.recoverCode': {
    prepare: async (world) => ({ body: { ...owner, id: (await submitted(world)).id } }),
    twice: 'any',
  },
  'submissions.list': { prepare: ({ agency }) => ({ query: { agency, state: 'waiting' } }) },
  'submissions.export': { prepare: ({ agency }) => ({ query: { agency, q: '周远山', sort: '-oldest' } }) },
  'submissions.read': { prepare: (world) => submission(world) },
  'submissions.similar': { prepare: (world) => submission(world) },
  'submissions.file': {
    prepare: async (world) => {
      const { id } = await submitted(world)
      const { body } = await world.opened.call('GET', `/api/submissions/${id}`, { as: world.people.clerk.cookie })
      return { params: { id, file: body.files[0].id } }
    },
  },
  'submissions.confirm': {
    prepare: (world) =>
      submission(world, { version: 1, confirmedOn: '2026-03-05', how: '电话确认', class: 'naturalPerson' }),
  },
  'submissions.answer': {
    prepare: (world) => submission(world, { version: 1, as: 'petition', text: '请拨打12345。' }),
  },
  'submissions.code': { prepare: (world) => submission(world, { seen: '居民身份证原件' }), twice: 'any' },

  'requests.register': {
    prepare: ({ agency, next }) => ({
      body: { agency, registration: registration(facts('2026-03-02'), { description: `第${next()}件` }) },
      files: [scan()],
    }),
    twice: 'both',
  },
  'requests.receivers': { prepare: () => ({}) },
  'requests.receipt': { prepare: ({ agency }) => ({ body: { agency, facts: facts('2026-03-02') } }) },
  'views.list': { prepare: () => ({}) },
  'requests.open': { prepare: () => ({}) },
  'requests.thisYear': { prepare: () => ({}) },
  'views.keep': { prepare: ({ next }) => ({ body: view(next()) }), twice: 'both' },
  'views.drop': {
    prepare: async (world) => {
      const { name, ...more } = view(world.next())
      const as = world.people.clerk.cookie
      const kept = await world.opened.call('PUT', '/api/requests/views', { as, body: { name, ...more } })
      if (kept.status !== 200) throw new Error(kept.text)
      return { body: { name } }
    },
  },
  'requests.assignMany': {
    prepare: async (world) => {
      const { id, version } = await registered(world)
      return { body: { cases: [{ id, version }], section: null, person: world.people.clerk.id } }
    },
  },
  'requests.list': { prepare: ({ agency }) => ({ query: { agency, status: 'open', sort: 'due' } }) },
  'requests.export': {
    prepare: ({ agency }) => ({ query: { agency, year: '2026', row: 'newlyReceived' } }),
    twice: 'both',
  },
  'requests.mine': { prepare: () => ({ query: { size: '10' } }) },
  'requests.inbox': { prepare: () => ({ query: { size: '10' } }) },
  'requests.reviews': { prepare: () => ({ query: { size: '10' } }) },
  'requests.seals': { prepare: () => ({}) },
  'requests.table': { prepare: ({ agency }) => ({ query: { agency, year: '2026', edition: '2021', below: 'yes' } }) },
  'requests.tableCases': {
    prepare: ({ agency }) => ({ query: { agency, year: '2026', row: 'newlyReceived', column: 'total', size: '10' } }),
  },
  'requests.tableFile': { prepare: ({ agency }) => ({ query: { agency, year: '2026', format: 'csv' } }) },
  'requests.print': {
    prepare: async (world) => ({ params: { id: (await registered(world)).id, kind: 'register' } }),
    twice: 'both',
  },
  'requests.bundle': { prepare: request, twice: 'both' },
  'requests.read': { prepare: request },
  'requests.applicant': {
    prepare: async (world) => ({ ...(await request(world)), body: {} }),
    twice: 'both',
  },
  'requests.people': { prepare: request },
  'requests.fileContent': {
    prepare: async (world) => {
      const { id, version } = await registered(world)
      const path = `/api/requests/${id}/files` as const
      const { body } = await form(world.opened, path, { version: String(version) }, [scan()], world.people.clerk.cookie)
      return { params: { id, file: body.file } }
    },
  },
  'requests.code': {
    prepare: async (world) => ({ ...(await request(world)), body: { seen: '居民身份证原件' } }),
    twice: 'both',
  },

  'requests.letterFacts': { prepare: async (world) => ({ ...(await request(world)), query: { kind: 'L05' } }) },
  'requests.rewriteLetter': {
    prepare: async (world) => {
      const { id, letter } = await correctionLetter(world)
      return { params: { id, letter }, body: { version: 1, values: { ...unclear, guidance: '请写明文号' } } }
    },
  },
  'requests.numberLetter': {
    prepare: async (world) => ({ params: await correctionLetter(world), body: { version: 1 } }),
  },
  'requests.letter': { prepare: async (world) => ({ ...(await request(world)), body: letter }), twice: 'both' },

  'requests.assign': {
    prepare: async (world) => {
      const { id, version } = await registered(world)
      return { params: { id }, body: { version, section: null, person: world.people.clerk.id } }
    },
  },
  'requests.claim': acting(registered, {}),
  'requests.similar': { prepare: request },
  'requests.correct-applicant': acting(registered, { application: corrected({ phone: '13100000000' }), reason }),
  'requests.earlierApplicant': {
    prepare: async (world) => {
      const going = await registered(world)
      const body = { application: corrected({ phone: '13100000000' }), reason }
      await step(world, going, 'application', body)
      return { params: { id: going.id, seq: '1' } }
    },
    twice: 'both',
  },
  'requests.split': acting(registered, { keeps: '征收土地预公告', parts: ['征地补偿安置方案'] }),
  'requests.note': acting(registered, { text: '已电话联系', mentioned: [] }),
  'requests.ask-correction': acting(registered, correction),
  'requests.correct': acting(correcting, { receivedOn: '2026-03-05', text: '2025年第三批次' }),
  'requests.lapse': acting(async (world) => {
    const going = await registered(world, '2026-02-09')
    await step(world, going, 'ask-correction', { on: '2026-02-10', dueOn: '2026-03-04' })
    return going
  }, {}),
  'requests.extend': acting(registered, { notifiedOn: '2026-03-05', workdays: 20, reason }, 'officeDirector'),
  'requests.search': acting(registered, searched),
  'requests.review-secrecy': acting(drafted, { clear: true, opinion: '可以公开' }, 'secrecyReviewer'),
  'requests.draft': acting(registered, draft),
  'requests.submit': acting(drafted, { route: 'ordinary' }),
  'requests.approve': acting(approving, { opinion: '同意' }, 'sectionHead'),
  'requests.climb': acting(approving, { reason }, 'sectionHead'),
  'requests.return': acting(approving, { reason }, 'sectionHead'),
  'requests.seal': {
    prepare: async (world) => {
      const going = await signed(world)
      const letter = await issued(world, going)
      return { params: { id: going.id }, body: { version: going.version, letter } }
    },
  },
  'requests.serve': acting(sealed, serving),
  'requests.explain-lateness': acting((world) => registered(world, '2026-01-05'), { reason, unit: '档案室' }),
  'requests.withdraw': acting(registered, { on: '2026-03-05', way: '书面' }),
  'requests.archive': acting(served, { on: '2026-03-05' }),
  'requests.void': acting(registered, { reason }, 'officeDirector'),
  'requests.amend': acting(
    registered,
    { act: 0, field: 'facts', was: facts('2026-03-02'), is: facts('2026-03-03'), reason },
    'sectionHead',
  ),
  'requests.file': {
    prepare: async (world) => {
      const { id, version } = await registered(world)
      return { params: { id }, body: { version: String(version), evidence: 'withdrawal' }, files: [scan()] }
    },
  },

  'mentions.list': { prepare: () => ({}) },
  'mentions.read': {
    prepare: async (world) => {
      const { sectionHead } = world.people
      await step(world, await registered(world), 'note', { text: '请核对', mentioned: [sectionHead.id] })
      const { body } = await world.opened.call('GET', '/api/mentions', { as: sectionHead.cookie })
      return { params: { id: body.rows[0].id }, as: sectionHead.cookie }
    },
  },
  'reminders.list': { prepare: () => ({}) },
  'subscription.read': { prepare: () => ({}) },
  'subscription.make': { prepare: () => ({}), twice: 'both' },
  'subscription.revoke': {
    prepare: async (world) => {
      await ask(world, 'clerk', '/api/subscription', {})
      return {}
    },
  },
  'subscription.dates': {
    prepare: async (world) => ({
      params: { token: (await ask(world, 'clerk', '/api/subscription', {})).path.split('/')[3] },
    }),
  },
}
