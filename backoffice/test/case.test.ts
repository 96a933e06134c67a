import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Act } from '@gongkai/rules/requests'
import type { RequestCase } from '../src/api/requests.ts'
import { draftOf, knownOf } from '../src/requests/case/known.ts'
import { linesOf } from '../src/requests/case/tell.ts'
import { replyLetter } from '../src/requests/case/words.ts'
import { dueInWords } from '../src/requests/Due.tsx'

const section = '01a2004c-87de-7f06-9322-2a78089a14c9'
const letter = '01a2004c-88c1-7dbc-bb44-59660b091c2b'

/** A case to which these acts were done. */
const caseOf = (acts: readonly object[], more: object = {}) =>
  ({
    history: acts.map((act, seq) => ({
      seq,
      by: section,
      on: '2026-03-05',
      act: Act.parse(act),
      says: '',
      byName: '',
    })),
    names: { [section]: '法规科' },
    files: [],
    letters: [],
    ...more,
  }) as unknown as RequestCase

const asked = { type: 'correctionAsked', on: '2026-03-02', deliveredOn: '2026-03-03', dueOn: '2026-03-17', letter }
const search = {
  type: 'searched',
  by: '档案室',
  places: '公文系统',
  words: '征收',
  on: '2026-03-04',
  found: false,
  result: '无',
}

test('a decision begins with what the case knows already, by its last search and its notice', () => {
  const earlier = { ...search, by: '办公室' }
  const letters = [{ id: letter, kind: 'L03', state: 'issued', documentNumber: '云公开〔2026〕1号－补' }]
  assert.deepEqual(knownOf(caseOf([asked, earlier, search], { letters })), {
    searchedBy: '档案室',
    searchScope: '公文系统',
    searchWords: '征收',
    searchedOn: '2026-03-04',
    correctionNumber: '云公开〔2026〕1号－补',
    correctionServedOn: '2026-03-03',
    correctionDueOn: '2026-03-17',
  })
  assert.deepEqual(knownOf(caseOf([])), {})
})

test('what happened is told in words, with names instead of ids', () => {
  const facts = { channel: 'inPerson', submittedOn: '2026-03-02' }
  const amended = { type: 'amended', act: 0, field: 'facts', was: facts, is: { ...facts, submittedOn: '2026-02-27' } }
  const corrected = { type: 'applicationCorrected', fields: ['names', 'phone'], reason: '看错' }
  const one = caseOf([
    { type: 'assigned', section, person: null },
    asked,
    search,
    { ...amended, reason: '看错' },
    corrected,
  ])
  const told = one.history.map((happened) => linesOf(happened, one))
  assert.deepEqual(told, [
    ['法规科'],
    ['告知 2026年3月2日', '送达 2026年3月3日', '补正期限到2026年3月17日'],
    ['档案室 2026年3月4日，没有找到：无', '范围：公文系统；关键词：征收'],
    ['2026年3月2日 → 2026年2月27日', '理由：看错'],
    ['申请人姓名或者名称、联系电话', '理由：看错'],
  ])
})

test('a draft that only another description took back is shown again; after a split or a withdrawal it is not', () => {
  const drafted = { type: 'drafted', outcome: 'notHeld', values: {} }
  const corrected = { type: 'applicationCorrected', fields: ['description'], reason: '看错' }
  assert.equal(draftOf(caseOf([drafted, corrected], { draft: null }))?.outcome, 'notHeld')
  const withdrawn = { type: 'withdrawn', on: '2026-03-05', way: '书面' }
  for (const acts of [[], [corrected], [drafted, withdrawn], [drafted, corrected, { type: 'correctionLapsed' }]])
    assert.equal(draftOf(caseOf(acts, { draft: null })), null)
  assert.equal(draftOf(caseOf([drafted], { draft: { outcome: 'granted', values: {} } }))?.outcome, 'granted')
})

test('the letter of the reply is the newest of its kind that was not made void', () => {
  const letters = ['issued', 'void', 'draft', 'void'].map((state, n) => ({ id: `${n}`, kind: 'L15', state }))
  const draft = { outcome: 'notHeld', values: {} }
  assert.equal(replyLetter(caseOf([], { letters, draft }))?.id, '2')
  assert.equal(replyLetter(caseOf([], { letters, draft: { outcome: 'granted', values: {} } })), undefined)
  assert.equal(replyLetter(caseOf([], { letters, draft: null })), undefined)
})

test('what is overdue says so in working days, and only where the agency owes a reply', () => {
  const late = { status: 'handling', alarm: 'overdue', left: -2, dueOn: '2026-03-03', respondBy: '2026-03-03' } as never
  assert.deepEqual(dueInWords(late), ['over', '逾期2个工作日'])
  assert.deepEqual(dueInWords({ ...(late as object), left: 0 } as never), ['over', '已逾期'])
  assert.deepEqual(dueInWords({ ...(late as object), status: 'correcting' } as never), ['near', '补正期限已过'])
})
