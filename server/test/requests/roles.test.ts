import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { type Role, roleNames } from '@gongkai/rules/access'
import { table } from '@gongkai/rules/requests'
import { actOperations, fileIn, seal } from '../../src/requests/contract.ts'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { application, form, type Office, openOffice, registration } from './support.ts'

const ID = '019876ab-0000-7000-8000-000000000000'

/** Whatever the forms take: who may is asked before what it says is looked at. */
const bodies: Readonly<Record<string, object>> = {
  assigned: { section: null, person: null },
  noted: { text: '已电话联系' },
  correctionAsked: { on: '2026-03-05' },
  corrected: { receivedOn: '2026-03-05' },
  extended: { notifiedOn: '2026-03-05', workdays: 20, reason: '档案多' },
  searched: { by: '档案室', places: '档案', words: '征收', on: '2026-03-05', found: false, result: '没有' },
  secrecyReviewed: { clear: true, opinion: '可以' },
  drafted: { outcome: 'notGovInfo', values: {} },
  submitted: { route: 'ordinary' },
  climbed: { reason: '重大' },
  returned: { reason: '改' },
  sealed: { letter: ID },
  served: { method: 'direct', on: '2026-03-05', proof: '签收' },
  lateExplained: { reason: '档案搬迁', unit: '档案室' },
  withdrawn: { on: '2026-03-05', way: '书面' },
  archived: { on: '2026-03-05' },
  voided: { reason: '重复登记' },
  amended: { act: 0, field: 'applicant', was: 'naturalPerson', is: 'orgOther', reason: '登记错' },
}

onEachDatabase('requests · who may do what', (open) => {
  let office: Office
  const people: Partial<Record<Role, Somebody>> = {}
  before(async () => {
    office = await openOffice(await open())
    Object.assign(people, office.people)
    for (const role of roleNames) people[role] ??= await office.officer(role, office.bureau)
  })

  it('every act is there for the roles of the table, and for all others nothing is', async () => {
    // A version that nobody has: whoever may is told that it changed, and nothing is done.
    const { id } = await office.register()
    const operations = [...actOperations, { type: 'sealed' as const, operation: seal }]
    for (const { type, operation } of operations)
      for (const role of roleNames) {
        const path = operation.path.replace(':id', id)
        const body = { version: 99, ...bodies[type] }
        const { status, text } = await office.call('POST', path, { as: people[role]?.cookie, body })
        assert.equal(status, table[type].by.includes(role) ? 409 : 404, `${type} ${role}: ${text}`)
      }
    for (const role of roleNames) {
      const path = fileIn.path.replace(':id', id) as '/'
      const { status } = await form(office, path, { version: '99' }, [], people[role]?.cookie)
      assert.equal(status, table.filed.by.includes(role) ? 409 : 404, `filed ${role}`)
    }
  })

  it('only who registers registers, for no other agency', async () => {
    const body = { agency: office.bureau, registration: registration() }
    for (const role of roleNames) {
      const { status } = await form(office, '/api/requests', body, [], people[role]?.cookie)
      assert.equal(status, table.registered.by.includes(role) ? 200 : 404, role)
    }
    const elsewhere = { ...body, agency: office.county }
    assert.equal((await form(office, '/api/requests', elsewhere, [], people.clerk?.cookie)).status, 404)
  })

  it('a submission is seen and settled by whoever registers for its agency alone', async () => {
    const given = { agency: office.county, application: application(), notice: 'accepted' }
    assert.equal((await form(office, '/api/submissions', given)).status, 200)
    const own = await office.call('GET', '/api/submissions?state=waiting', { as: people.clerk?.cookie ?? '' })
    assert.equal(own.body.total, 0)
    const there = await office.officer('clerk', office.county)
    const { rows } = (await office.call('GET', '/api/submissions?state=waiting', { as: there.cookie })).body
    assert.equal(rows.length, 1)
    const [{ id }] = rows
    assert.equal((await office.call('GET', `/api/submissions/${id}`, { as: people.clerk?.cookie ?? '' })).status, 404)
    const confirm = { version: 1, confirmedOn: '2026-03-05', how: '电话' }
    const path = `/api/submissions/${id}/confirm`
    assert.equal((await office.call('POST', path, { as: people.clerk?.cookie ?? '', body: confirm })).status, 404)
    assert.equal((await office.call('POST', path, { as: there.cookie, body: confirm })).status, 200)
  })
})
