import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type CivilDate, civilDate } from '@gongkai/rules/dates'
import { type FieldValues, type OutcomeCode, outcomeCodes, partGrounds } from '@gongkai/rules/outcomes'
import {
  CHANNEL_TO_FILL,
  courtRefuses,
  overdueRemedy,
  type ParagraphInput,
  remedyOf,
  remedyParagraph,
  remedyTextProblems,
  reviewRoute,
} from '@gongkai/rules/remedies'
import fc from 'fast-check'
import { agencies } from './remedies.fixture.ts'

const seed = { seed: 20260305 }
const data = new URL('../data/outcomes.json', import.meta.url)
interface Taxonomy {
  outcomes: { code: OutcomeCode; remedy: string | { preReviewIf: string[]; else: string } }[]
  remedyNotes: {
    overdue: { from?: string; remedy: string }[]
    courtExcluded: { from: string; codes: OutcomeCode[] }
  }
}
const taxonomy = JSON.parse(readFileSync(data, 'utf8')) as Taxonomy

const parts = (...grounds: OutcomeCode[]): FieldValues => ({
  withheldParts: grounds.map((ground) => ({ what: '附件二', ground, reason: '理由' })),
})
const variant = (outcome: OutcomeCode, decidedOn: string, values: FieldValues = {}) =>
  remedyOf({ outcome, decidedOn: civilDate(decidedOn), values }).variant
const day = fc.constantFrom(
  ...['2019-05-15', '2023-12-31', '2024-01-01', '2025-05-31', '2025-06-01', '2026-06-30', '2026-07-01', '2030-01-01'],
)

test('行政复议法第23条第1款第4项: every outcome of the taxonomy has its remedy from 2024 on, and a free choice before', () => {
  for (const { code, remedy } of taxonomy.outcomes)
    if (typeof remedy === 'string')
      fc.assert(
        fc.property(day, (on) => {
          assert.equal(variant(code, on), remedy === 'preReview' && on < '2024-01-01' ? 'standard' : remedy, code)
        }),
        seed,
      )
})

test('行政复议法实施条例第31条: a partial grant goes to review first if one part rests on 第14、15、16条', () => {
  const withheld = partGrounds.filter((code) =>
    taxonomy.outcomes.some((o) => o.code === code && o.remedy === 'preReview'),
  )
  assert.equal(withheld.length, 7)
  fc.assert(
    fc.property(fc.subarray([...partGrounds], { minLength: 1 }), day, (grounds, on) => {
      const first = on >= '2024-01-01' && grounds.some((ground) => withheld.includes(ground))
      assert.equal(variant('partiallyGranted', on, parts(...grounds)), first ? 'preReview' : 'standard')
    }),
    seed,
  )
})

/** The code and place of a refusal. */
function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error && 'at' in error, String(error))
    assert.match(error.message, /\p{Script=Han}/u)
    return `${error.code} ${error.at}`
  }
  return 'accepted'
}

test('a partial grant without parts, and a day before the regulations, are refused', () => {
  assert.equal(
    refusalOf(() => variant('partiallyGranted', '2026-03-05')),
    'missing values.withheldParts',
  )
  assert.equal(
    refusalOf(() => variant('granted', '2019-05-14')),
    'beforeLaw decidedOn',
  )
})

test('行政复议法实施条例第30条: silence goes to review first from 2026-07-01, by the day the remedy is sought', () => {
  const [later, earlier] = taxonomy.remedyNotes.overdue
  fc.assert(
    fc.property(day, (on) => {
      const expected = on >= (later?.from ?? '') ? later?.remedy : earlier?.remedy
      assert.equal(overdueRemedy(civilDate(on)).variant, expected)
    }),
    seed,
  )
})

test('法释〔2025〕8号第10条第2款: the replies no court takes, from 2025-06-01; a repeat only of what was granted', () => {
  const { codes, from } = taxonomy.remedyNotes.courtExcluded
  for (const outcome of outcomeCodes)
    for (const on of ['2025-05-31', '2025-06-01'])
      for (const previousGranted of [true, false]) {
        const refused = courtRefuses({ outcome, decidedOn: civilDate(on), values: { previousGranted } })
        const expected = on >= from && codes.includes(outcome) && (outcome !== 'notProcessedRepeat' || previousGranted)
        assert.equal(refused !== null, expected, `${outcome} ${on} ${previousGranted}`)
      }
})

test('where an agency chooses so, those replies name review alone; nothing else changes', () => {
  const settings = { courtExcluded: 'reviewOnly' } as const
  for (const outcome of outcomeCodes) {
    const values = { ...parts('notHeld'), previousGranted: true }
    const decision = { outcome, decidedOn: civilDate('2026-03-05'), values }
    const excluded = taxonomy.remedyNotes.courtExcluded.codes.includes(outcome)
    assert.equal(remedyOf(decision, settings).variant, excluded ? 'reviewOnly' : remedyOf(decision).variant)
    assert.notEqual(remedyOf(decision).variant, 'reviewOnly')
  }
})

const route = (id: string, on = '2026-07-15') => reviewRoute(agencies, id, civilDate(on))
const heardBy = (id: string, on?: string) => route(id, on).authorities.map((a) => a.id)

const since2024: [string, string, string[]][] = [
  ['第24条第1款第1项: a department', 'housing', ['county']],
  ['第24条第1款第1项: a department of a province', 'provinceHousing', ['province']],
  ['第24条第3款: a department under the organ of a province', 'prefectureDept', ['prefecture']],
  ['第24条第1款第2项: a county', 'county', ['city']],
  ['第24条第1款第2项: a township', 'town', ['county']],
  ['第24条第3款: a county under the organ of a province', 'hillCounty', ['prefecture']],
  ['第24条第1款第3项: a street office', 'street', ['county']],
  ['第24条第1款第3项: the organ of a province', 'prefecture', ['province']],
  ['第24条第1款第4项: an organisation of a government', 'park', ['county']],
  ['第24条第1款第4项: an organisation of a department', 'fund', ['county']],
  ['第24条第2款: a province', 'province', ['province']],
  ['第24条第4款: a branch of a county department', 'station', ['county']],
  ['第24条第4款: a branch by district of a city department', 'policeBranch', ['city', 'county']],
  ['第25条第1项: a department of the State Council', 'tax', ['tax']],
  ['第25条第3项: an organisation of such a department', 'bureau', ['tax']],
  ['第27条: a tax bureau', 'countyTax', ['cityTax']],
  ['第27条: the tax bureau of a province', 'provinceTax', ['tax']],
  ['第27条: a tax office', 'taxOffice', ['countyTax']],
  ['第28条: the department of justice', 'justice', ['county', 'cityJustice']],
  ['实施条例第33条: an authorised section of a government', 'office', ['county']],
  ['实施条例第33条: an authorised section of a department', 'squad', ['county']],
]
for (const [what, id, expected] of since2024)
  test(`行政复议法${what}`, () => {
    assert.deepEqual(heardBy(id), expected)
  })

test('行政复议法实施条例第21条: without authority of its own, the agency that set it up answers', () => {
  for (const id of ['section', 'desk']) {
    assert.equal(route(id).respondent.id, 'housing')
    assert.deepEqual(heardBy(id), ['county'])
  }
  assert.equal(route('squad').respondent.id, 'squad')
})

test('before 2024 a department could be taken to its superior department too, and much is checked only in part', () => {
  assert.deepEqual(heardBy('housing', '2023-12-31'), ['county', 'cityHousing'])
  assert.deepEqual(heardBy('housing', '2024-01-01'), ['county'])
  assert.deepEqual(heardBy('station', '2023-12-31'), ['housing', 'county'])
  assert.deepEqual(heardBy('fund', '2023-12-31'), ['housing'])
  for (const id of ['county', 'province', 'tax', 'countyTax', 'street', 'town'])
    assert.deepEqual(heardBy(id, '2023-12-31'), heardBy(id))
  for (const { id } of agencies.slice(0, 20)) assert.equal(route(id, '2023-12-31').confidence, 'partly')
  assert.equal(route('housing').confidence, undefined)
  assert.equal(route('taxOffice').confidence, 'memory')
  assert.equal(route('squad', '2026-06-30').confidence, 'convention')
  assert.equal(route('squad', '2026-07-01').confidence, undefined)
})

test('行政复议法第19条第4款: who goes on with the functions of an abolished agency answers, however often merged', () => {
  assert.equal(route('planning', '2025-06-30').respondent.id, 'planning')
  assert.equal(route('planning', '2025-07-01').respondent.id, 'housing')
  assert.equal(route('oldPlanning', '2024-07-01').respondent.id, 'planning')
  assert.equal(route('oldPlanning', '2026-01-01').respondent.id, 'housing')
})

test('names are those of the day', () => {
  assert.equal(route('housing', '2025-02-28').respondent.name, '云川县建设局')
  assert.equal(route('housing', '2025-03-01').respondent.name, '云川县住房和城乡建设局')
})

const openTrees: [string, string][] = [
  ['lost', 'missing lost.successors'],
  ['split', 'conflict split.successors'],
  ['ring', 'conflict ring.successors'],
  ['orphan', 'missing nowhere'],
  ['nobody', 'missing nobody'],
  ['townDept', 'conflict townDept.parent'],
  ['nested', 'conflict nested.parent'],
]
for (const [id, expected] of openTrees)
  test(`what the tree leaves open is refused: ${id}`, () => {
    assert.equal(
      refusalOf(() => route(id)),
      expected,
    )
  })

test('sections that set each other up are refused', () => {
  const ring = ['a', 'b'].map((id) => ({
    id,
    kind: 'internalOrgan' as const,
    parent: id === 'a' ? 'b' : 'a',
    ownName: false,
    names: [{ name: id }],
  }))
  assert.equal(
    refusalOf(() => reviewRoute(ring, 'a', civilDate('2026-07-15'))),
    'conflict a.parent',
  )
})

test('行政诉讼法第15条第1项: governments of a county and above and the State Council departments go to the intermediate court', () => {
  const high = ['county', 'hillCounty', 'city', 'province', 'tax']
  for (const { id } of agencies) {
    if (openTrees.some(([open]) => open === id)) continue
    const { respondent, court } = route(id)
    assert.equal(court.level, high.includes(respondent.id) ? 'intermediate' : 'basic', id)
  }
  assert.equal(route('housing').court.name, '云川县人民法院')
  assert.equal(route('county').court.name, '云州市中级人民法院')
  assert.equal(route('tax').court.name, null)
})

test('行政复议法第26条: only a province and a State Council department may be taken to the State Council', () => {
  assert.ok(route('province').stateCouncil)
  assert.ok(route('tax').stateCouncil)
  assert.ok(!route('city').stateCouncil)
  assert.ok(!route('provinceHousing').stateCouncil)
})

const paragraph = (outcome: OutcomeCode, agency: string, on: string, more: Partial<ParagraphInput> = {}) =>
  remedyParagraph(input(outcome, agency, on, more))
function input(outcome: OutcomeCode, agency: string, on: string, more: Partial<ParagraphInput> = {}): ParagraphInput {
  const decidedOn: CivilDate = civilDate(on)
  return {
    remedy: remedyOf({ outcome, decidedOn, values: parts('withheldThirdParty') }),
    route: reviewRoute(agencies, agency, decidedOn),
    decidedOn,
    electronic: null,
    ...more,
  }
}

test('the paragraph of a refusal, of another reply, of a withdrawal', () => {
  assert.equal(
    paragraph('withheldThirdParty', 'housing', '2026-03-05'),
    '如对本答复不服，应当自收到之日起60日内先向云川县人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向云川县人民法院提起行政诉讼。',
  )
  assert.equal(
    paragraph('notHeld', 'housing', '2026-03-05'),
    '如对本答复不服，可以自收到之日起60日内向云川县人民政府申请行政复议，或者自收到之日起6个月内向云川县人民法院提起行政诉讼。',
  )
  assert.equal(paragraph('withdrawn', 'housing', '2026-03-05'), null)
})

test('before 2024 a refusal leaves the choice, and a department two authorities', () => {
  assert.equal(
    paragraph('withheldThirdParty', 'housing', '2023-12-31'),
    '如对本答复不服，可以自收到之日起60日内向云川县人民政府或者云州市住建局申请行政复议，或者自收到之日起6个月内向云川县人民法院提起行政诉讼。',
  )
})

test('行政复议法第26条: the refusal of a province adds the ruling of the State Council', () => {
  assert.match(
    paragraph('withheldStateSecret', 'province', '2026-03-05') ?? '',
    /先向江岭省人民政府申请行政复议；.*向云州市中级人民法院提起行政诉讼，也可以向国务院申请裁决。$/,
  )
})

test('行政复议法第22条第2款: what is served over the internet names where to ask for review there', () => {
  const electronic = { reviewChannel: 'https://review.yunchuan.example' }
  assert.match(
    paragraph('notHeld', 'housing', '2026-03-05', { electronic }) ?? '',
    /互联网渠道提交：https:\/\/review\.yunchuan\.example。$/,
  )
  assert.doesNotMatch(paragraph('notHeld', 'housing', '2023-12-31', { electronic }) ?? '', /互联网/)
  assert.equal(
    refusalOf(() => paragraph('notHeld', 'housing', '2026-03-05', { electronic: { reviewChannel: ' ' } })),
    'missing electronic.reviewChannel',
  )
})

test('LT-2: no paragraph without the court; review alone needs none', () => {
  assert.equal(
    refusalOf(() => paragraph('notHeld', 'tax', '2026-03-05')),
    'missing route.court',
  )
  assert.equal(
    paragraph('notProcessedPetition', 'tax', '2026-03-05', {
      remedy: { variant: 'reviewOnly', basis: '' },
      document: '本告知',
    }),
    '如对本告知不服，可以自收到之日起60日内向国家税务总局申请行政复议。',
  )
})

const faults = (text: string, given: ParagraphInput) => remedyTextProblems(text, given).map(({ id }) => id)

test('LT-2, LT-3, LT-14: the paragraph as composed has no fault, whatever the outcome, the agency and the day', () => {
  const usable = ['housing', 'county', 'justice', 'policeBranch', 'street', 'province', 'town', 'countyTax']
  fc.assert(
    fc.property(fc.constantFrom(...outcomeCodes), fc.constantFrom(...usable), day, (outcome, agency, on) => {
      const given = input(outcome, agency, on)
      assert.deepEqual(faults(remedyParagraph(given) ?? '', given), [])
    }),
    seed,
  )
})

test('LT-3: a refusal worded as a free choice; LT-14: another reply worded as review first', () => {
  const refusal = input('withheldThirdParty', 'housing', '2026-03-05')
  const reply = input('notHeld', 'housing', '2026-03-05')
  const [first, free] = [remedyParagraph(refusal) ?? '', remedyParagraph(reply) ?? '']
  assert.ok(faults(free, refusal).includes('LT-3'))
  assert.ok(faults(first, reply).includes('LT-14'))
  assert.ok(faults(`${first}也可以直接起诉。`, refusal).includes('LT-3'))
  assert.deepEqual(faults(free.replace('可以自收到', '可以先自收到'), reply), [])
})

test('LT-11: served over the internet, it says where review is asked for there, once the law wants it', () => {
  const online = (on: string) => ({ ...input('notHeld', 'housing', on), electronic: { reviewChannel: '掌上复议' } })
  const text = remedyParagraph(online('2026-03-05')) ?? ''
  const without = remedyParagraph({ ...online('2026-03-05'), electronic: null }) ?? ''
  assert.deepEqual(faults(text, online('2026-03-05')), [])
  assert.deepEqual(faults(without, online('2026-03-05')), ['LT-11'])
  assert.deepEqual(faults(without, { ...online('2026-03-05'), electronic: null }), [])
  assert.deepEqual(faults(text.replace('掌上复议', CHANNEL_TO_FILL), online('2026-03-05')), ['LT-11'])
  const [before, after] = ['2023-12-31', '2024-01-01'] as const
  assert.deepEqual(faults(remedyParagraph({ ...online(before), electronic: null }) ?? '', online(before)), [])
  assert.deepEqual(faults(remedyParagraph({ ...online(after), electronic: null }) ?? '', online(after)), ['LT-11'])
})

test('LT-2: a wrong term, authority or court, and a remedy where none belongs', () => {
  const refusal = input('withheldThirdParty', 'housing', '2026-03-05')
  const text = remedyParagraph(refusal) ?? ''
  for (const [was, is] of [
    ['60日', '30日'],
    ['15日', '6个月'],
    ['云川县人民政府', '云州市住建局'],
    ['云川县人民法院', '人民法院'],
  ] as const)
    assert.deepEqual(faults(text.replace(was, is), refusal), ['LT-2'], was)
  assert.deepEqual(faults(text.replace('60日', '60 日'), refusal), [])
  assert.deepEqual(faults(text, input('withdrawn', 'housing', '2026-03-05')), ['LT-2'])
})
