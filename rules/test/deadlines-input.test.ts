import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { computeDeadlines, type DeadlineInput, parseCalculatorInput } from '@gongkai/rules/deadlines'
import { InputError } from '@gongkai/rules/law'

const request = { channel: 'inPerson', receivedOn: '2026-03-02' }
const asked = { type: 'correctionRequested', on: '2026-03-05', dueOn: '2026-03-19' }
const corrected = { type: 'corrected', receivedOn: '2026-03-12' }
const feeNotice = { type: 'feeNotice', issuedOn: '2026-03-05', deliveredOn: '2026-03-09' }
const extended = { type: 'extended', notifiedOn: '2026-03-20', workdays: 20 }
const third = { type: 'thirdPartyConsultation', sentOn: '2026-03-09', deliveredOn: '2026-03-10' }

/** Refused with this code at this place, and a Chinese sentence. */
function refused(input: unknown, code: string, at: string, says = /./) {
  assert.throws(
    () => computeDeadlines(parseCalculatorInput(input), nationalCalendar),
    (error) => {
      assert.ok(error instanceof InputError, String(error))
      assert.deepEqual([error.code, error.at], [code, at])
      assert.match(error.message, says)
      assert.match(error.message, /\p{Script=Han}/u)
      return true
    },
  )
}
const events = (...list: object[]) => ({ request, events: list })

describe('the shape of a case', () => {
  it('refuses what it does not know, by its place', () => {
    refused({ request, foo: 1 }, 'unknownKey', 'foo', /foo/)
    refused({ request: { ...request, foo: 1 } }, 'unknownKey', 'request.foo')
    refused(events({ ...extended, foo: 1 }), 'unknownKey', 'events[0].foo')
    refused({ request, settings: { suspension: 'fromSent' } }, 'unknownKey', 'settings.suspension')
    refused({ request: { ...request, channel: 'pigeon' } }, 'unknownValue', 'request.channel', /inPerson、/)
    refused(events({ type: 'pigeon' }), 'unknownValue', 'events[0].type', /种类/)
    refused({ request, settings: { restDayReceipt: 'never' } }, 'unknownValue', 'settings.restDayReceipt')
    refused({ request, settings: { region: '' } }, 'outOfRange', 'settings.region', /字数/)
  })

  it('refuses what is missing or no value of its kind', () => {
    for (const json of [null, 7, 'x', []]) refused(json, 'wrongType', '')
    refused({}, 'missing', 'request')
    refused({ request: {} }, 'missing', 'request.channel')
    refused(events({ type: 'extended', workdays: 20 }), 'missing', 'events[0].notifiedOn')
    refused({ request: { ...request, receivedOn: '2026-02-29' } }, 'wrongType', 'request.receivedOn', /日历上/)
    refused({ request: { ...request, receivedOn: '1999-12-31' } }, 'wrongType', 'request.receivedOn', /2000年/)
    refused({ request, events: {} }, 'wrongType', 'events')
    refused(events(...Array(61).fill(third)), 'outOfRange', 'events', /60/)
  })

  it('holds the agency to 条例33(2) and its own settings', () => {
    refused(events({ ...extended, workdays: 21 }), 'outOfRange', 'events[0].workdays', /20/)
    refused(events({ ...extended, workdays: 0 }), 'outOfRange', 'events[0].workdays', /1/)
    refused(events({ ...extended, workdays: 1.5 }), 'wrongType', 'events[0].workdays')
    refused({ request, settings: { correctionDays: 6 } }, 'outOfRange', 'settings.correctionDays', /7/)
    refused({ request, settings: { correctionDays: 16 } }, 'outOfRange', 'settings.correctionDays', /15/)
  })
})

describe('the date of receipt (条例31)', () => {
  const channels = [
    ['inPerson', 'submittedOn'],
    ['oral', 'submittedOn'],
    ['oral', 'confirmedOn'],
    ['registeredMail', 'signedOn'],
    ['ordinaryMail', 'confirmedOn'],
    ['misdirectedMail', 'confirmedOn'],
    ['online', 'confirmedOn'],
    ['fax', 'confirmedOn'],
    ['email', 'confirmedOn'],
    ['other', 'confirmedOn'],
  ] as const

  for (const [channel, fact] of channels)
    it(`of ${channel} is ${fact}`, () => {
      const input: DeadlineInput = { request: { channel, [fact]: '2026-03-02' } }
      assert.equal(computeDeadlines(input, nationalCalendar).receivedOn, '2026-03-02')
      refused(
        { request: { channel, [fact]: '2026-03-02', receivedOn: '2026-03-03' } },
        'conflict',
        'request.receivedOn',
        /2026年3月2日/,
      )
    })

  it('is demanded', () => {
    refused({ request: { channel: 'online', submittedOn: '2026-03-02' } }, 'missing', 'request.confirmedOn', /双方确认/)
    refused({ request: { channel: 'registeredMail' } }, 'missing', 'request.signedOn', /签收之日/)
    refused({ request: { channel: 'inPerson' } }, 'missing', 'request.submittedOn', /提交之日/)
  })

  it('does not come before the request was sent or arrived', () => {
    const confirmed = { channel: 'online', confirmedOn: '2026-03-02' }
    refused({ request: { ...confirmed, submittedOn: '2026-03-03' } }, 'order', 'request.confirmedOn')
    const letter = { channel: 'ordinaryMail', receivedOn: '2026-03-02' }
    refused({ request: { ...letter, arrivedOn: '2026-03-03' } }, 'order', 'request.receivedOn', /到达/)
  })
})

describe('the order of events', () => {
  it('is that in which they happened, from receipt on', () => {
    refused(events({ ...asked, on: '2026-03-01' }), 'order', 'events[0].on', /收到申请的2026年3月2日/)
    refused(events(third, { ...extended, notifiedOn: '2026-03-06' }), 'order', 'events[1].notifiedOn', /前一事项/)
    refused(events({ ...third, deliveredOn: '2026-03-08' }), 'order', 'events[0].deliveredOn')
    refused(events({ ...third, repliedOn: '2026-03-09' }), 'order', 'events[0].repliedOn')
    refused(events({ ...asked, dueOn: '2026-03-04' }), 'order', 'events[0].dueOn')
    refused(events(feeNotice, { type: 'feePaid', on: '2026-03-06' }), 'order', 'events[1].on', /收费通知/)
    refused(events({ type: 'deferred', notifiedOn: '2026-03-20', until: '2026-03-30' }), 'order', 'events[0].until')
    refused(events({ ...third, repliedOn: '2036-03-03' }), 'outOfRange', 'events[0].repliedOn', /10年/)
  })

  it('refuses what nothing before it calls for', () => {
    refused(events(corrected), 'unexpected', 'events[0].receivedOn')
    refused(events({ type: 'correctionLapsed' }), 'unexpected', 'events[0].type')
    refused(events({ type: 'feePaid', on: '2026-03-12' }), 'unexpected', 'events[0].on')
    refused(events({ type: 'feeLapsed' }), 'unexpected', 'events[0].type')
    refused(events(asked, { type: 'feeLapsed' }), 'unexpected', 'events[1].type')
  })

  it('refuses to go on while the applicant has to act (条例30)', () => {
    refused(events(asked, { ...asked, on: '2026-03-06' }), 'unexpected', 'events[1].on', /补正/)
    refused(events(feeNotice, { ...asked, on: '2026-03-06' }), 'unexpected', 'events[1].on', /缴费/)
    refused(events(asked, feeNotice), 'unexpected', 'events[1].issuedOn', /补正/)
    refused(events(feeNotice, feeNotice), 'unexpected', 'events[1].issuedOn', /缴费/)
    refused(events(asked, extended), 'unexpected', 'events[1].notifiedOn')
    refused(events(asked, { type: 'served', method: 'direct', on: '2026-03-20' }), 'unexpected', 'events[1].on')
    const deferred = { type: 'deferred', notifiedOn: '2026-03-20', until: '2026-06-30' }
    refused(events(feeNotice, deferred), 'unexpected', 'events[1].notifiedOn')
  })

  it('refuses a second extension (条例33(2)) and a second correction (条例30)', () => {
    refused(events(extended, extended), 'unexpected', 'events[1].notifiedOn', /一次/)
    refused(events(asked, corrected, { ...asked, on: '2026-03-16' }), 'unexpected', 'events[2].on', /一次性/)
  })

  it('refuses anything after the end', () => {
    refused(events(asked, { type: 'correctionLapsed' }, extended), 'ended', 'events[2].type')
    refused(events({ type: 'withdrawn', on: '2026-03-05' }, asked), 'ended', 'events[1].type')
  })

  it('refuses two terms for one correction, and a fee that lapsed undelivered', () => {
    refused(events(asked, { type: 'correctionLapsed', dueOn: '2026-03-20' }), 'conflict', 'events[1].dueOn')
    const undelivered = { type: 'feeNotice', issuedOn: '2026-03-05' }
    refused(events(undelivered, { type: 'feeLapsed' }), 'missing', 'events[0].deliveredOn')
  })
})
