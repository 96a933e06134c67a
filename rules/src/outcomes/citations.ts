const digits = '零一二三四五六七八九'

/** 36 → 三十六, below a hundred. */
export const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return (tens > 1 ? digits[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 || n === 0 ? digits[ones] : '')
}

/** 三十六 → 36, as `numeral` writes it or in arabic digits. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  const value = (sign: string) => (sign === '' ? 0 : digits.indexOf(sign))
  return text.includes('十') ? 10 * (tens === '' ? 1 : value(tens ?? '')) + value(ones) : value(ones)
}

/** Articles of one paragraph: their items are cited without it. */
const undivided = ['36']

/** `36.1.4` → 第三十六条第（四）项, as letters cite the regulation. */
export function citedAs(cite: string): string {
  const [article = '', paragraph, item] = cite.split('.')
  const parts = [`第${numeral(Number(article))}条`]
  if (paragraph && !undivided.includes(article)) parts.push(`第${numeral(Number(paragraph))}款`)
  if (item) parts.push(`第（${numeral(Number(item))}）项`)
  return parts.join('')
}

/** `36.1.4` → 第三十六条第四项, as it stands on screens. */
export const citedOnScreen = (cite: string): string => citedAs(cite).replace(/（(.)）/, '$1')

/** An article of the regulation as somebody cites it; what is not said is undefined. */
export interface Cited {
  readonly article: number
  readonly paragraph: number | undefined
  readonly item: number | undefined
}

/** Bounded, as everything in these patterns: letters are long, and no law has so many articles. */
const N = '[零一二三四五六七八九十\\d]{1,4}'
const LIST = `${N}(?:[、，和及至]第?${N}){0,40}`
const articleList = new RegExp(`第(${LIST})条`, 'gu')
/** A law by its name in 书名号, the regulation or another law by its short name, or articles of whichever was named last. */
const token = new RegExp(
  `《(?<law>[^》]{0,200})》|(?<own>(?<!实施)条例)(?=第)|(?<other>法|(?:实施|暂行|管理|登记|保护|监督)条例|办法|规定|解释)(?=第)|第(?<articles>${LIST})条(?:第(?<paragraph>${N})款)?(?:第?[（(]?(?<item>${N})[)）]?项)?`,
  'gu',
)

/**
 * Every article of 条例 that a text cites. Articles after the name of another law are that law's; those before any name
 * are `unnamed`: of the regulation in a blank for grounds, of anything in a text.
 */
export function citedIn(text: string, unnamed: 'own' | 'other' = 'own'): Cited[] {
  const found: Cited[] = []
  let isOwn = unnamed === 'own'
  for (const { groups = {} } of text.replace(/\s/g, '').matchAll(token)) {
    const { law, own, other, articles, paragraph, item } = groups
    if (articles === undefined)
      isOwn = other === undefined && (own !== undefined || /政府信息公开条例$/.test(law ?? ''))
    else if (isOwn)
      for (const article of articlesOf(articles))
        found.push({
          article,
          paragraph: paragraph ? numberOf(paragraph) : undefined,
          item: item ? numberOf(item) : undefined,
        })
  }
  return found
}

/** The numbers of all articles that a text cites, of whatever law. */
export const articleNumbersIn = (text: string): number[] =>
  [...text.replace(/\s/g, '').matchAll(articleList)].flatMap(([, list = '']) => articlesOf(list))

/** No law has more articles than the civil code. */
const MOST = 1_260

/** 十四、十五 and 十四至十六. */
function articlesOf(text: string): number[] {
  return text.split(/[、，和及]/).flatMap((part) => {
    const [from = 0, to = from] = part.split('至').map((n) => numberOf(n.replace('第', '')))
    return Array.from({ length: Math.min(Math.max(1, to - from + 1), MOST) }, (_, n) => from + n)
  })
}
