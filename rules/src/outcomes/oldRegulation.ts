import { outcomeOf } from './catalogue.ts'
import { citedIn } from './citations.ts'
import type { OutcomeCode } from './codes.ts'

/** The regulation of 2007 by its number; letters and orders of others have the same number of their own. */
const number =
  /(?:国务院令|政府信息公开条例》?)[（(〔[]?(?:国务院令)?第?(?:492|四百九十二)号|(?:国务院第?|(?<![\d\p{L}]))492号令/u

/** Where a letter cites: articles without a name are the regulation's in a blank for grounds, anybody's in a text. */
type Where = '决定依据' | '决定内容'

/** The present article 21 orders to publish on one's own initiative: no ground of giving nothing, and without items. */
const isOldAnswer = (article: number, item: number | undefined, outcome: OutcomeCode): boolean =>
  article === 21 && (item !== undefined || outcomeOf(outcome).effect === 'none')

/**
 * What a letter cites of the regulation that ended on 2019-05-15 (国务院令第492号): its number; 第十三条 with 特殊需要,
 * which the present one does not ask for; 第二十一条 as the ground of an answer; 第十四条 with a paragraph, of which the
 * present one has none (LT-8). Empty when nothing.
 */
export function oldRegulationProblems(where: Where, outcome: OutcomeCode, text: string): string[] {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const cited = citedIn(plain, where === '决定依据' ? 'own' : 'other')
  const found = [
    number.test(plain) && '（国务院令第492号）',
    /第(?:十三|13)条/.test(plain) && plain.includes('特殊需要') && '第十三条（特殊需要）',
    cited.some(({ article, item }) => isOldAnswer(article, item, outcome)) && '第二十一条',
    cited.some(({ article, paragraph = 1 }) => article === 14 && paragraph > 1) && '第十四条各款',
  ].filter((one) => one !== false)
  if (found.length === 0) return []
  return [`${where}引用了旧条例${found.join('、')}，旧条例自2019年5月15日起不再施行，请改引现行条例的条款`]
}
