import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { actsAbout, type Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice } from './support.ts'

onEachDatabase('requests · mentions', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const told = async ({ cookie }: Somebody) => done(await office.call('GET', '/api/mentions', { as: cookie })).rows
  const note = (id: string, version: number, mentioned: readonly string[]) =>
    office.act(office.people.clerk, id, 'note', { version, text: '请核对征地面积', mentioned })

  it('whoever is spoken to finds it in their work until they have read it, and nobody else does', async () => {
    const { clerk, officeDirector, deputy } = office.people
    const { id, number } = await office.register()
    done(await note(id, 1, [officeDirector.id, clerk.id, officeDirector.id]))
    const [mine, ...more] = await told(officeDirector)
    assert.deepEqual([mine.request, mine.number, mine.by, mine.text], [id, number, clerk.id, '请核对征地面积'])
    assert.equal(more.length, 0, 'once, however often one is named')
    assert.deepEqual([await told(deputy), await told(clerk)], [[], []], 'one is not told of one’s own note')
    const read = (as: Somebody) => office.call('POST', `/api/mentions/${mine.id}/read`, { as: as.cookie })
    assert.equal((await read(deputy)).status, 404, 'nobody reads what was said to another')
    done(await read(officeDirector))
    assert.deepEqual(await told(officeDirector), [])
    assert.equal((await read(officeDirector)).status, 404)
    assert.equal((await actsAbout(office, id)).at(-1), 'mention.read')
  })

  it('nobody is told who may not see the case, nor any more once they may not', async () => {
    const { id } = await office.register()
    const stranger = await office.officer('clerk', office.county)
    const refused = await note(id, 1, [stranger.id])
    assert.deepEqual([refused.status, refused.body.error.at], [422, 'mentioned[0]'])
    assert.deepEqual(await told(stranger), [])
    const head = await office.officer('sectionHead', office.section)
    assert.equal((await note(id, 1, [head.id])).status, 422, 'not yet of the section')
    const given = { version: 1, section: office.section, person: null }
    done(await office.act(office.people.clerk, id, 'assign', given))
    done(await note(id, 2, [head.id]))
    assert.equal((await told(head)).length, 1)
    done(await office.act(office.people.clerk, id, 'assign', { version: 3, section: null, person: null }))
    assert.deepEqual(await told(head), [], 'the case has left the section')
  })
})
