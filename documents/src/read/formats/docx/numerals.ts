const DIGITS = '〇一二三四五六七八九'
const LEGAL = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** 一, 十, 十二, 二十, 一百零三; 1 to 9999. */
function counting(n: number, digits: string, units: readonly string[]): string {
  let text = ''
  let gap = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(n / 10 ** power) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${units[power]}`
      gap = false
    }
  }
  return text
}

function roman(n: number): string {
  const steps: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let text = ''
  for (const [value, sign] of steps) for (; n >= value; n -= value) text += sign
  return text
}

/** a … z, aa … zz, as Word counts. */
const letters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
const cycle = (signs: string, n: number): string => signs[(n - 1) % signs.length] ?? ''
const enclosed = (first: number, last: number, n: number): string =>
  n <= last ? String.fromCodePoint(first + n - 1) : String(n)
const plain = (n: number): string => counting(n, DIGITS, ['', '十', '百', '千']).replace(/^一十/, '十')

const formats: Record<string, (n: number) => string> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: plain,
  chineseCountingThousand: plain,
  japaneseCounting: plain,
  taiwaneseCounting: plain,
  taiwaneseCountingThousand: plain,
  chineseLegalSimplified: (n) => counting(n, LEGAL, ['', '拾', '佰', '仟']),
  ideographDigital: (n) => Array.from(String(n), (d) => DIGITS[Number(d)]).join(''),
  ideographTraditional: (n) => cycle(STEMS, n),
  ideographZodiac: (n) => cycle(BRANCHES, n),
  decimalFullWidth: (n) => Array.from(String(n), (d) => '０１２３４５６７８９'[Number(d)]).join(''),
  decimalEnclosedCircle: (n) => enclosed(0x2460, 20, n),
  decimalEnclosedCircleChinese: (n) => enclosed(0x2460, 20, n),
  decimalEnclosedParen: (n) => enclosed(0x2474, 20, n),
  decimalEnclosedFullstop: (n) => enclosed(0x2488, 20, n),
  ideographEnclosedCircle: (n) => enclosed(0x3280, 10, n),
}

/** A list number as Word prints it in a number format (ST_NumberFormat); formats without a rule of their own as digits. */
export function numeral(n: number, format: string): string {
  const print = formats[format]
  return print && n >= 1 && n < 10_000 ? print(n) : format === 'none' || format === 'bullet' ? '' : String(n)
}
