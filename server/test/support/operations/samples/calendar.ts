import type { Samples } from '../sample.ts'
import type { World } from '../world.ts'

/** A notice of a prefecture on a local holiday; each in a region of its own. */
function notice(world: World) {
  const n = world.next()
  return {
    scope: 'local',
    year: 2026,
    name: '关于2026年三月三放假的通知',
    number: `云政办发〔2026〕${n}号`,
    issuedOn: '2026-03-02',
    sourceUrl: 'https://www.example.gov.cn/tz/1.html',
    region: String(450000 + n),
    entries: [{ name: '三月三', from: '2026-04-20', to: '2026-04-21', kind: 'holiday' }],
  }
}

const admin = (world: World) => world.people.systemAdmin.cookie

async function entered(world: World): Promise<string> {
  const { status, body, text } = await world.opened.call('POST', '/api/calendar/notices', {
    as: admin(world),
    body: { notice: notice(world) },
  })
  if (status !== 200) throw new Error(text)
  return body.id
}

/** What confirming a notice sends back of its preview. */
async function seen(world: World, id: string, act: 'apply' | 'withdraw') {
  const { body } = await world.opened.call('GET', `/api/calendar/notices/${id}/preview?act=${act}`, {
    as: admin(world),
  })
  return { version: body.version, calendarVersion: body.calendarVersion }
}

export const calendar: Samples = {
  'calculator.deadlines': {
    prepare: () => ({
      body: {
        request: { channel: 'inPerson', submittedOn: '2026-02-10', receivedOn: '2026-02-10' },
        settings: { restDayReceipt: 'nextWorkday', region: '45', correctionDays: 7 },
      },
    }),
  },
  'calculator.fees': { prepare: () => ({ body: { method: 'byItem', cumulativeItemsInMonth: 11 } }) },
  'calendar.years': { prepare: () => ({}) },
  'calendar.year': { prepare: () => ({ params: { year: '2026' }, query: { region: '45' } }) },
  'calendar.year.holidays': { prepare: () => ({ params: { year: '2026' } }) },
  'calendar.notices': { prepare: () => ({ query: { scope: 'local', year: '2026' } }) },
  'calendar.notices.export': { prepare: () => ({}) },
  'calendar.notice': { prepare: async (world) => ({ params: { id: await entered(world) } }) },
  'calendar.notice.enter': { prepare: (world) => ({ body: { notice: notice(world) } }), twice: 'any' },
  'calendar.notice.change': {
    prepare: async (world) => ({
      params: { id: await entered(world) },
      body: { version: 1, notice: notice(world) },
    }),
  },
  'calendar.notice.preview': {
    prepare: async (world) => ({ params: { id: await entered(world) }, query: { act: 'apply' } }),
  },
  'calendar.notice.apply': {
    prepare: async (world) => {
      const id = await entered(world)
      return { params: { id }, body: await seen(world, id, 'apply') }
    },
  },
  'calendar.notice.withdraw': {
    prepare: async (world) => {
      const id = await entered(world)
      const body = await seen(world, id, 'apply')
      await world.opened.call('POST', `/api/calendar/notices/${id}/apply`, { as: admin(world), body })
      return { params: { id }, body: { ...(await seen(world, id, 'withdraw')), reason: '发文机关已经废止' } }
    },
  },
}
