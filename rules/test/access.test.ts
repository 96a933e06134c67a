import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Act,
  actNames,
  actsOn,
  administrators,
  clashingRoles,
  type Grant,
  may,
  mayAnywhere,
  type Place,
  type Role,
  roleNames,
} from '@gongkai/rules/access'
import fc from 'fast-check'

const seed = 20260305

/** The people of an office in words: what each does all day. Written role by role; the table under test is act by act. */
const duties: Record<Role, string> = {
  clerk: `agency.read calendar.read template.read letter.read letter.draft letter.number letter.seal submission.read
    submission.settle request.read request.register request.work request.bundle request.count`,
  sectionHead: `agency.read calendar.read template.read letter.read letter.draft letter.number letter.seal letter.accept
    letter.void request.read request.work request.bundle request.count`,
  officeDirector: `agency.read agency.describe user.read substitute.appoint work.handOver calendar.read template.read
    template.change letter.read letter.draft letter.number letter.seal letter.accept letter.void settings.read
    settings.change submission.read submission.settle request.read request.register request.work request.bundle
    request.count`,
  deputy: 'agency.read calendar.read template.read letter.read request.read request.work request.count',
  head: 'agency.read calendar.read template.read letter.read request.read request.work request.count',
  secrecyReviewer: 'agency.read calendar.read template.read letter.read request.read request.work request.count',
  oversight: 'agency.read user.read calendar.read template.read request.count',
  systemAdmin: `agency.create agency.change agency.describe agency.end agency.read user.create user.change user.disable
    user.enable user.read calendar.read calendar.change template.read operations.read operations.test settings.read
    settings.change`,
  securityAdmin: `agency.read user.grant user.reset user.unlock user.read substitute.appoint work.handOver calendar.read
    template.read settings.read security.change`,
  auditAdmin: 'agency.read user.read calendar.read template.read audit.read operations.read settings.read',
}
const does = (role: Role, act: Act) => duties[role].split(/\s+/).includes(act)

/** What must be so of a thing for an act to make sense. */
function fits(act: Act, state: string | undefined): boolean {
  const [thing, verb] = act.split('.')
  if (thing === 'user' && verb !== 'read' && verb !== 'create') {
    if (verb === 'enable') return state === 'disabled'
    if (verb === 'unlock') return state === 'locked'
    return state === 'active' || state === 'locked'
  }
  if (thing === 'agency' && verb !== 'read' && verb !== 'create') return state === 'active'
  switch (act) {
    case 'letter.draft':
      return state === 'new' || state === 'draft'
    case 'letter.number':
      return state === 'draft'
    case 'letter.seal':
      return state === 'numbered' || state === 'sealed'
    case 'letter.accept':
      return state === 'sealed'
    case 'submission.settle':
      return state === 'waiting'
    case 'letter.void':
      return state !== undefined && ['draft', 'numbered', 'sealed', 'issued'].includes(state)
    default:
      return true
  }
}

/** Nobody decides about their own account. */
const aboutOneself = ['user.disable', 'user.enable', 'user.grant', 'user.reset', 'user.unlock']

/** A county: bodies stand for themselves, sections belong to one. */
const above: Record<string, string | null> = {
  county: null,
  office: 'county',
  bureau: 'county',
  section: 'bureau',
  desk: 'section',
  town: 'county',
  townOffice: 'town',
  otherCounty: null,
  otherBureau: 'otherCounty',
}
const bodies = new Set(['county', 'office', 'bureau', 'town', 'otherCounty', 'otherBureau'])
const places = Object.keys(above)

const upFrom = (at: string): string[] => {
  const next = above[at] ?? null
  return next === null ? [at] : [at, ...upFrom(next)]
}
function placeOf(at: string): Place {
  const up = upFrom(at)
  const body = up.findIndex((a) => bodies.has(a))
  return { line: up.slice(0, body + 1), above: up.slice(body + 1) }
}

/** Whether somebody in the role at `held` has to do with what belongs to `at`; null: to no agency at all. */
function concerns(role: Role, held: string, at: string | null): boolean {
  if (role.endsWith('Admin')) return true
  if (at === null) return false
  for (let here: string | null = at; here !== null; here = above[here] ?? null) {
    if (here === held) return true
    if (bodies.has(here) && role !== 'oversight') return false
  }
  return false
}

const states = [
  ...[
    'active',
    'locked',
    'disabled',
    'ended',
    'planned',
    'new',
    'draft',
    'numbered',
    'sealed',
    'issued',
    'voided',
    'waiting',
  ],
  undefined,
]

describe('permission', () => {
  it('is what the duties of each role say, for every act, state, place and person', () => {
    const wrong: string[] = []
    for (const role of roleNames)
      for (const held of places)
        for (const act of actNames)
          for (const state of states)
            for (const at of [...places, null])
              for (const self of [false, true]) {
                const person = { id: 'me', grants: [{ role, agency: held }] }
                const subject = {
                  person: self ? 'me' : 'other',
                  ...(state !== undefined && { state }),
                  ...(at !== null && { place: placeOf(at) }),
                }
                const right =
                  does(role, act) &&
                  fits(act, state) &&
                  concerns(role, held, at) &&
                  !(self && aboutOneself.includes(act))
                if (may(person, act, subject) !== right)
                  wrong.push(`${role} at ${held}: ${act} of ${state} at ${at}${self ? ' (self)' : ''}`)
              }
    assert.deepEqual(wrong.slice(0, 10), [])
  })

  const grant = fc.record({ role: fc.constantFrom(...roleNames), agency: fc.constantFrom(...places) })
  const subject = fc.record({
    person: fc.constantFrom('me', 'other'),
    state: fc.constantFrom('active', 'locked', 'disabled', 'draft', 'sealed'),
    place: fc.constantFrom(...places).map(placeOf),
  })

  it('of several roles is that of each, added together', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 5 }), fc.constantFrom(...actNames), subject, (grants, act, about) => {
        const one = (g: Grant) => may({ id: 'me', grants: [g] }, act, about)
        assert.equal(may({ id: 'me', grants }, act, about), grants.some(one))
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('lists the acts it allows, and an act that is allowed somewhere is never hidden', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 4 }), subject, (grants, about) => {
        const me = { id: 'me', grants }
        const listed = actsOn(me, about, actNames)
        assert.deepEqual(
          listed,
          actNames.filter((act) => may(me, act, about)),
        )
        for (const act of listed) assert.equal(mayAnywhere(me, act), true)
      }),
      { seed, numRuns: 1000 },
    )
  })

  it('is nobody’s without a role', () => {
    for (const act of actNames) {
      assert.equal(mayAnywhere({ id: 'me', grants: [] }, act), false)
      assert.equal(may({ id: 'me', grants: [] }, act, { state: 'active', place: placeOf('bureau') }), false)
    }
  })
})

describe('separation of duties', () => {
  it('keeps the three administrators apart from each other and from the work, and nobody else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...roleNames), { maxLength: 6 }), (held) => {
        const different = [...new Set(held)]
        const ofThree = different.filter((r) => (administrators as readonly string[]).includes(r)).length
        const clash = ofThree > 1 || (ofThree === 1 && different.length > 1)
        assert.deepEqual(clashingRoles(held), clash ? different : [])
      }),
      { seed, numRuns: 1000 },
    )
  })
})
