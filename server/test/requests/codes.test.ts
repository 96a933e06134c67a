import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { onEachDatabase } from '../support/server.ts'
import { done, IDENTITY, lookUp, type Office, openOffice, submitted } from './support.ts'

onEachDatabase('requests · codes', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const clerk = () => office.people.clerk.cookie

  /** A request that came through the portal, with the code that its applicant got there. */
  async function confirmed() {
    const { code } = await submitted(office)
    const path = '/api/submissions?state=waiting&sort=-oldest'
    const [row] = done(await office.call('GET', path, { as: clerk() })).rows
    const body = { version: 1, confirmedOn: '2026-03-05', how: '电话确认' }
    const { request } = done(await office.call('POST', `/api/submissions/${row.id}/confirm`, { as: clerk(), body }))
    return { id: request as string, code: code as string }
  }
  const statusBy = async (code: string) => {
    const { status, body } = await lookUp(office, code)
    return status === 200 ? body.status : body.error.code
  }

  it('a code renewed at the office replaces the one from the portal, also for the submission behind the case', async () => {
    const { id, code } = await confirmed()
    assert.equal(await statusBy(code), 'handling')
    const body = { seen: '居民身份证原件' }
    const renewed = done(await office.call('POST', `/api/requests/${id}/code`, { as: clerk(), body }))
    assert.equal(await statusBy(code), 'noSuchCode')
    assert.equal(await statusBy(renewed.code), 'handling')
    const path = '/api/submissions/lookup/withdrawal'
    assert.equal((await office.call('POST', path, { body: { code } })).status, 404)
  })

  it('so does one that the applicant recovers', async () => {
    const { id, code } = await confirmed()
    const body = { name: '周远山', number: IDENTITY, phone: '13000000000', id }
    const recovered = done(await office.call('POST', '/api/submissions/own/code', { body }))
    assert.equal(await statusBy(code), 'noSuchCode')
    assert.equal(await statusBy(recovered.code), 'handling')
    const { db } = office.parts.database
    const { code_key, submission_id } = await db
      .selectFrom('requests')
      .select(['code_key', 'submission_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const behind = await db
      .selectFrom('submissions')
      .select('code_key')
      .where('id', '=', submission_id)
      .executeTakeFirstOrThrow()
    assert.equal(behind.code_key, code_key, 'the digest of the old code is kept nowhere')
  })
})
