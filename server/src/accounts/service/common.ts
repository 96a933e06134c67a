/** Where fingers walk: keyboards, the alphabet, numbers. */
const rows = [
  '`1234567890-=',
  '~!@#$%^&*()_+',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1qazxsw23edcvfr45tgbnhy67ujm',
  '147258369',
  '159357',
].flatMap((row) => [row, [...row].reverse().join('')])

/** What the lists of stolen passwords begin with, here and elsewhere, and what this program suggests by itself. */
const words = [
  ...[
    'password',
    'passwd',
    'passw0rd',
    'pass',
    'admin',
    'administrator',
    'root',
    'user',
    'guest',
    'test',
    'demo',
    'login',
  ],
  ...['welcome', 'letmein', 'iloveyou', 'monkey', 'dragon', 'master', 'sunshine', 'princess', 'hello', 'qwerty'],
  ...[
    'woaini',
    'woaiwojia',
    'nihao',
    'zhongguo',
    'china',
    'beijing',
    'mima',
    'yonghu',
    'guanli',
    'guanliyuan',
    'caonima',
  ],
  ...['gongkai', 'zhengfu', 'xinxi', 'zfxxgk', 'zwgk', 'xxgk', 'gov', 'zfb', 'bgs', 'system', 'office', 'changeme'],
  ...['520', '1314', '666', '888', '999', '110', '5201314', '密码', '口令', '管理员', '政府', '公开'],
]

/** Letters people write differently to be clever. */
const plain: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
}

/** The longest piece of `text` from `at` that anybody would guess. */
function pieceAt(text: string, simple: string, at: number): number {
  let longest = /^(?:19|20)\d\d/.test(text.slice(at)) ? 4 : 0
  for (const word of words)
    if (text.startsWith(word, at) || simple.startsWith(word, at)) longest = Math.max(longest, word.length)
  let same = 1
  while (text[at + same] === text[at]) same++
  if (same >= 2) longest = Math.max(longest, same)
  for (const row of rows) {
    let length = longest + 1
    while (at + length <= text.length && row.includes(text.slice(at, at + length))) length++
    if (length - 1 >= 3) longest = Math.max(longest, length - 1)
  }
  return longest
}

const MOST_PIECES = 6

/**
 * Whether a password is among the commonest: put together from a few words, walks over the keyboard, years and
 * repetitions, as those in stolen lists are; one character between them makes it no better.
 */
export function isCommon(password: string): boolean {
  const text = password.toLowerCase()
  const simple = [...text].map((c) => plain[c] ?? c).join('')
  let pieces = 0
  let loose = 0
  for (let at = 0; at < text.length; ) {
    const length = pieceAt(text, simple.length === text.length ? simple : text, at)
    if (length === 0) loose++
    else pieces++
    at += length || 1
  }
  return pieces > 0 && pieces <= MOST_PIECES && loose <= 2
}
