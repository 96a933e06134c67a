import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { readDocument } from '@gongkai/documents/read'
import { writeFormats } from '@gongkai/documents/write'
import { civilDate } from '@gongkai/rules/dates'
import { requestColumns } from '@gongkai/rules/reports'
import { reorganise } from '../../src/agencies/service/reorganising.ts'
import { program } from '../../src/platform/context.ts'
import { perform } from '../../src/platform/perform.ts'
import { changeSetting } from '../../src/platform/setting.ts'
import { merging } from '../../src/requests/settings.ts'
import { makeAgency } from '../support/operations/world.ts'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, type Office, openOffice, registration } from './support.ts'

interface Row {
  readonly key: string
  readonly figures: Record<string, number>
}

onEachDatabase('requests · figures', (open) => {
  let office: Office
  let overseer: Somebody
  let merged: string
  before(async () => {
    office = await openOffice(await open())
    overseer = await office.officer('oversight', office.county)
    const { bureau, people } = office
    // Two carried in, one of them withdrawn this year; two new, one given up as another kind of applicant.
    const withdraw = async (id: string) => {
      const act = async (word: string, body: object, as = people.clerk) => {
        const { version } = done(await office.call('GET', `/api/requests/${id}`, { as: as.cookie }))
        return done(await office.act(as, id, word, { version, ...body }))
      }
      await act('withdraw', { on: '2026-03-04', way: '书面' })
    }
    for (const submittedOn of ['2025-12-01', '2025-12-15', '2026-01-05'])
      await office.register({ channel: 'inPerson', submittedOn })
    await withdraw(
      (await office.register({ channel: 'inPerson', submittedOn: '2026-02-02' }, { class: 'orgResearch' })).id,
    )
    merged = await mergedInto(bureau)
  })

  /** An agency that took requests and was merged into the bureau on 1 March 2026. */
  async function mergedInto(bureau: string): Promise<string> {
    const from = civilDate('2019-01-01')
    const old = await makeAgency(office, { from, slug: 'ghj', name: '云川县规划局', parent: office.county })
    const clerk = await office.officer('clerk', old)
    for (const submittedOn of ['2025-11-03', '2026-02-03'])
      done(
        await form(
          office,
          '/api/requests',
          { agency: old, registration: registration({ channel: 'inPerson', submittedOn }) },
          [],
          clerk.cookie,
        ),
      )
    const whole = { ...program, grants: [{ role: 'systemAdmin' as const, agency: office.county }] }
    const ending = { ends: [{ id: old, version: 1 }], successors: [{ id: bureau }], reason: '机构改革' }
    await perform(office.parts, whole, (ctx) => reorganise(ctx, { ...ending, on: civilDate('2026-03-01') }))
    return old
  }

  const table = async (agency: string, year: number, more = '', as: Somebody = overseer) =>
    done(await office.call('GET', `/api/requests/table?agency=${agency}&year=${year}${more}`, { as: as.cookie }))
  const rowOf = (rows: readonly Row[], key: string) => rows.find((r) => r.key === key)?.figures.total
  const behind = async (query: string, as: Somebody = overseer) =>
    done(await office.call('GET', `/api/requests/table/cases?${query}`, { as: as.cookie }))

  it('of the open ones and of the year are those of the lists they open, for whoever works on them', async () => {
    const { clerk, officeDirector } = office.people
    const list = async (as: Somebody, query: string) =>
      done(await office.call('GET', `/api/requests?size=100&${query}`, { as: as.cookie })).rows.length
    for (const as of [clerk, officeDirector]) {
      const open = done(await office.call('GET', '/api/requests/open', { as: as.cookie }))
      const thisYear = done(await office.call('GET', '/api/requests/this-year', { as: as.cookie }))
      assert.deepEqual(open, {
        all: await list(as, 'status=open'),
        mine: await list(as, `status=open&person=${as.id}`),
        near: await list(as, 'status=open&alarm=near'),
        overdue: await list(as, 'status=open&alarm=overdue'),
        correcting: await list(as, 'status=correcting'),
        sealed: await list(as, 'status=sealed'),
      })
      assert.deepEqual(thisYear, {
        year: 2026,
        received: await list(as, 'year=2026&row=newlyReceived'),
        receivedBefore: 0,
        decided: await list(as, 'year=2026&row=rate.decided'),
        onTime: await list(as, 'year=2026&row=rate.onTime'),
      })
      assert.ok(open.all > 0 && open.overdue > 0 && thisYear.received > 0)
    }
  })

  it('open exactly their cases: of each cell in both editions, and of the on-time rate', async () => {
    for (const edition of ['2019', '2021'] as const)
      for (const year of [2025, 2026]) {
        const asked = `agency=${office.county}&year=${year}&edition=${edition}&below=yes`
        const { rows, onTime } = await table(office.county, year, `&edition=${edition}&below=yes`)
        for (const { key, figures } of rows as Row[])
          for (const { key: column } of requestColumns) {
            if (figures.total === 0 && column !== 'total') continue
            const found = await behind(`${asked}&row=${key}&column=${column}&size=100`)
            assert.equal(found.rows.length, figures[column], `${edition} ${year} ${key} ${column}`)
          }
        for (const part of ['decided', 'onTime', 'late', 'unserved'])
          assert.equal((await behind(`${asked}&row=rate.${part}`)).rows.length, onTime[part], part)
      }
  })

  it('go on page by page, and open a case only to whoever may read it', async () => {
    const asked = `agency=${office.bureau}&year=2026&row=carriedOut&size=2`
    const first = await behind(asked, office.people.clerk)
    const ids = new Set<string>()
    for (let page = first; ; page = await behind(`${asked}&after=${page.next}`, office.people.clerk)) {
      assert.ok(page.rows.length <= 2)
      for (const { id } of page.rows) ids.add(id)
      if (page.next === null) break
    }
    assert.equal(ids.size, rowOf((await table(office.bureau, 2026)).rows, 'carriedOut'))
    assert.ok(first.rows.every((r: { open: boolean; description: string }) => r.open && r.description))
    const seen = await behind(asked)
    assert.ok(seen.rows.every((r: { open: boolean; description: null }) => !r.open && r.description === null))
    const elsewhere = await office.officer('clerk', office.county)
    const refused = await office.call('GET', `/api/requests/table/cases?${asked}`, { as: elsewhere.cookie })
    assert.equal(refused.status, 404)
    const wrong = await office.call('GET', `/api/requests/table/cases?${asked.replace('carriedOut', 'nothing')}`, {
      as: overseer.cookie,
    })
    assert.deepEqual([wrong.status, wrong.body.error.at], [422, 'row'])
  })

  it('of a merged agency count where its functions went, from that year, and once in the sum', async () => {
    const joined = await table(office.bureau, 2026)
    assert.deepEqual([rowOf(joined.rows, 'newlyReceived'), rowOf(joined.rows, 'carriedIn')], [3, 3])
    assert.deepEqual(
      joined.agencies.map((a: { name: string; endedOn: string | null; joined: boolean }) => [
        a.name,
        a.endedOn,
        a.joined,
      ]),
      [
        ['云川县自然资源局', null, false],
        ['云川县规划局', '2026-03-01', true],
      ],
    )
    const own = await table(merged, 2026)
    assert.deepEqual([rowOf(own.rows, 'newlyReceived'), own.elsewhere.id], [0, office.bureau])
    const before = await table(merged, 2025)
    assert.deepEqual([rowOf(before.rows, 'newlyReceived'), before.elsewhere], [1, null])
    assert.equal(rowOf((await table(office.bureau, 2025)).rows, 'newlyReceived'), 2)
    const sum = (await table(office.county, 2026, '&below=yes')).rows
    assert.deepEqual([rowOf(sum, 'newlyReceived'), rowOf(sum, 'carriedIn')], [3, 3])
  })

  it('are exported in every format, each read back with the same figures', async () => {
    const { rows } = await table(office.bureau, 2026)
    for (const format of writeFormats) {
      const { rawPayload, statusCode, headers } = await office.app.inject({
        url: `/api/requests/table/file?agency=${office.bureau}&year=2026&format=${format}`,
        headers: { cookie: overseer.cookie },
      })
      assert.equal(statusCode, 200, format)
      assert.ok(String(headers['content-disposition']).includes(`.${format}`), format)
      if (format === 'csv') {
        const lines = rawPayload.toString('utf8').trim().split('\r\n')
        assert.ok(lines.slice(1).every((line) => line.split(',')[3] === 'requests'))
        assert.ok(lines.some((line) => line.includes(',newlyReceived,total,') && line.endsWith(',3')))
        continue
      }
      const { report } = await readDocument(new Uint8Array(rawPayload), { name: `表三.${format}` })
      for (const { key, figures } of rows as Row[])
        assert.deepEqual(report.tables.requests[key as 'granted'], figures, `${format} ${key}`)
    }
  })

  it('stay with the agency that received them where the installation has settled so', async () => {
    const value = { countedBy: 'itself' as const }
    await perform(office.parts, program, (ctx) => changeSetting(ctx, merging, { value, version: 0 }))
    assert.deepEqual(
      [rowOf((await table(office.bureau, 2026)).rows, 'newlyReceived'), (await table(merged, 2026)).elsewhere],
      [2, null],
    )
    assert.equal(rowOf((await table(merged, 2026)).rows, 'newlyReceived'), 1)
    assert.equal(rowOf((await table(office.county, 2026, '&below=yes')).rows, 'newlyReceived'), 3)
  })
})
