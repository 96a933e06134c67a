import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  addWorkdays,
  CalendarYear,
  countWorkdays,
  createCalendar,
  isWorkday,
  nationalCalendar,
  RegionOverlay,
  workdayFrom,
  years,
} from '@gongkai/rules/calendar'
import { addDays, civilDate } from '@gongkai/rules/dates'
import vectors from '../data/deadline-vectors.json' with { type: 'json' }
import { naiveIsWorkday, workdaysOfYear } from '@gongkai/bench/deadlines'

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
