import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { inChinese } from '@gongkai/rules/dates'
import { computeDeadlines, type DeadlineInput } from '@gongkai/rules/deadlines'
import fc from 'fast-check'
import { root } from '../support/gongkai.ts'
import { openPortal } from '../support/portal.ts'

const { app } = await openPortal()
type Fields = Record<string, string>

const ask = async (fields: Fields, path = '/calculator') => {
  const { body, statusCode, headers } = await app.inject(`${path}?${new URLSearchParams(fields)}`)
  assert.equal(statusCode, 200)
  return { body, headers }
}
const date = (name: string, text: string): Fields => {
  const [y = '', m = '', d = ''] = text.split('-')
  return { [`${name}-y`]: y, [`${name}-m`]: m, [`${name}-d`]: d }
}
const base = (on: string): Fields => ({ channel: 'inPerson', rest: 'asIs', days: '10', ...date('on', on) })
const bigOf = (body: string) => /<p class="big">(?:<time[^>]*>)?([^<]*)/.exec(body)?.[1]
const typedIn = (body: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1]
const reasonsOf = (body: string) =>
  [...(/<ol class="reason">(.*?)<\/ol>/s.exec(body)?.[1] ?? '').matchAll(/<li><span>(.*?)<\/span>/g)].map((m) => m[1])

test('without a question the page shows a request of today', async () => {
  const { body } = await app.inject('/calculator')
  assert.equal(bigOf(body), '2026年4月2日')
  assert.match(body, /这是以今天（<time datetime="2026-03-05">/)
})

test('overlapping inquiries: the date, why it is that day, and each day of the calendar', async () => {
  const { body, headers } = await ask({
    ...base('2026-03-02'),
    e1: 'thirdParty',
    ...date('e1-sentOn', '2026-03-12'),
    ...date('e1-deliveredOn', '2026-03-13'),
    ...date('e1-repliedOn', '2026-03-30'),
    e2: 'thirdParty',
    ...date('e2-sentOn', '2026-03-09'),
    ...date('e2-deliveredOn', '2026-03-10'),
    ...date('e2-repliedOn', '2026-03-20'),
  })
  assert.equal(bigOf(body), '2026年4月21日')
  assert.match(body, /扣除15个工作日，重叠的日子只扣一次/)
  assert.deepEqual(reasonsOf(body), [
    '2026年3月2日（星期一）是收到申请之日。当日不计入，从次日数起。',
    '其间的周六、周日共12天是休息日，不计入。',
    '4月4日至4月6日清明节放假，共3天，不计入。',
    '征求第三方意见，3月10日至3月30日之间扣除15个工作日。',
    '数满20个工作日，2026年4月21日（星期二）届满。',
  ])
  assert.match(body, /<td class="start"><span class="dn">3月2日<\/span>/)
  assert.match(body, /<td class="end"><span class="dn">21日<\/span><b>20<\/b><span class="w lbl">届满<\/span>/)
  assert.equal(headers['cache-control'], 'no-store')
})

const names: Record<string, string> = {
  thirdPartyConsultation: 'thirdParty',
  coAuthorConsultation: 'coAuthor',
  otherAgencyConsultation: 'otherAgency',
  extended: 'extension',
}

/** A case of the vectors as somebody would fill in the form. */
function fieldsOf({ request, events = [] }: DeadlineInput): Fields {
  const { channel, ...facts } = request
  const fact = { inPerson: 'submittedOn', oral: 'submittedOn', registeredMail: 'signedOn' }[channel as string]
  const on = (facts as Fields)[fact ?? 'confirmedOn'] ?? facts.receivedOn ?? ''
  const fields: Fields = { ...base(on), channel }
  let n = 0
  for (const { type, ...event } of events as readonly { type: string }[]) {
    const given = event as Fields
    if (type === 'corrected') Object.assign(fields, date(`e${n}-receivedOn`, given.receivedOn ?? ''))
    else if (type === 'feePaid') Object.assign(fields, date(`e${n}-paidOn`, given.on ?? ''))
    else if (type === 'correctionLapsed' || type === 'feeLapsed') fields[`e${n}-lapsed`] = '1'
    else {
      n++
      fields[`e${n}`] = names[type] ?? { correctionRequested: 'correction', feeNotice: 'fee' }[type] ?? ''
      for (const [key, value] of Object.entries(given))
        if (key === 'workdays') fields[`e${n}-workdays`] = String(value)
        else if (typeof value === 'string') Object.assign(fields, date(`e${n}-${key}`, value))
    }
  }
  return fields
}

test('every case of the vectors, filled in as a form, comes to the date of the vectors', async () => {
  const { cases } = JSON.parse(readFileSync(join(root, 'rules/data/deadline-vectors.json'), 'utf8')) as {
    cases: (DeadlineInput & { id: string; expect: { respondBy?: string; abandonedFrom?: string } })[]
  }
  assert.ok(cases.length >= 30)
  for (const one of cases) {
    const { request, events } = one
    const answer = computeDeadlines({ request, ...(events && { events }) }, nationalCalendar)
    const shown = answer.abandonedFrom ?? answer.respondBy
    assert.ok(shown)
    const { body } = await ask(fieldsOf(one))
    assert.equal(bigOf(body), inChinese(shown), one.id)
    assert.equal(shown, one.expect.abandonedFrom ?? one.expect.respondBy, one.id)
  }
})

test('a year without its notice is said to be provisional', async () => {
  const { body } = await ask(base('2026-12-20'))
  assert.match(body, /<span class="due due-pause">暂定<\/span>/)
  assert.match(body, /日历里没有2027年的放假安排，涉及的日期只作暂定。/)
})

test('while the applicant has to correct there is no date, and it is said what is waited for', async () => {
  const { body } = await ask({ ...base('2026-03-02'), e1: 'correction', ...date('e1-on', '2026-03-04') })
  assert.equal(bigOf(body), '等待申请人补正')
  assert.match(body, /申请人应在2026年3月18日以前补正/)
})

test('everything that is wrong is said above and beside its field, and what was typed stays', async () => {
  const { body } = await ask({
    ...base('2026-02-30'),
    days: '3',
    e1: 'extension',
    ...date('e1-notifiedOn', '2026-3-'),
    'e1-workdays': '30',
  })
  assert.match(body, /<title>（有4处需要修改）期限计算/)
  for (const [field, message] of [
    ['on', '2026年2月有28天，收到之日写的是30日，请核对'],
    ['days', '补正期限的天数应为7至15的整数，现在是3'],
    ['e1-notifiedOn', '请把“延长答复期限”的告知延长日期的年、月、日填写完整'],
    ['e1-workdays', '延长几个工作日应为1至20的整数，现在是30'],
  ]) {
    assert.match(body, new RegExp(`<li><a href="#${field}">${message}</a>`))
    assert.match(body, new RegExp(`id="${field}-bad"><svg[^>]*>.*?</svg>${message}`))
    assert.match(
      body,
      new RegExp(`<input id="${field}"[^>]*aria-describedby="[^"]*${field}-bad"[^>]*aria-invalid="true"`),
    )
  }
  assert.deepEqual(
    ['on-y', 'on-m', 'on-d', 'days', 'e1-notifiedOn-y', 'e1-notifiedOn-m', 'e1-workdays'].map((n) => typedIn(body, n)),
    ['2026', '02', '30', '3', '2026', '3', '30'],
  )
  assert.match(body, /id="result" role="alert" tabindex="-1"/)
})

test('what cannot follow in law is said at the event it concerns', async () => {
  const { body } = await ask({
    ...base('2026-03-02'),
    e1: 'extension',
    ...date('e1-notifiedOn', '2026-03-10'),
    'e1-workdays': '10',
    e2: 'extension',
    ...date('e2-notifiedOn', '2026-03-20'),
    'e2-workdays': '10',
    e3: 'thirdParty',
    ...date('e3-sentOn', '2026-03-05'),
  })
  assert.match(body, /href="#e2-notifiedOn">答复期限已经延长过一次，不能再次延长（条例第三十三条第二款）/)
  const { body: early } = await ask({ ...base('2026-03-02'), e1: 'withdrawal', ...date('e1-on', '2026-03-01') })
  assert.match(early, /href="#e1-on">不应早于收到申请的2026年3月2日/)
  const { body: lapsed } = await ask({
    ...base('2026-03-02'),
    e1: 'fee',
    ...date('e1-issuedOn', '2026-03-05'),
    'e1-lapsed': '1',
  })
  assert.match(lapsed, /href="#e1-deliveredOn">缺少申请人收到收费通知的日期/)
})

test('an event is added and taken out by the same form, and nothing else changes', async () => {
  const { body } = await ask({ ...base('2026-03-02'), act: 'add', kind: 'extension' })
  assert.match(body, /1\. 延长答复期限/)
  assert.equal(typedIn(body, 'e1-workdays'), '20')
  assert.equal(bigOf(body), '2026年3月30日')
  const { body: less } = await ask({
    ...base('2026-03-02'),
    e1: 'withdrawal',
    ...date('e1-on', '2026-03-04'),
    e2: 'otherAgency',
    ...date('e2-sentOn', '2026-03-09'),
    drop: '1',
  })
  assert.match(less, /1\. 征求其他机关意见/)
  assert.equal(typedIn(less, 'e1-sentOn-d'), '09')
  assert.doesNotMatch(less, /撤回<\/legend>|2\. /)
})

test('full-width digits are digits', async () => {
  const { body } = await ask({ ...base('2026-03-02'), ...date('on', '２０２６-３-２') })
  assert.equal(bigOf(body), '2026年3月30日')
})

test('a pause of years is told in one line', async () => {
  const { body } = await ask({
    ...base('2020-03-02'),
    e1: 'otherAgency',
    ...date('e1-sentOn', '2020-03-09'),
    ...date('e1-repliedOn', '2024-03-11'),
  })
  assert.match(body, /class="stop skipped" colspan="7">2020年3月16日至2024年3月10日，208周都不计入/)
})

test('no address whatever breaks the page or comes back as markup', async () => {
  const key = fc.oneof(
    fc.constantFrom(
      'channel',
      'on-y',
      'on-m',
      'on-d',
      'days',
      'rest',
      'e1',
      'e1-on-y',
      'e1-sentOn-y',
      'e12',
      'act',
      'kind',
      'drop',
      '__proto__',
    ),
    fc.string({ maxLength: 8 }),
  )
  const value = fc.oneof(
    fc.constantFrom(
      'inPerson',
      '2026',
      '3',
      'correction',
      'service',
      'add',
      '-1',
      '1e9',
      '<script>',
      '"><svg onload=x>',
      '９',
      '\0',
    ),
    fc.string({ maxLength: 80, unit: 'binary' }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(key, value), { maxLength: 20 }), async (pairs) => {
      const query = new URLSearchParams(pairs.map(([k, v]) => [k, v]))
      for (const path of ['/calculator', '/calculator/fees']) {
        const { statusCode, body } = await app.inject(`${path}?${query}`)
        assert.equal(statusCode, 200)
        assert.doesNotMatch(body, /<script|<svg onload/)
      }
    }),
    { seed: 20260305, numRuns: 60 },
  )
})

test('fees: by item across tiers, by volume for several requests, and what is wrong beside its field', async () => {
  const fees = (fields: Fields) => ask(fields, '/calculator/fees')
  assert.equal(bigOf((await fees({ method: 'byItem', before: '28', now: '5' })).body), '800元')
  const { body } = await fees({ method: 'byPage', pages: '72、109 57', before: '28', now: '5' })
  assert.equal(bigOf(body), '1,570元')
  assert.equal(typedIn(body, 'before'), '28')
  const { body: wrong } = await fees({ method: 'byItem', before: 'x', now: '', pages: '72' })
  assert.match(wrong, /href="#before">此前的件数应为0至5000的整数，现在是x/)
  assert.match(wrong, /href="#now">请填写这次的件数/)
  assert.equal(typedIn(wrong, 'pages'), '72')
  assert.match((await fees({ method: 'byPage', pages: 'a' })).body, /页数应为数字/)
})
