import { numeral } from './citations.ts'

/** Instruments that the taxonomy calls by a number (outcomes.md). */
const notices: Readonly<Record<string, string>> = {
  '14': '国办公开办函〔2019〕14号',
  '109': '国办函〔2020〕109号',
}
const INTERPRETATION = '法释〔2025〕8号'

const article = (n: string) => `第${numeral(Number(n))}条`
const paragraph = (n: string | undefined) => (n ? `第${numeral(Number(n))}款` : '')
/** 五、六 → 第五项、第六项. */
const items = (list: string | undefined) =>
  list
    ? list
        .split('、')
        .map((n) => `第${n}项`)
        .join('、')
    : ''

/**
 * The advice on an outcome as a screen shows it. The taxonomy abbreviates (36(一), 20条五、六项, 档案法15.2); whoever
 * decides reads articles in full: 条例第三十六条第一项.
 */
export const spelledOut = (text: string): string =>
  text
    .replaceAll('法释2025', INTERPRETATION)
    .replace(/(?<![\d〕])(14|109)号/g, (_, n: string) => notices[n] ?? '')
    .replace(/(档案法(?:实施条例)?)(\d+)(?:\.(\d+))?/g, (_, law, n, p) => `${law}${article(n)}${paragraph(p)}`)
    .replace(/(\d+)\((?:一款)?([一二三四五六七八])项?\)/g, (_, n, item) => `条例${article(n)}${items(item)}`)
    .replace(/(\d+)–(\d+)条/g, (_, from, to) => `条例${article(from)}至${article(to)}`)
    .replace(
      /(〔2025〕8号)?第?(\d+)条(?:(\d)款)?(?:([一二三四五六七八](?:、[一二三四五六七八])*)项)?/g,
      (_, law, n, p, list) => `${law ?? '条例'}${article(n)}${paragraph(p)}${items(list)}`,
    )
    .replace(/\s*→\s*/g, '的，')
