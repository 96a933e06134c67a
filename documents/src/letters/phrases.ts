import type { FixedPhrase, LetterBlank } from '@gongkai/rules/letters'
import type { TemplateProblem } from './problems.ts'
import { tagsOf } from './tags.ts'

/**
 * What every letter from a template prints besides its blanks: without tags, and without passages that stand only where
 * something is given. The tags are sound.
 */
function alwaysPrinted(paragraphs: readonly string[], blanks: readonly LetterBlank[]): string {
  const required = new Set(blanks.flatMap((blank) => (blank.required ? [blank.zh] : [])))
  const around: boolean[] = []
  let text = ''
  for (const piece of paragraphs.join('\n').split(/(\{[^{}]*\})/)) {
    const [tag] = tagsOf(piece)
    if (tag?.kind === 'open' || tag?.kind === 'openEmpty') around.push(tag.kind === 'open' && required.has(tag.name))
    else if (tag?.kind === 'close') around.pop()
    else if (!tag && around.every(Boolean)) text += piece
  }
  return text.normalize('NFKC').replace(/[^\S\n]/g, '')
}

/** The fixed sentences of a letter that its template lacks (outcomes.md §4 专有要素). */
export function phraseProblems(
  paragraphs: readonly string[],
  blanks: readonly LetterBlank[],
  phrases: readonly FixedPhrase[],
): TemplateProblem[] {
  const text = phrases.length > 0 ? alwaysPrinted(paragraphs, blanks) : ''
  return phrases
    .filter(({ pattern }) => !pattern.test(text))
    .map(({ zh, basis, sample }) => ({
      code: 'missingPhrase',
      message: `缺少必备内容“${zh}”（${basis}），请在模板中写上，例如“${sample}”。`,
    }))
}
