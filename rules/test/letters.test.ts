import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  blanksOf,
  documentNumber,
  letterFields,
  letterSeries,
  proposedFor,
  seriesOf,
  type TemplateLetter,
  templateLetters,
} from '@gongkai/rules/letters'
import { groundsProblems, letters, outcomes, type WithheldPart } from '@gongkai/rules/outcomes'

const mandatory = (id: (typeof templateLetters)[number]) =>
  blanksOf(id).flatMap(({ key, required }) => (required ? [key] : []))

describe('the blanks of letters', () => {
  it('exist for the letter of every outcome', () => {
    const known: readonly string[] = templateLetters
    assert.deepEqual(
      outcomes.filter(({ letter }) => !known.includes(letter)),
      [],
    )
  })

  it('have agency, number and date in every letter, and no name twice', () => {
    for (const id of templateLetters) {
      for (const key of ['agencyName', 'documentNumber', 'decidedOn'] as const)
        assert.ok(mandatory(id).includes(key), id)
      const names = blanksOf(id).map(({ zh }) => zh)
      assert.deepEqual(names, [...new Set(names)])
    }
    const all = Object.values(letterFields).map(({ zh }) => zh)
    assert.deepEqual(all, [...new Set(all)])
  })

  it('ask for the remedy exactly where the letter names one', () => {
    for (const id of templateLetters) {
      const outcome = outcomes.find(({ letter }) => letter === id)
      const names = (outcome?.remedy ?? letters[id].remedy) !== 'none'
      assert.equal(mandatory(id).includes('remedy'), names, id)
      assert.equal(
        blanksOf(id).some(({ key }) => key === 'remedy'),
        names,
        id,
      )
    }
  })

  it('never name the applicant to third parties and other agencies (LT-12)', () => {
    for (const id of templateLetters)
      assert.equal(
        blanksOf(id).some(({ key }) => key === 'applicant'),
        letters[id].to === 'applicant',
        id,
      )
  })
})

describe('document numbers', () => {
  it('stand in 六角括号, without 第 and leading zeros', () => {
    assert.equal(documentNumber('云政公开', 2026, 12, null), '云政公开〔2026〕12号')
    assert.equal(documentNumber('云自然资公开', 2026, 7, 'answer'), '云自然资公开〔2026〕7号－答')
  })

  it('tell the series apart, each with letters of its own', () => {
    const used = new Set(templateLetters.map(seriesOf))
    assert.deepEqual([...used].sort(), Object.keys(letterSeries).sort())
    assert.equal(seriesOf('L13'), 'answer')
    assert.equal(seriesOf('L03'), 'correction')
  })
})

describe('what a decision proposes for its letter', () => {
  it('fills blanks that the letter has, and cites every article of the outcome', () => {
    for (const { code, letter } of outcomes) {
      const keys = blanksOf(letter as TemplateLetter).map(({ key }) => key)
      const { grounds, decision } = proposedFor(code, {})
      assert.equal(grounds !== undefined, keys.includes('grounds'), code)
      assert.equal(decision !== undefined, keys.includes('decision'), code)
      if (grounds !== undefined) assert.match(grounds, /^《中华人民共和国(政府信息公开条例|档案法)》第/, code)
    }
    const { grounds } = proposedFor('withheldProcessInfo', {})
    assert.equal(grounds, '《中华人民共和国政府信息公开条例》第十六条第二款')
  })

  it('says each part not given with its ground and reason, and cites those grounds too', () => {
    const part = { what: '其他农户的补偿数额', ground: 'withheldThirdParty', reason: '属于个人隐私' } as const
    const { grounds, decision } = proposedFor('partiallyGranted', {
      informationTitle: '现状调查结果确认表',
      withheldParts: [part],
      separation: ['redacted'],
    })
    assert.equal(grounds, '《中华人民共和国政府信息公开条例》第三十七条、第十五条、第三十二条')
    assert.match(
      decision ?? '',
      /其他农户的补偿数额：第三方权益（条例第十五条、第三十二条），属于个人隐私。\n区分方式：遮盖。/,
    )
    const lines = (part: WithheldPart) => proposedFor('partiallyGranted', { withheldParts: [part] }).decision ?? ''
    const law = { lawName: '《中华人民共和国统计法》', lawArticle: '第九条' }
    const byLaw = { ...part, ...law, ground: 'withheldProhibitedByLaw' } as const
    assert.match(lines(byLaw), /法律行政法规禁止（条例第十四条和《中华人民共和国统计法》第九条），属于个人隐私。/)
    assert.match(lines({ ...part, ground: 'transferredToArchive' }), /（《中华人民共和国档案法》第十五条），/)
    assert.doesNotMatch(lines({ ...part, ...law }), /统计法/)
    const both = proposedFor('partiallyGranted', { withheldParts: [byLaw, { ...part, ground: 'notHeld' }] }).grounds
    assert.equal(
      both,
      '《中华人民共和国政府信息公开条例》第三十七条、第十四条、第三十六条第（四）项和《中华人民共和国统计法》第九条',
    )
    assert.deepEqual(groundsProblems('partiallyGranted', { withheldParts: [byLaw] }, both ?? ''), [])
  })

  it('names the law that the decision rests on, and leaves what only the register needs unsaid', () => {
    const values = { lawKind: 'law', lawName: '《中华人民共和国统计法》', lawArticle: '第二十八条', reason: '涉及个人' }
    const { grounds, decision } = proposedFor('withheldProhibitedByLaw', values)
    assert.equal(grounds, '《中华人民共和国政府信息公开条例》第十四条和《中华人民共和国统计法》第二十八条')
    assert.doesNotMatch(decision ?? '', /依据的效力/)
  })
})
