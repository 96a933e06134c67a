import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { unzipSync } from 'fflate'
import { correction, holidays2027, local, national } from './support/notices.ts'
import { signIn } from './support/people.ts'
import { type Answered, type Opened, onEachDatabase } from './support/server.ts'

onEachDatabase('the calendar', (open) => {
  let opened: Opened
  let admin: string
  let clerk: string
  /** Each test has numbers of its own: 办发明电〔2026〕1号 and on. */
  let last = 0
  const next = () => `办发明电〔2026〕${++last}号`

  before(async () => {
    opened = await open()
    admin = (await signIn(opened, { roles: ['systemAdmin'] })).cookie
    clerk = (await signIn(opened, { roles: ['clerk'] })).cookie
  })

  const get = (path: string, as: string | undefined = admin) => opened.call('GET', `/api/calendar/${path}`, { as })
  const enter = (notice: unknown, as: string | undefined = admin) =>
    opened.call('POST', '/api/calendar/notices', { as, body: { notice } })
  const id = async (notice: unknown) => {
    const { status, body } = await enter(notice)
    assert.equal(status, 200, JSON.stringify(body))
    return body.id as string
  }
  const previewed = async (notice: string, act = 'apply') => (await get(`notices/${notice}/preview?act=${act}`)).body
  const settle = async (notice: string, act: 'apply' | 'withdraw', more: object = {}, key = randomUUID()) => {
    const { version, calendarVersion } = await previewed(notice, act)
    const body = { version, calendarVersion, ...(act === 'withdraw' && { reason: '登记有误' }), ...more }
    return opened.call('POST', `/api/calendar/notices/${notice}/${act}`, { as: admin, key, body })
  }
  const done = ({ status, body }: Answered) => assert.equal(status, 200, JSON.stringify(body))
  const respondBy = async (receivedOn: string, region?: string) => {
    const request = { channel: 'inPerson', submittedOn: receivedOn }
    const { body } = await opened.call('POST', '/api/calculator/deadlines', {
      body: { request, ...(region && { settings: { region } }) },
    })
    return [body.respondBy, ...body.provisional]
  }
  const problems = ({ body }: Answered): string[] =>
    body.error.problems.map((p: { at: string; message: string }) => `${p.at} ${p.message}`)

  describe('as everybody reads it', () => {
    it('tells of each year whether it is known, by which notices, with how many working days', async () => {
      const { body } = await get('years', clerk)
      const of = (year: number) => body.rows.find((r: { year: number }) => r.year === year)
      assert.deepEqual(of(2026), {
        year: 2026,
        known: true,
        workdays: 248,
        expected: 248,
        notices: [{ number: '国办发明电〔2025〕7号', issuedOn: null, id: null }],
        unfit: [],
      })
      assert.deepEqual([of(2019).notices.length, of(2027).known, of(2027).notices], [2, false, []])
    })

    it('shows each day of a year with its reason, and gives the holidays to a calendar program', async () => {
      const { body } = await get('years/2026', clerk)
      assert.deepEqual([body.days.length, body.workdays, body.known], [365, 248, true])
      const makeup = body.days.find((d: { date: string }) => d.date === '2026-02-14')
      assert.deepEqual(makeup, {
        date: '2026-02-14',
        kind: 'makeup',
        workday: true,
        name: '春节',
        basis: '国办发明电〔2025〕7号',
      })
      const { text, headers } = await get('years/2026/holidays.ics', clerk)
      assert.match(String(headers['content-type']), /text\/calendar/)
      assert.match(String(headers['content-disposition']), /2026%E5%B9%B4/)
      assert.match(text, /DTSTART;VALUE=DATE:20260215\r\nDTEND;VALUE=DATE:20260224\r\nSUMMARY:春节放假/)
      assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 13)
      assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
    })

    it('refuses years and regions that cannot be', async () => {
      assert.equal((await get('years/2018')).status, 422)
      assert.equal((await get('years/next')).status, 422)
      assert.equal((await get('years/2026?region=4')).status, 422)
      assert.equal((await get('years/2026?month=5')).status, 422)
    })
  })

  describe('to whom it is not given', () => {
    it('nobody without a session reads it, and nobody but the system administrator changes it', async () => {
      const notice = await id(national(next()))
      for (const path of ['years', 'years/2026', 'years/2026/holidays.ics', 'notices', `notices/${notice}`])
        assert.deepEqual([(await get(path, '')).status, (await get(path, clerk)).status], [401, 200], path)
      for (const role of ['clerk', 'securityAdmin', 'auditAdmin', 'oversight'] as const) {
        const as = role === 'clerk' ? clerk : (await signIn(opened, { roles: [role] })).cookie
        assert.equal((await enter(national(next()), as)).status, 404)
        assert.equal((await get(`notices/${notice}/preview`, as)).status, 404)
        const confirmed = { version: 1, calendarVersion: 1 }
        for (const [act, body] of [
          ['apply', confirmed],
          ['withdraw', { ...confirmed, reason: '理由' }],
        ] as const)
          assert.equal((await opened.call('POST', `/api/calendar/notices/${notice}/${act}`, { as, body })).status, 404)
        const change = { as, body: { version: 1, notice: national(next()) } }
        assert.equal((await opened.call('PUT', `/api/calendar/notices/${notice}`, change)).status, 404)
      }
      const seen = (await get(`notices/${notice}`, clerk)).body
      assert.deepEqual([seen.state, seen.acts], ['draft', []])
      assert.deepEqual((await get(`notices/${notice}`)).body.acts, ['change', 'apply', 'withdraw'])
    })

    it('a page of another site cannot change it with the administrator’s cookie', async () => {
      const headers = { origin: 'https://evil.example' }
      const body = { notice: national(next()) }
      const { status } = await opened.call('POST', '/api/calendar/notices', { as: admin, body, headers })
      assert.equal(status, 403)
    })
  })

  describe('a notice that is entered', () => {
    it('is refused with a sentence at every place that is wrong', async () => {
      const [first, second, ...rest] = holidays2027
      const noDate = await enter(national(next(), { arrangements: [{ ...first, from: '元旦' }] }))
      assert.deepEqual(problems(noDate), ['notice.arrangements[0].from 应为日历上有的日期，写作 2024-01-31'])
      const wrong = await enter(
        national('国办发明电〔2025〕99号', {
          name: ' ',
          sourceUrl: 'javascript:alert(1)',
          arrangements: [first, { ...second, makeup: ['2027-02-30'] }, ...rest],
        }),
      )
      assert.equal(wrong.status, 422)
      assert.deepEqual(
        problems(wrong)
          .map((p) => p.split(' ')[0])
          .sort(),
        ['notice.arrangements[1].makeup[0]', 'notice.name', 'notice.sourceUrl'],
      )
      assert.ok(problems(wrong).every((p) => /\p{Script=Han}/u.test(p)))
    })

    it('is refused for days that cannot be, and for a year that it cannot arrange', async () => {
      const withSpring = (change: object) =>
        enter(national(next(), { arrangements: holidays2027.map((h, i) => (i === 1 ? { ...h, ...change } : h)) }))
      const cases: [Promise<Answered>, RegExp][] = [
        [withSpring({ makeup: ['2027-02-01'] }), /arrangements\[1\]\.makeup\[0\] 2027年2月1日不是周六、周日/],
        [withSpring({ makeup: ['2027-02-06'] }), /arrangements\[1\]\.makeup\[0\] 2027年2月6日既放假又上班/],
        [withSpring({ to: '2027-02-01' }), /arrangements\[1\]\.from .*不是2027年通知能够安排的日期/],
        [withSpring({ from: '2026-02-05' }), /arrangements\[1\]\.from .*不是2027年通知能够安排的日期/],
        [withSpring({ from: '2027-01-03' }), /2027年1月3日已经属于元旦/],
        [enter(national('办发明电〔2025〕3号')), /notice\.number .*年份是2025，发文日期在2026年/],
        [enter(national(next(), { year: 2029 })), /notice\.year 2026年发布的通知不能安排2029年/],
        [enter(national(next(), { issuedOn: '2026-03-06' })), /notice\.issuedOn 发文日期不能晚于今天/],
        [enter(national(next(), { arrangements: [] })), /notice\.arrangements 请填写放假安排/],
        [enter(local(next(), { entries: [{ ...local('').entries[0], to: '2027-04-21' }] })), /entries\[0\]\.to/],
        [enter(local(next(), { region: '4' })), /notice\.region 应为行政区划代码/],
        [enter({ ...local(next()), scope: 'county' }), /notice\.scope 请选择/],
        [enter({ ...national(next()), workdays: 1 }), /notice\.workdays 没有这一项/],
      ]
      for (const [answer, says] of cases) {
        const refused = await answer
        assert.equal(refused.status, 422, String(says))
        assert.match(problems(refused).join('\n'), says)
      }
    })

    it('is there once: not the program’s own, not one entered, not two sent at a time', async () => {
      const own = await enter(correction('国办发明电〔2025〕7号', { issuedOn: '2025-11-04' }))
      assert.deepEqual([own.status, own.body.error.at], [409, 'notice.number'])
      const number = next()
      const both = await Promise.all([enter(national(number)), enter(national(number))])
      assert.deepEqual(both.map((b) => b.status).sort(), [200, 409])
      assert.equal((await enter(national(number))).status, 409)
      assert.equal((await enter(local(number))).status, 200, 'the same number of another place')
    })

    it('is entered once when the same command is sent again', async () => {
      const [key, number] = [randomUUID(), next()]
      const send = () =>
        opened.call('POST', '/api/calendar/notices', { as: admin, key, body: { notice: local(number) } })
      const [first, again] = [await send(), await send()]
      assert.deepEqual([first.status, again.body], [200, first.body])
      const { body } = await get(`notices?q=${encodeURIComponent(number)}`)
      assert.equal(body.total, 1)
    })

    it('can be changed until it counts, by whoever read it last', async () => {
      const [notice, number] = [await id(national(next())), next()]
      const put = (version: number, given: unknown) =>
        opened.call('PUT', `/api/calendar/notices/${notice}`, { as: admin, body: { version, notice: given } })
      assert.deepEqual((await put(1, national(number, { name: '改后的名称' }))).body, { id: notice, version: 2 })
      const late = await put(1, national(number))
      assert.deepEqual([late.status, late.body.error.code], [409, 'changedMeanwhile'])
      const { body } = await get(`notices/${notice}`)
      assert.deepEqual([body.name, body.version, body.history.length], ['改后的名称', 2, 2])
      const unknown = `/api/calendar/notices/${randomUUID()}`
      assert.equal(
        (await opened.call('PUT', unknown, { as: admin, body: { version: 1, notice: national(next()) } })).status,
        404,
      )
    })
  })

  describe('a notice that counts', () => {
    it('makes a new year final, as the preview said, and a withdrawal makes it unknown again', async () => {
      assert.deepEqual(await respondBy('2026-12-10'), ['2027-01-08', 'calendar'])
      const notice = await id(national(next()))
      const preview = await previewed(notice)
      assert.deepEqual(preview.problems, [])
      assert.deepEqual(preview.year.known, { before: false, after: true })
      const spring = preview.days.find((d: { date: string }) => d.date === '2027-02-08')
      assert.deepEqual([spring.before.kind, spring.after.kind, spring.after.name], ['unknown', 'holiday', '春节'])
      assert.ok(preview.examples.length > 5 && preview.examples.length <= 12)
      assert.ok(
        preview.examples.some((e: { dates: { before: { provisional: boolean } }[] }) => e.dates[0]?.before.provisional),
      )
      done(await settle(notice, 'apply'))
      assert.deepEqual(await respondBy('2026-12-10'), ['2027-01-08'])
      assert.deepEqual(await respondBy('2027-01-20'), ['2027-02-23'])
      const { body } = await get('years')
      const year = body.rows.find((r: { year: number }) => r.year === 2027)
      assert.deepEqual([year.known, year.notices[0].id, body.rows.at(-1).year], [true, notice, 2028])
      done(await settle(notice, 'withdraw'))
      assert.deepEqual(await respondBy('2026-12-10'), ['2027-01-08', 'calendar'])
    })

    it('changes a year of the program by what it names, and nothing else', async () => {
      const days = async () => (await get('years/2026')).body.days as { date: string; kind: string; workday: boolean }[]
      const was = await days()
      const notice = await id(correction(next()))
      const preview = await previewed(notice)
      done(await settle(notice, 'apply'))
      const is = await days()
      const changed = is.filter((d, i) => d.kind !== was[i]?.kind).map((d) => `${d.date} ${d.kind}`)
      assert.deepEqual(changed, ['2026-04-26 makeup', '2026-05-06 holiday'])
      assert.deepEqual(
        preview.days.map((d: { date: string; after: { kind: string } }) => `${d.date} ${d.after.kind}`),
        changed,
      )
      assert.equal((await get(`notices/${notice}`)).body.history[0].act, 'calendar.applied')
      done(await settle(notice, 'withdraw'))
      assert.deepEqual(await days(), was)
    })

    it('is refused when the days of the year do not allow it, and nothing changes', async () => {
      const missing = await id(national(next(), { arrangements: holidays2027.slice(1) }))
      assert.match((await previewed(missing)).problems[0].message, /没有安排元旦（2027年1月1日）/)
      const refused = await settle(missing, 'apply')
      assert.deepEqual([refused.status, refused.body.error.code], [422, 'noticeUnfit'])
      const other = [{ name: '五一', from: '2026-05-01', to: '2026-05-02', makeup: [] }]
      const clash = await id(correction(next(), { arrangements: other }))
      assert.match((await previewed(clash)).problems[0].message, /2026年5月1日已经属于/)
      assert.equal((await settle(clash, 'apply')).status, 422)
      const same = [{ name: '劳动节', from: '2026-05-01', to: '2026-05-05', makeup: ['2026-05-09'] }]
      const idle = await id(correction(next(), { arrangements: same }))
      assert.match((await previewed(idle)).problems[0].message, /没有改变/)
      assert.equal((await get(`notices/${missing}`)).body.state, 'draft')
    })

    it('warns of a number of working days that 放假办法 does not give', async () => {
      const short = holidays2027.map((h) => (h.name === '春节' ? { ...h, makeup: [] } : h))
      const notice = await id(national(next(), { arrangements: short }))
      const { problems: none, warnings, year } = await previewed(notice)
      assert.deepEqual([none, warnings.length], [[], 1])
      assert.match(warnings[0], new RegExp(`算得${year.workdays.after}个工作日`))
    })

    it('cannot be withdrawn while another rests on it', async () => {
      const base = await id(national(next()))
      done(await settle(base, 'apply'))
      const longer = [{ name: '元旦', from: '2027-01-01', to: '2027-01-04', makeup: [] }]
      const change = await id(national(next(), { issuedOn: '2026-03-05', arrangements: longer }))
      done(await settle(change, 'apply'))
      assert.deepEqual(await respondBy('2026-12-10'), ['2027-01-11'])
      const refused = await settle(base, 'withdraw')
      assert.deepEqual([refused.status, refused.body.error.code], [422, 'noticeNeeded'])
      done(await settle(change, 'withdraw'))
      done(await settle(base, 'withdraw'))
    })

    it('counts once, whoever confirms it first; the same command again gives the same answer', async () => {
      const [one, two] = [await id(correction(next())), await id(local(next()))]
      const [a, b] = [await previewed(one), await previewed(two)]
      const send = (
        notice: string,
        { version, calendarVersion }: { version: number; calendarVersion: number },
        key: string,
      ) =>
        opened.call('POST', `/api/calendar/notices/${notice}/apply`, {
          as: admin,
          key,
          body: { version, calendarVersion },
        })
      const keys = [randomUUID(), randomUUID()] as const
      const both = await Promise.all([send(one, a, keys[0]), send(two, b, keys[1])])
      assert.deepEqual(both.map((x) => x.status).sort(), [200, 409])
      const won = both.findIndex((x) => x.status === 200)
      const again = await send(...((won === 0 ? [one, a, keys[0]] : [two, b, keys[1]]) as Parameters<typeof send>))
      assert.deepEqual(again.body, both[won]?.body)
      const winner = won === 0 ? one : two
      const twice = await opened.call('POST', `/api/calendar/notices/${winner}/apply`, {
        as: admin,
        body: { version: 2, calendarVersion: a.calendarVersion + 1 },
      })
      assert.deepEqual([twice.status, twice.body.error.code], [409, 'notNow'])
      done(await settle(winner, 'withdraw'))
    })

    it('is withdrawn with a reason only, and then for good', async () => {
      const notice = await id(local(next()))
      const without = await settle(notice, 'withdraw', { reason: ' ' })
      assert.deepEqual([without.status, without.body.error.at], [422, 'reason'])
      const { calendarVersion } = await previewed(notice)
      const gone = await settle(notice, 'withdraw')
      assert.equal(gone.body.calendarVersion, calendarVersion, 'a draft never counted')
      const { body } = await get(`notices/${notice}`)
      assert.deepEqual([body.state, body.reason, body.acts], ['withdrawn', '登记有误', []])
      assert.equal((await get(`notices/${notice}/preview`)).status, 409)
    })
  })

  describe('a local notice', () => {
    it('counts in its region and what lies in it, alone', async () => {
      const notice = await id(local(next()))
      done(await settle(notice, 'apply'))
      assert.deepEqual(await respondBy('2026-04-13', '450102'), ['2026-05-15'])
      assert.deepEqual(await respondBy('2026-04-13'), ['2026-05-13'])
      assert.equal((await get('years/2026?region=4501')).body.workdays, 246)
      assert.deepEqual((await get('years')).body.regions, ['45'])
      const overlapping = await id(local(next()))
      assert.match((await previewed(overlapping)).problems[0].message, /重叠/)
      assert.equal((await settle(overlapping, 'apply')).status, 422)
      done(await settle(notice, 'withdraw'))
    })
  })

  describe('the list of notices', () => {
    it('filters, sorts, pages and is saved as a workbook', async () => {
      const number = next()
      await id(local(number, { name: '=1+1', issuedOn: '2026-01-05' }))
      const all = (await get('notices?size=100')).body
      assert.equal(all.rows.length, all.total)
      const dates = all.rows.map((r: { issuedOn: string }) => r.issuedOn)
      assert.deepEqual(dates, [...dates].sort().reverse())
      const drafts = (await get('notices?state=draft&scope=local&sort=-newest&size=1&year=2026')).body
      assert.deepEqual([drafts.rows.length, drafts.rows[0].number, drafts.mayEnter], [1, number, true])
      assert.equal((await get('notices?state=lost')).status, 422)
      assert.equal((await get('notices', clerk)).body.mayEnter, false)
      const sheet = await opened.app.inject({ url: '/api/calendar/notices.xlsx', headers: { cookie: clerk } })
      const { 'xl/worksheets/sheet1.xml': xml } = unzipSync(sheet.rawPayload)
      assert.match(new TextDecoder().decode(xml), /<is><t xml:space="preserve">=1\+1<\/t>/, 'text, no formula')
    })
  })

  it('keeps every change in the chain of audit records', async () => {
    const { rows } = await opened.parts.database.execute(
      "select act, count(*)::int as n from audit_log where act like 'calendar.%' group by act order by act",
    )
    assert.deepEqual(
      (rows as { act: string }[]).map((r) => r.act),
      ['calendar.applied', 'calendar.changed', 'calendar.entered', 'calendar.withdrawn'],
    )
  })
})
