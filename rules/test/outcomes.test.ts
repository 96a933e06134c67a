import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import {
  type Decision,
  decisionProblems,
  decisionSteps,
  type EvidenceKey,
  evidence,
  evidenceDemanded,
  type Field,
  type FieldKey,
  type FieldValue,
  type FieldValues,
  fields,
  fieldsDemanded,
  letters,
  type OutcomeCode,
  outcomeCodes,
  outcomes,
  partGrounds,
  restsOnLaw,
  rowOf,
  spelledOut,
  type WithheldPart,
} from '@gongkai/rules/outcomes'
import { formOf } from '@gongkai/rules/reports'
import fc from 'fast-check'

const seed = { seed: 20260305 }
const data = new URL('../data/outcomes.json', import.meta.url)
const taxonomy = JSON.parse(readFileSync(data, 'utf8')) as { outcomes: Record<string, unknown>[] }

test('every outcome is as in the taxonomy, word for word and in its order', () => {
  assert.deepEqual(
    outcomes.map(({ cites, t3Confidence, fields, evidence, ...printed }) => printed),
    taxonomy.outcomes,
  )
  assert.deepEqual(
    outcomes.map(({ code }) => code),
    outcomeCodes,
  )
})

test('the machine-readable articles are those of the printed basis', () => {
  for (const { code, basis, cites } of outcomes) {
    const printed = basis.match(/(?<![\d.\p{Script=Han}])\d+(?![\d号])/gu) ?? []
    assert.deepEqual([...new Set(cites.map((cite) => cite.split('.')[0]))], printed, code)
  }
})

test('on screens articles are written in full, as 条例第三十六条第一项', () => {
  const shown = outcomes.flatMap((o) => [o.when, o.must, o.mistake, ...(o.cites.length > 0 ? [] : [o.basis])])
  for (const text of shown.map(spelledOut))
    assert.doesNotMatch(text, /[0-9](?:条|款|[(（]一|\.[0-9])|法释2025|(?<![〕0-9])[0-9]+号|法[0-9]|条例[0-9]|→/, text)
  for (const [short, full] of [
    ['应走36(一)', '应走条例第三十六条第一项'],
    ['20条五、六项', '条例第二十条第五项、第六项'],
    ['含14–16条→先复议', '含条例第十四条至第十六条的，先复议'],
    ['档案法15.2；法释2025第9条；14号', '档案法第十五条第二款；法释〔2025〕8号第九条；国办公开办函〔2019〕14号'],
    ['法释2025第10条2款五项', '法释〔2025〕8号第十条第二款第五项'],
  ] as const)
    assert.equal(spelledOut(short), full)
})

test('each outcome has its row in both editions, and every row that counts results has its outcome', () => {
  for (const edition of ['2019', '2021'] as const) {
    const rows = formOf(edition).requests.rows.filter(({ kind, optional }) => kind === 'result' && !optional)
    const used = new Set(outcomeCodes.map((code) => rowOf(code, edition)))
    assert.deepEqual([...used].sort(), rows.map(({ key }) => key).sort(), edition)
  }
})

test('2019 表式: the three rows of （六）其他处理 are one; elsewhere the editions agree', () => {
  for (const code of outcomeCodes) {
    const row = rowOf(code, '2021')
    assert.equal(rowOf(code, '2019'), row.startsWith('other') ? 'otherHandling' : row)
  }
})

test('what has gone to the archives is counted where the place counts it', () => {
  assert.equal(rowOf('transferredToArchive', '2021'), 'otherMisc')
  const local = { transferredToArchive: 'withheldAdministrativeInquiry' } as const
  assert.equal(rowOf('transferredToArchive', '2021', local), 'withheldAdministrativeInquiry')
  assert.equal(rowOf('transferredToArchive', '2019', local), 'withheldAdministrativeInquiry')
  assert.equal(rowOf('withdrawn', '2019', local), 'otherHandling')
})

test('七步判断 reaches every outcome once, but for those that end a request at any step', () => {
  const reached = decisionSteps.flatMap(({ outcomes }) => outcomes)
  assert.equal(decisionSteps.length, 7)
  assert.equal(new Set(reached).size, reached.length)
  assert.deepEqual(
    outcomeCodes.filter((code) => !reached.includes(code)),
    ['otherFeeLapsed', 'withdrawn'],
  )
})

test('letters: 33 of them; a letter that carries an outcome leaves the remedy to it', () => {
  assert.equal(Object.keys(letters).length, 33)
  const carriers = new Set(outcomes.map(({ letter }) => letter))
  for (const [id, { remedy }] of Object.entries(letters))
    assert.equal(remedy === null, carriers.has(id as keyof typeof letters), id)
})

test('what outcomes demand is in the catalogues, and nothing in the catalogues is demanded by none', () => {
  const asked = new Set(outcomes.flatMap((outcome) => outcome.fields.map(({ field }) => field)))
  const proved = new Set(outcomes.flatMap((outcome) => outcome.evidence.map(({ evidence }) => evidence)))
  assert.deepEqual([...asked].sort(), Object.keys(fields).sort())
  assert.deepEqual([...proved].sort(), Object.keys(evidence).sort())
})

test('conditions hang on fields that come before them and on answers those fields have', () => {
  for (const { code, fields: demands, evidence: papers } of outcomes)
    for (const [i, demand] of [...demands, ...papers].entries()) {
      const { when } = demand
      if (!when || !('field' in when)) continue
      const before = demands.slice(0, i).map(({ field }) => field)
      assert.ok(before.includes(when.field), `${code}: ${when.field}`)
      const field: Field = fields[when.field]
      for (const answer of when.is)
        assert.ok(
          field.kind === 'yesNo' ? typeof answer === 'boolean' : 'options' in field && String(answer) in field.options,
          `${code}: ${when.field} is ${answer}`,
        )
    }
})

/** A right value for a field. */
function sample(key: FieldKey): FieldValue {
  const field: Field = fields[key]
  switch (field.kind) {
    case 'text':
      return '云川县'
    case 'date':
      return key.endsWith('ServedOn') ? '2026-03-02' : '2026-03-03'
    case 'url':
      return 'https://www.yunchuan.example/zwgk/2026/0302/1.html'
    case 'yesNo':
      return false
    case 'choice':
      return Object.keys(field.options)[0] ?? ''
    case 'choices':
      return Object.keys(field.options).slice(0, 1)
    case 'parts':
      return [{ what: '第三页的住址', ground: 'withheldThirdParty', reason: '涉及个人隐私' }]
  }
}

/** Answers one demanded field after the other until none is open. */
function complete(code: OutcomeCode, given: FieldValues = {}): Decision {
  let values = given
  for (;;) {
    const open = fieldsDemanded(code, values).find(({ field }) => values[field] === undefined)
    if (!open) break
    values = { ...values, [open.field]: sample(open.field) }
  }
  return {
    outcome: code,
    decidedOn: civilDate('2026-03-05'),
    receivedOn: civilDate('2026-02-02'),
    values,
    evidence: evidenceDemanded(code, values).map(({ evidence }) => evidence),
  }
}

const without = (decision: Decision, key: FieldKey): Decision => {
  const { [key]: _, ...values } = decision.values
  return { ...decision, values }
}
const problemsOf = (decision: Decision) => decisionProblems(decision).map(({ at, severity }) => `${severity} ${at}`)

test('a complete decision of every outcome has no problem; without a demanded field it has that one', () => {
  for (const code of outcomeCodes) {
    const decision = complete(code)
    assert.deepEqual(decisionProblems(decision), [], code)
    for (const { field, optional } of fieldsDemanded(code, decision.values)) {
      const found = problemsOf(without(decision, field))
      if (optional) assert.deepEqual(found, [], `${code} ${field}`)
      else assert.ok(found.includes(`error ${field}`), `${code} ${field}: ${found}`)
    }
  }
})

test('without a demanded paper there is that problem, and only missing law-of-proof papers are warnings', () => {
  for (const code of outcomeCodes) {
    const decision = complete(code)
    for (const { evidence: paper, severity } of evidenceDemanded(code, decision.values))
      assert.deepEqual(
        problemsOf({ ...decision, evidence: decision.evidence.filter((e) => e !== paper) }),
        [`${severity} ${paper}`],
        code,
      )
  }
})

const demandedBy = (code: OutcomeCode, values: FieldValues) => fieldsDemanded(code, values).map(({ field }) => field)

test('条例第36条第二项: what is provided asks for its form, what is told for means and time', () => {
  assert.ok(demandedBy('granted', { provision: 'attached' }).includes('providedForm'))
  assert.ok(!demandedBy('granted', { provision: 'attached' }).includes('accessMeans'))
  assert.ok(demandedBy('granted', { provision: 'told' }).includes('accessTime'))
  const needs = (provision: string) => evidenceDemanded('granted', { provision }).map((e) => e.evidence)
  assert.deepEqual(needs('attached'), ['providedInformation'])
  assert.deepEqual(needs('told'), [])
})

test('条例第40条: another form than asked for needs its reason', () => {
  assert.ok(demandedBy('granted', { formAsRequested: false }).includes('formReason'))
  assert.ok(!demandedBy('granted', { formAsRequested: true }).includes('formReason'))
})

test('条例第36条第一项: each way of publication asks for its own place; a home page is a warning (LT-10)', () => {
  assert.deepEqual(demandedBy('alreadyPublic', { publicMeans: ['web', 'place'] }), ['publicMeans', 'url', 'place'])
  const at = (url: string) => problemsOf(complete('alreadyPublic', { url }))
  assert.deepEqual(at('https://www.yunchuan.example'), ['warning url'])
  assert.deepEqual(at('https://www.yunchuan.example/index.html'), ['warning url'])
  assert.deepEqual(at('https://www.yunchuan.example/?id=7'), [])
  assert.deepEqual(at('www.yunchuan.example/a'), ['error url'])
  assert.deepEqual(at('javascript:alert(1)'), ['error url'])
})

test('条例第36条第五项: the agency responsible is named when it can be', () => {
  assert.ok(demandedBy('otherAgency', { agencyKnown: true }).includes('responsibleContact'))
  assert.ok(!demandedBy('otherAgency', { agencyKnown: false }).includes('responsibleAgency'))
})

test('条例第37条: parts bring the evidence of their grounds, a third party its story', () => {
  const parts = (...grounds: OutcomeCode[]): FieldValues => ({
    withheldParts: grounds.map((ground) => ({ what: '附件二', ground, reason: '属过程稿' })),
  })
  const papers = (...grounds: OutcomeCode[]): EvidenceKey[] =>
    evidenceDemanded('partiallyGranted', parts(...grounds)).map(({ evidence }) => evidence)
  assert.deepEqual(papers('otherAgency'), ['redactedCopy', 'unredactedCopy', 'redactionList'])
  assert.ok(papers('withheldProcessInfo', 'notHeld').includes('processProof'))
  assert.ok(papers('withheldProcessInfo', 'notHeld').includes('searchRecord'))
  assert.ok(papers('withheldThirdParty').includes('thirdPartyLetter'))
  assert.ok(!papers('withheldThirdParty').includes('thirdPartyReply'), 'silence leaves no reply')
  assert.ok(demandedBy('partiallyGranted', parts('withheldThirdParty')).includes('thirdPartyStory'))
  assert.ok(!demandedBy('partiallyGranted', parts('notHeld')).includes('thirdPartyStory'))
  assert.deepEqual(problemsOf(complete('partiallyGranted', parts('granted'))), ['error withheldParts'])
  for (const ground of partGrounds.filter((one) => !restsOnLaw(one)))
    assert.deepEqual(problemsOf(complete('partiallyGranted', parts(ground))), [])
})

test('条例第14条: a part that another law keeps back names that law and its article', () => {
  assert.deepEqual(partGrounds.filter(restsOnLaw), ['withheldProhibitedByLaw', 'withheldAdministrativeInquiry'])
  const problems = (change: Partial<WithheldPart>) => {
    const part: WithheldPart = { what: '附件二', ground: 'withheldProhibitedByLaw', reason: '能够识别个人', ...change }
    const other: WithheldPart = { what: '附件一', ground: 'notHeld', reason: '没有制作' }
    return decisionProblems(complete('partiallyGranted', { withheldParts: [other, part] })).map((p) => p.message)
  }
  assert.deepEqual(problems({ lawName: '统计法', lawArticle: '第九条' }), [])
  for (const change of [{}, { lawName: '统计法' }, { lawName: '  ', lawArticle: '第九条' }])
    assert.match(problems(change).join(), /第2部分要写明所依据的法律、行政法规的名称和条款/)
  assert.deepEqual(problems({ ground: 'withheldInternalAffairs', lawName: '统计法' }), [])
})

test('条例第16条第2款: what a law, regulation or rule orders to be disclosed cannot be withheld as process or case file', () => {
  for (const code of ['withheldProcessInfo', 'withheldEnforcementFile'] as const)
    assert.deepEqual(problemsOf(complete(code, { disclosureRule: true })), ['error disclosureRule'])
})

test('档案法第15条第2款: what was deposited before its term stays with the agency', () => {
  assert.deepEqual(problemsOf(complete('transferredToArchive', { earlyDeposit: true })), ['error earlyDeposit'])
})

test('条例第14条: only laws and administrative regulations forbid disclosure', () => {
  assert.deepEqual(problemsOf(complete('withheldProhibitedByLaw', { lawKind: 'departmentRule' })), ['error lawKind'])
})

test('条例第30条, 109号第六条: nothing lapses before the day after the term', () => {
  const lapse = (due: FieldKey, code: OutcomeCode, day: string) => problemsOf(complete(code, { [due]: day }))
  assert.deepEqual(lapse('correctionDueOn', 'otherCorrectionLapsed', '2026-03-05'), ['error correctionDueOn'])
  assert.deepEqual(lapse('correctionDueOn', 'otherCorrectionLapsed', '2026-03-04'), [])
  assert.deepEqual(lapse('feeDueOn', 'otherFeeLapsed', '2026-03-05'), ['error feeDueOn'])
  assert.deepEqual(lapse('feeDueOn', 'otherFeeLapsed', '2026-03-04'), [])
  assert.deepEqual(problemsOf(complete('otherFeeLapsed', { feeServedOn: '2026-03-04', feeDueOn: '2026-03-03' })), [
    'error feeServedOn',
  ])
})

test('109号 (FEE-8): requests received before 2021 cannot lapse for a fee', () => {
  const decision = complete('otherFeeLapsed')
  assert.deepEqual(problemsOf({ ...decision, receivedOn: civilDate('2020-12-31') }), ['error outcome'])
})

test('a decision is not dated before its request, nor before the regulations', () => {
  const decision = complete('granted')
  assert.deepEqual(problemsOf({ ...decision, receivedOn: civilDate('2026-03-06') }), ['error decidedOn'])
  const old = { receivedOn: civilDate('2019-05-01'), decidedOn: civilDate('2019-05-14') }
  assert.deepEqual(problemsOf({ ...decision, ...old }), ['error decidedOn'])
})

test('a search, a former reply, a withdrawal do not lie after the decision', () => {
  const late: [OutcomeCode, FieldKey][] = [
    ['notHeld', 'searchedOn'],
    ['notProcessedRepeat', 'previousOn'],
    ['withdrawn', 'withdrawnOn'],
    ['transferredToArchive', 'transferredOn'],
    ['unavailableStillUnclear', 'correctedOn'],
  ]
  for (const [code, field] of late) {
    assert.deepEqual(problemsOf(complete(code, { [field]: '2026-03-06' })), [`error ${field}`])
    assert.deepEqual(problemsOf(complete(code, { [field]: '2026-03-05' })), [])
  }
})

test('texts have a limit, and a day must exist', () => {
  assert.deepEqual(problemsOf(complete('otherAgency', { reason: '理'.repeat(4000) })), [])
  assert.deepEqual(problemsOf(complete('otherAgency', { reason: '理'.repeat(4001) })), ['error reason'])
  assert.deepEqual(problemsOf(complete('notHeld', { searchedOn: '2026-02-29' })), ['error searchedOn'])
  assert.deepEqual(problemsOf(complete('notHeld', { searchScope: ' ' })), ['error searchScope'])
})

test('any value in any field gives sentences beside fields and never throws', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.boolean(),
    fc.constantFrom('2026-02-30', '2026-03-05', '', '   ', 'x'.repeat(5000)),
    fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
    fc.constantFrom([null], [{}], [{ ground: 'toString' }], [7]),
    fc.array(fc.record({ what: fc.string(), ground: fc.constantFrom(...outcomeCodes), reason: fc.string() }), {
      maxLength: 3,
    }),
  )
  const keys = Object.keys(fields) as FieldKey[]
  fc.assert(
    fc.property(
      fc.constantFrom(...outcomeCodes),
      fc.dictionary(fc.constantFrom(...keys), value, { noNullPrototype: true }),
      (outcome, values) => {
        const decision = { ...complete(outcome), values: values as FieldValues, evidence: [] }
        for (const { at, message } of decisionProblems(decision)) {
          assert.ok(at in fields || at in evidence || at === 'decidedOn' || at === 'outcome', at)
          assert.match(message, /\p{Script=Han}/u)
        }
        const open = fieldsDemanded(outcome, decision.values).filter(
          ({ field, optional }) => !optional && decision.values[field] === undefined,
        )
        const found = problemsOf(decision)
        for (const { field } of open) assert.ok(found.includes(`error ${field}`))
      },
    ),
    seed,
  )
})
