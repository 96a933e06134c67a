import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CivilDate } from '@gongkai/rules/dates'
import { computeDeadlines } from '@gongkai/rules/deadlines'
import { resolve } from '../src/accounts/service/sessions.ts'
import { calendarApi } from '../src/calendar/api.ts'
import type { DatesWatched } from '../src/calendar/service/preview.ts'
import { buildServer } from '../src/platform/http/server.ts'
import { versions } from '../src/requests/store/inForce.ts'
import { signIn } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

/** Requests under way as a later slice would tell of them: one each received on these days. */
const requests = (...days: string[]): DatesWatched => ({
  says: '在办申请',
  watched: async () =>
    days.map((receivedOn) => ({
      subject: { type: 'request', id: receivedOn },
      label: `${receivedOn}收到的申请`,
      datesUnder: (calendar) => {
        const request = { channel: 'inPerson' as const, receivedOn }
        const { respondBy, provisional } = computeDeadlines({ request }, calendar)
        return [{ name: '答复', date: (respondBy ?? null) as CivilDate | null, provisional: provisional.length > 0 }]
      },
    })),
})

const site = (parts: Opened['parts'], watchers: readonly DatesWatched[]) =>
  buildServer(parts, {
    handlers: calendarApi(watchers),
    doors: {
      resolve: resolve(parts, versions),
      receive: async () => ({ fields: {}, files: [], drop: async () => {} }),
    },
    described: [],
    surfaces: [],
    errorPage: (refusal, _request, reply) => reply.send(refusal.message),
    version: '0',
    checks: [],
    address: () => 'http://localhost',
  })

onEachDatabase('dates under way', (open) => {
  it('are shown before the calendar changes: those that move, and no other', async (t) => {
    const opened = await open()
    const cookie = (await signIn(opened, { roles: ['systemAdmin'] })).cookie
    const app = await site(opened.parts, [requests('2026-03-02', '2026-04-13', '2026-04-20'), requests()])
    t.after(() => app.close())
    const notice = {
      scope: 'national',
      year: 2026,
      name: '关于延长2026年劳动节假期的通知',
      number: '办发明电〔2026〕1号',
      issuedOn: '2026-03-05',
      arrangements: [{ name: '劳动节', from: '2026-05-01', to: '2026-05-06', makeup: ['2026-05-09'] }],
    }
    const headers = { cookie, origin: 'http://localhost', 'idempotency-key': 'dates-under-way-1' }
    const { id } = (
      await app.inject({ method: 'POST', url: '/api/calendar/notices', headers, payload: { notice } })
    ).json()
    const preview = (await app.inject({ url: `/api/calendar/notices/${id}/preview`, headers: { cookie } })).json()
    assert.deepEqual(preview.watched, [
      {
        says: '在办申请',
        total: 2,
        rows: [
          ['2026-04-13', '2026-05-13', '2026-05-14'],
          ['2026-04-20', '2026-05-20', '2026-05-21'],
        ].map(([on, before, after]) => ({
          subject: { type: 'request', id: on },
          label: `${on}收到的申请`,
          dates: [
            {
              name: '答复',
              before: { date: before, provisional: false },
              after: { date: after, provisional: false },
            },
          ],
        })),
      },
      { says: '在办申请', total: 0, rows: [] },
    ])
  })
})
