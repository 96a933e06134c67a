import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { naiveIsWorkday, workdaysOfYear } from '@gongkai/bench/deadlines'
import {
  addWorkdays,
  amended,
  CalendarYear,
  changedDays,
  countWorkdays,
  createCalendar,
  isWorkday,
  nationalCalendar,
  RegionOverlay,
  workdayFrom,
  workdaysExpected,
  years,
} from '@gongkai/rules/calendar'
import { addDays, civilDate } from '@gongkai/rules/dates'
import vectors from '../data/deadline-vectors.json' with { type: 'json' }

const day = (text: string, calendar = nationalCalendar) => calendar.day(civilDate(text))

describe('the vectors of the calendar', () => {
  for (const v of vectors.primitives) {
    const name = `${v.op} ${JSON.stringify(v)}`
    if (v.op === 'addWorkdays')
      it(name, () => assert.equal(addWorkdays(nationalCalendar, civilDate(v.start ?? ''), v.n ?? 0), v.expect))
    else if (v.op === 'countWorkdays')
      it(name, () =>
        assert.equal(countWorkdays(nationalCalendar, civilDate(v.after ?? ''), civilDate(v.through ?? '')), v.expect),
      )
    else it(name, () => assert.equal(isWorkday(nationalCalendar, civilDate(v.date ?? '')), v.expect))
  }
})

describe('the national calendar', () => {
  it('agrees day by day with a second copy of the arrangements, 2019–2026', () => {
    for (let date = civilDate('2019-01-01'); date <= '2026-12-31'; date = addDays(date, 1))
      assert.equal(isWorkday(nationalCalendar, date), naiveIsWorkday(date), date)
  })

  it('has the published number of working days each year', () => {
    for (const [year, workdays] of Object.entries(workdaysOfYear))
      assert.equal(
        countWorkdays(nationalCalendar, civilDate(`${Number(year) - 1}-12-31`), civilDate(`${year}-12-31`)),
        workdays,
        year,
      )
  })

  it('names the notice of each year, and the one that changed it', () => {
    assert.deepEqual(
      years.map((y) => y.notices.map((n) => n.number)),
      [
        ['国办发明电〔2018〕15号', '国办发明电〔2019〕3号'],
        ['国办发明电〔2019〕16号', '国办发明电〔2020〕1号'],
        ['国办发明电〔2020〕27号'],
        ['国办发明电〔2021〕11号'],
        ['国办发明电〔2022〕16号'],
        ['国办发明电〔2023〕7号'],
        ['国办发明电〔2024〕12号'],
        ['国办发明电〔2025〕7号'],
      ],
    )
    assert.equal(day('2019-05-02').basis, '国办发明电〔2019〕3号')
    assert.equal(day('2020-01-31').basis, '国办发明电〔2020〕1号')
  })

  it('rests on nothing taken down from memory', () => {
    const memories = years.flatMap((y) => [...y.notices, ...y.arrangements]).filter((x) => x.confidence === 'memory')
    assert.deepEqual(memories, [])
  })

  it('tells the kinds of day apart', () => {
    assert.equal(day('2024-02-09').kind, 'workday', '鼓励休息的除夕仍是工作日')
    assert.deepEqual(day('2026-02-14'), {
      date: '2026-02-14',
      kind: 'makeup',
      workday: true,
      name: '春节',
      basis: '国办发明电〔2025〕7号',
    })
    assert.equal(day('2026-04-05').kind, 'holiday', '放假中的周日')
    assert.equal(day('2026-04-11').kind, 'rest')
  })

  it('knows the last days of 2018 that the notice for 2019 names, and nothing else of 2018', () => {
    assert.equal(day('2018-12-29').kind, 'makeup')
    assert.equal(day('2018-12-31').kind, 'holiday')
    assert.equal(day('2018-12-28').kind, 'unknown')
  })

  it('does not guess a year without notice, save the holidays fixed by date (放假办法第2条)', () => {
    assert.deepEqual([day('2027-01-04').kind, day('2027-01-04').workday], ['unknown', true])
    assert.deepEqual([day('2027-01-09').kind, day('2027-01-09').workday], ['unknown', false])
    assert.deepEqual([day('2027-10-01').kind, day('2027-10-01').workday], ['unknown', false])
    assert.equal(day('2027-10-04').workday, true, '国庆节调休由通知规定')
    assert.deepEqual([day('2027-05-02').name, day('2018-05-02').name], ['劳动节', null], '5月2日自2025年起放假')
  })
})

describe('a notice', () => {
  const holidays = (year: number) =>
    [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-05', '02-12'],
      ['清明节', '04-03', '04-05'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-09', '06-09'],
      ['国庆节、中秋节', '09-30', '10-07'],
    ].map(([name = '', from, to]) => ({
      name,
      from: civilDate(`${year}-${from}`),
      to: civilDate(`${year}-${to}`),
      makeup: [],
    }))
  const notice = (arrangements = holidays(2027), number = '国办发明电〔2026〕0号') => ({
    year: 2027,
    number,
    issuedOn: civilDate('2026-11-04'),
    arrangements,
  })
  const of = (year: number) => years.find((y) => y.year === year)
  const messages = (...given: Parameters<typeof amended>) => amended(...given).faults.map((f) => f.message)

  it('makes a year known, with all the holidays of 放假办法第2条', () => {
    const { year } = amended(undefined, notice())
    assert.deepEqual(year?.notices, [
      { number: '国办发明电〔2026〕0号', issuedOn: '2026-11-04', confidence: 'verified' },
    ])
    assert.equal(day('2027-02-08', createCalendar({ years: [...years, ...(year ? [year] : [])] })).name, '春节')
    const without = (name: string) => notice(holidays(2027).filter((h) => !h.name.includes(name)))
    assert.match(messages(undefined, without('春节'))[0] ?? '', /没有安排春节/)
    assert.match(messages(undefined, without('元旦'))[0] ?? '', /没有安排元旦（2027年1月1日）/)
    assert.match(messages(undefined, without('中秋'))[0] ?? '', /国庆节（2027年10月1日）.*中秋/)
  })

  it('changes in a known year what it names, and nothing else (国办发明电〔2020〕1号)', () => {
    const longer = { name: '劳动节', from: civilDate('2026-05-01'), to: civilDate('2026-05-06'), makeup: [] }
    const { year } = amended(of(2026), { ...notice([longer], '国办发明电〔2026〕9号'), year: 2026 })
    const after = createCalendar({ years: [...years, ...(year ? [year] : [])] })
    assert.deepEqual(
      changedDays(nationalCalendar, after, civilDate('2026-01-01'), civilDate('2026-12-31')).map(
        (d) => `${d.date} ${d.before.kind} ${d.after.kind}`,
      ),
      ['2026-05-06 workday holiday', '2026-05-09 makeup rest'],
    )
    assert.deepEqual(
      [day('2026-05-06', after).basis, day('2026-10-01', after).basis],
      ['国办发明电〔2026〕9号', '国办发明电〔2025〕7号'],
    )
  })

  it('is refused with the place of what cannot be, or what it contradicts', () => {
    const at = (change: object) =>
      amended(undefined, notice(holidays(2027).map((h, i) => (i === 1 ? { ...h, ...change } : h)))).faults[0]
    assert.deepEqual(at({ makeup: ['2027-01-30', '2027-02-01'] })?.path, ['arrangements', 1, 'makeup', 1])
    assert.match(at({ makeup: ['2027-01-30', '2027-01-30'] })?.message ?? '', /写了两次/)
    assert.match(at({ to: '2027-04-06' })?.message ?? '', /超过60日/)
    assert.match(at({ from: '2027-01-03' })?.message ?? '', /2027年1月3日已经属于元旦，不能又属于春节/)
    const national = { name: '国庆', from: civilDate('2026-10-01'), to: civilDate('2026-10-07'), makeup: [] }
    assert.match(messages(of(2026), { ...notice([national]), year: 2026 })[0] ?? '', /2026年10月1日已经属于国庆/)
  })

  it('fits the number of working days that 放假办法 leaves, but for the longer Spring Festival of 2020', () => {
    const differing = Object.entries(workdaysOfYear).filter(([year, n]) => workdaysExpected(Number(year)) !== n)
    assert.deepEqual(differing, [['2020', 249]])
  })
})

describe('a calendar of given data', () => {
  const year = {
    year: 2027,
    notices: [{ number: '国办发明电〔2026〕0号', confidence: 'memory' as const }],
    arrangements: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', makeup: ['2026-12-27'] }],
  }

  it('takes a new year, its days of the year before included, and lets a changed notice replace it', () => {
    const calendar = createCalendar({ years: [...years, CalendarYear.parse(year)] })
    assert.equal(day('2026-12-27', calendar).kind, 'makeup')
    assert.equal(day('2027-01-04', calendar).kind, 'workday')
    const longer = CalendarYear.parse({ ...year, arrangements: [{ ...year.arrangements[0], to: '2027-01-04' }] })
    const changed = createCalendar({ years: [CalendarYear.parse(year), longer] })
    assert.equal(day('2027-01-04', changed).kind, 'holiday')
  })

  it('refuses data that cannot be a notice, with a sentence', () => {
    const faults = (arrangement: object, more: object = {}) =>
      CalendarYear.safeParse({ ...year, arrangements: [{ ...year.arrangements[0], ...arrangement }], ...more }).error
        ?.issues[0]?.message ?? ''
    assert.match(faults({ makeup: ['2027-01-05'] }), /2027年1月5日不是周六、周日/)
    assert.match(faults({ makeup: ['2027-01-02'] }), /既放假又上班/)
    assert.match(faults({ to: '2026-12-31' }), /不是2027年通知能够安排的日期/)
    assert.match(faults({ from: '2026-12-01' }), /不是2027年通知能够安排的日期/)
    assert.match(faults({ notice: '别的通知' }), /没有列出通知别的通知/)
    assert.match(faults({}, { workdays: 250 }), /算得260个工作日，应为250个/)
  })

  it('lays local holidays over the national ones, the narrower region last (放假办法第4条)', () => {
    const entry = { name: '地方节日', basis: '某地人民政府通知' }
    const overlays = [
      { region: '9001', entries: [{ ...entry, from: '2026-04-20', to: '2026-04-20', kind: 'makeup' }] },
      { region: '90', entries: [{ ...entry, from: '2026-04-20', to: '2026-04-21', kind: 'holiday' }] },
    ].map((o) => RegionOverlay.parse(o))
    const calendar = createCalendar({ years, overlays })
    assert.equal(day('2026-04-20', calendar).workday, true)
    assert.equal(day('2026-04-20', calendar.inRegion('900200')).basis, '某地人民政府通知')
    assert.equal(day('2026-04-20', calendar.inRegion('900100')).kind, 'makeup')
    assert.equal(day('2026-04-21', calendar.inRegion('900100')).kind, 'holiday')
    assert.deepEqual([calendar.hasOverlay('900100'), calendar.hasOverlay('110000')], [true, false])
    const far = { ...entry, kind: 'holiday', from: '2026-04-20', to: '2036-04-20' }
    assert.equal(RegionOverlay.safeParse({ region: '90', entries: [far] }).success, false)
  })

  it('counts whole working days only, and finds the next one', () => {
    assert.throws(() => addWorkdays(nationalCalendar, civilDate('2026-01-05'), 0), RangeError)
    assert.throws(() => addWorkdays(nationalCalendar, civilDate('2026-01-05'), 1.5), RangeError)
    assert.equal(workdayFrom(nationalCalendar, civilDate('2026-02-15')), '2026-02-24')
    assert.equal(workdayFrom(nationalCalendar, civilDate('2026-02-14')), '2026-02-14')
  })
})
