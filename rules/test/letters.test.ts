import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blanksOf, documentNumber, letterFields, letterSeries, seriesOf, templateLetters } from '@gongkai/rules/letters'
import { letters, outcomes } from '@gongkai/rules/outcomes'

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
