import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Act,
  Application,
  applicationPartNames,
  applicationParts,
  CorrectedApplication,
  fold,
  forbiddenIn,
  partsCorrected,
} from '@gongkai/rules/requests'
import { drafted, history, registered } from './requests.fixture.ts'

const { class: _, ...is } = Application.parse({
  applicants: [{ name: '周远山', paper: 'idCard', number: '11010519491231002X' }],
  class: 'naturalPerson',
  description: '石湾村地块征收土地预公告',
  form: 'electronic',
  delivery: 'portal',
})
const was = { ...is, class: 'naturalPerson' } as const

test('every part that can be corrected is told by itself, and what stays the same by none', () => {
  const [one] = is.applicants
  assert.ok(one)
  const changed: Record<(typeof applicationParts)[number], Partial<CorrectedApplication>> = {
    names: { applicants: [{ ...one, name: '周原山' }] },
    identity: { applicants: [{ ...one, paper: null, number: null }] },
    agent: { agent: one },
    phone: { phone: '13000000000' },
    email: { email: 'zhou@example.com' },
    postalAddress: { postcode: '100000' },
    description: { description: '征地补偿安置方案' },
    form: { form: 'paper' },
    delivery: { delivery: 'collect' },
    help: { help: '大字' },
  }
  for (const part of applicationParts) assert.deepEqual(partsCorrected(was, { ...is, ...changed[part] }), [part])
  assert.deepEqual(partsCorrected(was, is), [])
  assert.deepEqual(partsCorrected(was, { ...is, applicants: [one, { ...one, name: '何' }] }), ['names', 'identity'])
  assert.deepEqual(Object.keys(applicationPartNames), [...applicationParts])
  const told = new Set(Object.keys(changed).flatMap((part) => Object.keys(changed[part as 'names'])))
  assert.deepEqual(
    Object.keys(is).filter((field) => !told.has(field)),
    ['address'],
    'the address is told with its postcode',
  )
})

test('a corrected application is held against where it is sent, and has no class of its own', () => {
  const at = (given: object) => CorrectedApplication.safeParse(given).error?.issues[0]?.path.join('.')
  assert.equal(at(is), undefined)
  assert.equal(at({ ...is, delivery: 'post' }), 'address')
  assert.equal(at(was), '')
})

test('another description takes back what was drafted and reviewed for it, another telephone nothing', () => {
  const corrected = (fields: Extract<Act, { type: 'applicationCorrected' }>['fields']): Act => ({
    ...{ type: 'applicationCorrected', fields, reason: '看错' },
  })
  const after = (fields: Parameters<typeof corrected>[0]) => {
    const { draft, secrecy } = fold(
      history(
        ['2026-03-03', registered('2026-03-02')],
        ['2026-03-04', drafted('notProcessedPetition', { reason: '属于投诉' })],
        ['2026-03-04', { type: 'secrecyReviewed', clear: true, opinion: '可以' }],
        ['2026-03-05', corrected(fields)],
      ),
    )
    return [draft?.outcome, secrecy]
  }
  assert.deepEqual(after(['phone', 'names']), ['notProcessedPetition', true])
  assert.deepEqual(after(['description']), [undefined, null])
})

test('what went up has to come back before its applicant is corrected', () => {
  for (const status of ['approving', 'signed', 'sealed'] as const)
    assert.match(forbiddenIn('applicationCorrected', status), /不能更正申请人信息。请先退回/)
  for (const status of ['served', 'archived', 'voided'] as const)
    assert.doesNotMatch(forbiddenIn('applicationCorrected', status), /退回/)
})
