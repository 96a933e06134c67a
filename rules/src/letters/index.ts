export { blanksOf, type LetterBlank, type TemplateLetter, templateLetters } from './contents.ts'
export {
  type LetterField,
  type LetterFieldKey,
  type LetterFieldKind,
  type LetterItem,
  letterFields,
} from './fields.ts'
export { documentNumber, type LetterSeries, letterSeries, seriesOf } from './numbers.ts'
export { type FixedPhrase, phrasesOf } from './phrases.ts'
export { articlesOf, proposedFor } from './proposed.ts'
export { type StatedProblem, statedProblems, type Written } from './stated.ts'
