import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CalendarYear, createCalendar, nationalCalendar, RegionOverlay, years } from '@gongkai/rules/calendar'
import { computeDeadlines, DeadlineInput } from '@gongkai/rules/deadlines'
import vectors from '../data/deadline-vectors.json' with { type: 'json' }

type Events = NonNullable<DeadlineInput['events']>
const received = (
  receivedOn: string,
  events: Events = [],
  settings: DeadlineInput['settings'] = {},
): DeadlineInput => ({
  request: { channel: 'inPerson', receivedOn },
  events,
  settings,
})
const compute = (input: DeadlineInput) => computeDeadlines(input, nationalCalendar)
const codes = (input: DeadlineInput) => compute(input).warnings.map((w) => w.code)

describe('the vectors of the request', () => {
  for (const { id, title, basis, request, events, expect } of vectors.cases)
    it(`${id} ${title}（${basis.join('、')}）`, () => {
      const input = DeadlineInput.parse({ request, events })
      const { provisional, warnings, trace, ...dates } = compute(input)
      assert.deepEqual(dates, expect)
    })

  it('D22 休息日签收视为次一工作日收到的口径（条例31(2)）', () => {
    const [alternative] = vectors.cases.find((c) => c.id === 'D22')?.alternatives ?? []
    const answer = compute(received('2023-05-13', [], { restDayReceipt: 'nextWorkday' }))
    assert.equal(answer.receivedOn, alternative?.receivedOn)
    assert.equal(answer.respondBy, alternative?.respondBy)
    assert.match(answer.trace[0]?.note ?? '', /2023年5月13日休息日到达/)
    assert.equal(compute(received('2023-05-12', [], { restDayReceipt: 'nextWorkday' })).receivedOn, '2023-05-12')
  })
})

describe('the day-by-day trace', () => {
  it('counts D02 as worked by hand: 9月27日周日(4), 10月10日周六(9), 10月26日(20)', () => {
    const rows = compute(received('2020-09-22')).trace.filter((r) => r.clock === 'response')
    const counted = new Map(rows.filter((r) => r.count !== null).map((r) => [r.date.slice(5), r.count]))
    const byHand = '23 24 25 27 28 29 30'.split(' ').map((d) => `09-${d}`)
    const october = '09 10 12 13 14 15 16 19 20 21 22 23 26'.split(' ').map((d) => `10-${d}`)
    assert.deepEqual(
      [...counted],
      [...byHand, ...october].map((d, i) => [d, i + 1]),
    )
    assert.deepEqual(rows[0], {
      date: '2020-09-22',
      kind: 'workday',
      clock: 'response',
      count: null,
      note: '收到申请之日，不计入',
      basis: '条例第三十一条第一项',
    })
    assert.deepEqual(
      rows.find((r) => r.date === '2020-09-27'),
      {
        date: '2020-09-27',
        kind: 'makeup',
        clock: 'response',
        count: 4,
        note: '国庆节、中秋节调休上班',
        basis: '条例第三十三条第二款；国办发明电〔2019〕16号',
      },
    )
    const holiday = rows.find((r) => r.date === '2020-10-04')
    assert.deepEqual(
      [holiday?.kind, holiday?.note, holiday?.basis],
      ['holiday', '国庆节、中秋节放假', '国办发明电〔2019〕16号'],
    )
    assert.equal(rows.at(-1)?.note, '届满')
  })

  it('shows the days an inquiry takes out, and under which article (条例33(3))', () => {
    const { trace } = compute(
      received('2023-01-03', [
        { type: 'thirdPartyConsultation', sentOn: '2023-01-10', deliveredOn: '2023-01-12', repliedOn: '2023-02-01' },
        { type: 'otherAgencyConsultation', sentOn: '2023-01-16', repliedOn: '2023-01-18' },
      ]),
    )
    const paused = trace.filter((r) => r.clock === 'response' && r.basis === '条例第三十三条第三款')
    assert.equal(paused.length, 13)
    assert.equal(paused.find((r) => r.date === '2023-01-17')?.note, '征求第三方意见、征求其他机关意见，不计入期限')
    assert.equal(paused.find((r) => r.date === '2023-01-28')?.note, '春节调休上班；征求第三方意见，不计入期限')
    assert.match(trace.filter((r) => r.clock === 'thirdParty').at(-1)?.note ?? '', /由行政机关决定是否公开/)
    assert.deepEqual(
      trace.filter((r) => r.clock === 'otherAgency').map((r) => r.date),
      ['2023-01-16', '2023-01-18'],
    )
  })

  it('counts an extension as days of its own after the period it extends (条例33(2))', () => {
    const { trace } = compute(received('2024-11-18', [{ type: 'extended', notifiedOn: '2024-12-13', workdays: 10 }]))
    const end = trace.filter((r) => r.clock === 'response').at(-1)
    assert.deepEqual([end?.date, end?.count], ['2024-12-16', 20])
    assert.match(end?.note ?? '', /延长须在此日以前告知/)
    const extension = trace.filter((r) => r.clock === 'extension').at(-1)
    assert.deepEqual([extension?.date, extension?.count], ['2024-12-30', 10])
  })
})

describe('a case on its way', () => {
  it('stands still while a correction is awaited, and says by when it is due (条例30)', () => {
    const answer = compute(received('2022-03-07', [{ type: 'correctionRequested', on: '2022-03-15' }]))
    assert.equal(answer.respondBy, undefined)
    assert.equal(answer.respondByBeforeCorrection, '2022-04-02')
    assert.equal(answer.correctionDueBy, '2022-03-29')
    assert.deepEqual(answer.warnings[0]?.code, 'correctionPending')
    const delivered = { type: 'correctionRequested', on: '2022-03-15', deliveredOn: '2022-03-17' } as const
    assert.equal(compute(received('2022-03-07', [delivered], { correctionDays: 7 })).correctionDueBy, '2022-03-28')
  })

  it('is deemed abandoned from the day after the date set or given (条例30)', () => {
    const asked = { type: 'correctionRequested', on: '2022-03-15' } as const
    const lapsed = (dueOn?: string) =>
      compute(received('2022-03-07', [asked, { type: 'correctionLapsed', ...(dueOn ? { dueOn } : {}) }]))
    assert.equal(lapsed().abandonedFrom, '2022-03-30')
    assert.equal(lapsed('2022-04-01').abandonedFrom, '2022-04-02')
  })

  it('knows no last day while an inquiry without limit is open, but the days left (条例33(3))', () => {
    for (const open of [
      { type: 'otherAgencyConsultation', sentOn: '2026-04-20' },
      { type: 'thirdPartyConsultation', sentOn: '2026-04-20', deliveredOn: null },
    ] as const) {
      const answer = compute(
        received('2026-04-13', [open, { type: 'extended', notifiedOn: '2026-04-22', workdays: 5 }]),
      )
      assert.equal(answer.respondBy, undefined)
      assert.deepEqual(answer.provisional, ['consultation'])
      assert.match(answer.warnings[0]?.message ?? '', /还有20个工作日/)
      assert.equal(answer.extensionTimely, true)
      assert.match(answer.trace.filter((r) => r.clock === 'response').at(-1)?.note ?? '', /期限停止进行/)
    }
  })

  it('keeps the period running while a fee is awaited, and restarts it on payment (109号第6条)', () => {
    const notice = { type: 'feeNotice', issuedOn: '2024-02-05', deliveredOn: '2024-02-06' } as const
    const waiting = compute(received('2024-01-29', [notice]))
    assert.deepEqual([waiting.respondBy, waiting.payBy], ['2024-02-29', '2024-03-11'])
    assert.deepEqual(
      waiting.warnings.map((w) => w.code),
      ['feePending'],
    )
    const late = compute(received('2024-01-29', [notice, { type: 'feePaid', on: '2024-03-12' }]))
    assert.equal(late.feePaidTimely, false)
    assert.deepEqual(
      late.warnings.map((w) => w.code),
      ['feePaidLate'],
    )
    const undelivered = compute(received('2024-01-29', [{ type: 'feeNotice', issuedOn: '2024-03-01' }]))
    assert.deepEqual([undelivered.payBy, undelivered.feeNoticeTimely], [undefined, false])
    assert.deepEqual(
      undelivered.warnings.map((w) => w.code),
      ['feeNoticeLate', 'feePending'],
    )
  })

  it('ends with withdrawal or a served reply (235号: 签收之日、交邮之日)', () => {
    const gone = compute(received('2026-03-02', [{ type: 'withdrawn', on: '2026-03-05' }]))
    assert.deepEqual([gone.status, gone.withdrawnOn, gone.respondBy], ['withdrawn', '2026-03-05', undefined])
    const answered = (on: string) => compute(received('2026-03-02', [{ type: 'served', method: 'post', on }]))
    const timely = answered('2026-03-30')
    assert.deepEqual([timely.status, timely.respondBy, timely.respondTimely], ['answered', '2026-03-30', true])
    assert.deepEqual(timely.warnings, [], '末日答复不算逾期')
    const late = answered('2026-03-31')
    assert.deepEqual([late.respondTimely, late.warnings[0]?.code], [false, 'responseLate'])
  })

  it('ends at once while a correction or an answer is awaited, with nothing open left', () => {
    const asked = { type: 'correctionRequested', on: '2026-03-05' } as const
    const gone = compute(received('2026-03-02', [asked, { type: 'withdrawn', on: '2026-03-06' }]))
    assert.equal(gone.trace.filter((r) => r.clock === 'response' && r.count === 20).length, 1)
    const third = { type: 'thirdPartyConsultation', sentOn: '2026-03-09', deliveredOn: '2026-03-10' } as const
    const answered = compute(received('2026-03-02', [third, { type: 'served', method: 'direct', on: '2026-03-20' }]))
    assert.deepEqual([answered.provisional, answered.respondTimely], [[], true])
  })

  it('judges an extension by the period it extended, whatever restarts after it (条例33(2))', () => {
    const late = compute(
      received('2026-03-02', [
        { type: 'extended', notifiedOn: '2026-03-31', workdays: 20 },
        { type: 'feeNotice', issuedOn: '2026-04-01', deliveredOn: '2026-04-01' },
        { type: 'feePaid', on: '2026-04-30' },
      ]),
    )
    assert.deepEqual([late.extensionDecisionBy, late.extensionTimely], ['2026-03-30', false])
    assert.deepEqual([late.payBy, late.feePaidTimely], ['2026-04-30', true])
    assert.deepEqual(
      late.warnings.map((w) => w.code),
      ['extensionLate'],
    )
  })

  it('leaves a reply late that was extended only after its period had ended (条例33(2); D26)', () => {
    const extended = (notifiedOn: string) =>
      compute(
        received('2026-06-01', [
          { type: 'extended', notifiedOn, workdays: 20 },
          { type: 'served', method: 'direct', on: '2026-07-28' },
        ]),
      )
    assert.deepEqual([extended('2026-06-30').respondTimely, extended('2026-06-30').respondBy], [true, '2026-07-28'])
    assert.deepEqual([extended('2026-07-01').respondTimely, extended('2026-07-01').respondBy], [false, '2026-07-28'])
  })

  it('takes the reasonable period of 条例35 in place of its own', () => {
    const answer = compute(
      received('2026-03-02', [{ type: 'deferred', notifiedOn: '2026-03-20', until: '2026-06-30' }]),
    )
    assert.deepEqual([answer.respondBy, answer.warnings], ['2026-06-30', []])
    assert.equal(answer.trace.find((r) => r.clock === 'reasonsDelay')?.date, '2026-06-30')
  })

  it('takes a deferral notified on the very last day of the period as timely (条例35)', () => {
    const notified = (notifiedOn: string) =>
      codes(received('2026-03-02', [{ type: 'deferred', notifiedOn, until: '2026-06-30' }]))
    assert.deepEqual([notified('2026-03-30'), notified('2026-03-31')], [[], ['deferralLate']])
  })
})

describe('what a reader should know', () => {
  it('a late notice, a late reply, a letter on the last day', () => {
    const third = (sentOn: string, deliveredOn: string, repliedOn: string) =>
      ({ type: 'thirdPartyConsultation', sentOn, deliveredOn, repliedOn }) as const
    assert.deepEqual(codes(received('2026-03-02', [third('2026-03-09', '2026-03-10', '2026-04-08')])), [
      'consultationReplyLate',
    ])
    const onLastDay = compute(received('2026-03-02', [third('2026-03-09', '2026-03-10', '2026-03-31')]))
    assert.deepEqual([onLastDay.consultationReplyBy, onLastDay.warnings], [['2026-03-31'], []])
    const last = compute(received('2026-03-02', [third('2026-03-30', '2026-03-31', '2026-04-08')]))
    assert.deepEqual([last.respondBy, last.suspendedWorkdays], ['2026-03-30', 0])
    assert.deepEqual(
      last.warnings.map((w) => w.code),
      ['consultationAfterDeadline'],
    )
    const late = { type: 'correctionRequested', on: '2026-03-12', dueOn: '2026-03-20' } as const
    assert.deepEqual(codes(received('2026-03-02', [late, { type: 'corrected', receivedOn: '2026-03-20' }])), [
      'correctionNoticeLate',
    ])
    assert.deepEqual(codes(received('2026-03-02', [late, { type: 'corrected', receivedOn: '2026-03-23' }])), [
      'correctionNoticeLate',
      'correctionLate',
    ])
  })

  it('a confirmation that dragged on (条例31(3)), a letter not confirmed on the day it came (条例31(2))', () => {
    const online = (confirmedOn: string) =>
      codes({ request: { channel: 'online', submittedOn: '2026-03-06', confirmedOn } })
    assert.deepEqual(online('2026-03-10'), [])
    assert.deepEqual(online('2026-03-11'), ['confirmationLate'])
    assert.deepEqual(
      codes({ request: { channel: 'ordinaryMail', arrivedOn: '2026-03-06', confirmedOn: '2026-03-07' } }),
      ['confirmationLate'],
    )
    const onArrival = { channel: 'ordinaryMail', arrivedOn: '2026-03-06', confirmedOn: '2026-03-06' } as const
    assert.deepEqual(codes({ request: onArrival }), [])
    const signed = { channel: 'registeredMail', arrivedOn: '2026-03-06', signedOn: '2026-03-09' } as const
    assert.deepEqual(codes({ request: signed }), [])
  })

  it('rules that did not exist yet (条例56: 2019-05-15; 109号: 2021-01-01)', () => {
    assert.deepEqual(codes(received('2019-05-14')), ['beforeStatute'])
    assert.deepEqual(codes(received('2019-05-15')), [])
    const notice = { type: 'feeNotice', issuedOn: '2021-01-04', deliveredOn: '2021-01-04' } as const
    assert.deepEqual(codes(received('2020-12-31', [notice, { type: 'feeLapsed' }])), ['feeBeforeRules'])
  })

  it('a year without calendar: dates that walk through it are provisional', () => {
    const answer = compute(received('2026-12-10'))
    assert.deepEqual(answer.provisional, ['calendar'])
    assert.equal(answer.respondBy, '2027-01-08', '1月1日是元旦，放假办法第2条')
    assert.deepEqual(
      answer.warnings.map((w) => w.message),
      ['日历里没有2027年的放假安排，涉及的日期只作暂定。'],
    )
    assert.equal(answer.trace.at(-1)?.kind, 'unknown')
    assert.deepEqual(compute(received('2026-12-01')).provisional, [])
  })

  it('computes anew when the notice of that year arrives', () => {
    const year2027 = CalendarYear.parse({
      year: 2027,
      notices: [{ number: '某号通知', confidence: 'memory' }],
      arrangements: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04', makeup: ['2026-12-27'] }],
    })
    const calendar = createCalendar({ years: [...years, year2027] })
    const answer = computeDeadlines(received('2026-12-10'), calendar)
    assert.deepEqual([answer.respondBy, answer.provisional, answer.warnings], ['2027-01-08', [], []])
    const day = (date: string) => answer.trace.find((r) => r.clock === 'response' && r.date === date)
    assert.deepEqual([day('2026-12-27')?.kind, day('2027-01-04')?.basis], ['makeup', '某号通知'])
  })

  it('a region: its own holidays, or that none were given (放假办法第4条)', () => {
    const entry = { name: '地方节日', from: '2026-04-20', to: '2026-04-21', kind: 'holiday', basis: '某地通知' }
    const overlays = [RegionOverlay.parse({ region: '9001', entries: [entry] })]
    const calendar = createCalendar({ years, overlays })
    const local = computeDeadlines(received('2026-04-13', [], { region: '900102' }), calendar)
    assert.deepEqual([local.respondBy, local.warnings], ['2026-05-15', []])
    const elsewhere = computeDeadlines(received('2026-04-13', [], { region: '110101' }), calendar)
    assert.equal(elsewhere.respondBy, '2026-05-13')
    assert.deepEqual(
      elsewhere.warnings.map((w) => w.code),
      ['regionWithoutOverlay'],
    )
  })
})

describe('conventions an agency may settle', () => {
  const third = { type: 'thirdPartyConsultation', sentOn: '2026-03-09', deliveredOn: '2026-03-10' } as const

  it('suspension from the day of sending: the same unless an end is a rest day (条例33(3))', () => {
    const by = (repliedOn: string, suspension: 'afterSent' | 'fromSent') =>
      compute(received('2026-03-02', [{ ...third, repliedOn }], { suspension })).respondBy
    assert.equal(by('2026-03-20', 'fromSent'), by('2026-03-20', 'afterSent'))
    const sentOnSaturday = { ...third, sentOn: '2026-03-07', repliedOn: '2026-03-20' }
    const from = (suspension: 'afterSent' | 'fromSent') =>
      compute(received('2026-03-02', [sentOnSaturday], { suspension })).respondBy
    assert.deepEqual([from('afterSent'), from('fromSent')], ['2026-04-14', '2026-04-13'])
  })

  it('late answers counted to the end of their time only (条例32)', () => {
    const by = (lateReply: 'counted' | 'capped', repliedOn: string | null) =>
      compute(received('2026-03-02', [{ ...third, repliedOn }], { lateReply })).respondBy
    assert.equal(by('capped', '2026-04-10'), by('capped', null))
    assert.deepEqual([by('counted', '2026-04-10'), by('capped', '2026-04-10')], ['2026-05-06', '2026-04-22'])
  })

  it('what a restart carries over (条例30)', () => {
    const events: Events = [
      { ...third, sentOn: '2026-03-04', deliveredOn: '2026-03-04', repliedOn: '2026-03-20' },
      { type: 'extended', notifiedOn: '2026-03-05', workdays: 5 },
      { type: 'correctionRequested', on: '2026-03-06', dueOn: '2026-03-20' },
      { type: 'corrected', receivedOn: '2026-03-13' },
    ]
    assert.equal(compute(received('2026-03-02', events)).respondBy, '2026-04-13')
    // 3月16日至20日扣除5日，再延长5日。
    assert.equal(compute(received('2026-03-02', events, { restart: 'carries' })).respondBy, '2026-04-27')
  })

  it('a second correction where it is allowed (条例30)', () => {
    const events: Events = [
      { type: 'correctionRequested', on: '2026-03-05', dueOn: '2026-03-19' },
      { type: 'corrected', receivedOn: '2026-03-13' },
      { type: 'correctionRequested', on: '2026-03-16', dueOn: '2026-03-30' },
      { type: 'corrected', receivedOn: '2026-03-23' },
    ]
    const answer = compute(received('2026-03-02', events, { secondCorrection: 'allowed' }))
    assert.deepEqual([answer.respondBy, answer.correctionNoticeTimely], ['2026-04-21', true])
  })
})
