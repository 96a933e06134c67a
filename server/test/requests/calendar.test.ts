import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { setTimeout as after } from 'node:timers/promises'
import { civilDate } from '@gongkai/rules/dates'
import { Application } from '@gongkai/rules/requests'
import { apply } from '../../src/calendar/service/notices.ts'
import { type Actor, type CommandContext, program } from '../../src/platform/context.ts'
import { perform } from '../../src/platform/perform.ts'
import { requestsWatched } from '../../src/requests/service/around.ts'
import { caseOf } from '../../src/requests/service/cases.ts'
import { issueCode } from '../../src/requests/service/codes.ts'
import { write } from '../../src/requests/service/record.ts'
import { open as openRequest } from '../../src/requests/service/register.ts'
import { findRequest } from '../../src/requests/store/requests.ts'
import { signIn } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { application, done, form, type Office, openOffice, registration } from './support.ts'

/** Due before the days that the notices below take off, and after. */
const facts = { channel: 'inPerson', submittedOn: civilDate('2026-03-05') } as const
const DUE = ['2026-04-02', '2026-04-08', '2026-04-09']

function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

onEachDatabase('requests · a notice on the way', (open) => {
  let office: Office
  let admin: Actor & { readonly cookie: string }
  before(async () => {
    office = await openOffice(await open())
    const { id, cookie } = await signIn(office, { roles: ['systemAdmin'] })
    admin = { ...program, id, grants: [{ role: 'systemAdmin', agency: office.county }], cookie }
  })

  /** A notice as it is previewed: the days from the first of April until this one are off. */
  async function previewed(number: string, to: string) {
    const arrangements = [{ name: '清明节', from: '2026-04-01', to, makeup: [] }]
    const notice = {
      scope: 'national',
      year: 2026,
      name: '关于临时放假的通知',
      number,
      issuedOn: '2026-03-05',
      arrangements,
    }
    const as = admin.cookie
    const { id } = done(await office.call('POST', '/api/calendar/notices', { as, body: { notice } }))
    const { version, calendarVersion } = done(await office.call('GET', `/api/calendar/notices/${id}/preview`, { as }))
    return { id, confirmed: { version, calendarVersion } }
  }

  /** Does something in a transaction that stays open until it is let go. */
  async function begun(actor: Actor, work: (ctx: CommandContext) => Promise<void>) {
    const [begins, gate] = [signal(), signal()]
    const ends = perform(office.parts, actor, async (ctx) => {
      await work(ctx)
      begins.give()
      await gate.given
    })
    await Promise.race([begins.given, ends])
    return async () => {
      gate.give()
      await ends
    }
  }

  async function demandDue(ids: readonly string[], due: string) {
    for (const id of ids) {
      const row = await findRequest(office.parts.database.db, id)
      const page = done(await office.call('GET', `/api/requests/${id}`, { as: office.people.clerk.cookie }))
      assert.deepEqual([row?.respond_by, page.clocks.respondBy], [due, due])
    }
  }

  it('waits for what is being registered and done, and moves its dates too', async () => {
    const { parts, bureau, people } = office
    const acted = (await office.register(facts)).id
    const { id, confirmed } = await previewed('国办发明电〔2026〕9号', '2026-04-06')
    let made = ''
    const commit = await begun({ ...program, id: people.clerk.id }, async (ctx) => {
      const { key: codeKey } = issueCode(parts.secrets)
      const given = { agency: bureau, application: Application.parse(application()), facts, proof: '到场', codeKey }
      made = (await openRequest(ctx, given)).id
      const row = await findRequest(ctx.db, acted)
      assert.ok(row)
      await write(ctx, await caseOf(ctx, row), { type: 'noted', text: '甲', mentioned: [] })
    })
    const applying = office.call('POST', `/api/calendar/notices/${id}/apply`, { as: admin.cookie, body: confirmed })
    const first = await Promise.race([applying.then(() => 'applied'), after(500, 'waits')])
    await commit()
    assert.equal(first, 'waits')
    done(await applying)
    await demandDue([acted, made], DUE[1] ?? '')
    const moved = await parts.database.db
      .selectFrom('audit_log')
      .select('subject_id')
      .where('act', '=', 'request.redated')
      .execute()
    assert.deepEqual(moved.map((r) => r.subject_id).sort(), [acted, made].sort())
  })

  it('is waited for by what is registered and done after it', async () => {
    const { bureau, people } = office
    const acted = await office.register(facts)
    const { id, confirmed } = await previewed('国办发明电〔2026〕10号', '2026-04-07')
    const commit = await begun(admin, async (ctx) => {
      await apply(ctx, [requestsWatched], id, confirmed)
    })
    const meanwhile = Promise.all([
      form(office, '/api/requests', { agency: bureau, registration: registration(facts) }, [], people.clerk.cookie),
      office.act(people.clerk, acted.id, 'note', { version: 1, text: '乙', mentioned: [] }),
    ])
    await after(300)
    await commit()
    const [registered, noted] = await meanwhile
    assert.equal(noted.status, 200)
    await demandDue([acted.id, done(registered).id], DUE[2] ?? '')
  })
})
