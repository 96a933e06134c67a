/**
 * CJK radicals without a compatibility mapping in Unicode that fonts of common systems nevertheless map glyphs to,
 * beside the ideographs they look like.
 */
const radicals = pairs(
  '⺀冫⺁厂⺃乚⺅亻⺇几⺈刀⺊卜⺋卩⺌小⺍小⺎尢⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗小⺘扌⺙攵⺛旡⺝月⺞歹⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟' +
    '⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺺肀⺻聿⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭齿⻮齿⻯竜⻰龙⻱龟⻲龟',
)

function pairs(text: string): ReadonlyMap<string, string> {
  const characters = [...text]
  return new Map(characters.flatMap((c, i) => (i % 2 === 0 ? [[c, characters[i + 1] ?? c]] : [])))
}

/** Radicals, compatibility ideographs, ligatures and the forms of vertical writing, which only look different. */
const lookalike = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe44]/

/** Punctuation that NFKC would turn into its ASCII form. */
const verticalForms = pairs(
  '︐，︑、︒。︓：︔；︕！︖？︙…︰：︱—︳＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』',
)

/** Characters without ink: kinds of space, zero-width marks, byte order mark. */
const inkless = /^[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]*$/

/**
 * The character as people type it; a single space for every kind of space, and nothing for a glyph without any
 * character.
 */
export function plainCharacter(unicode: string): string {
  if (unicode.length === 1 && ((unicode > ' ' && unicode < '\u007f') || (unicode > '\u3000' && unicode < '\uf900')))
    return unicode
  if (inkless.test(unicode)) return unicode === '' || /^[\u200b-\u200f\u2060-\u2064\ufeff]+$/.test(unicode) ? '' : ' '
  if (!lookalike.test(unicode)) return unicode
  return [...unicode].map((c) => radicals.get(c) ?? verticalForms.get(c) ?? c.normalize('NFKC')).join('')
}

/** What a Chinese text layer is made of; control codes, private use and foreign scripts are signs of a lost encoding. */
const plausible =
  /[\t\n\r\x20-\x7e\u00a0-\u00ff\u2010-\u205e\u2070-\u209f\u20a0-\u20bf\u2100-\u218b\u2190-\u21ff\u2200-\u22ff\u2460-\u27bf\u3000-\u303f\u3105-\u312f\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\ud840-\ud8ff\udc00-\udfff]/
const ideograph = /[\u3400-\u4dbf\u4e00-\u9fff]/
/** The characters that carry any report in Chinese: a layer of ideographs without them maps glyphs to wrong codes. */
const everyday = /[的一二三年月日公开政府信息条人民和在申请报告]/

/**
 * Whether the characters are a Chinese text and not the wreck of a font without an encoding. A few odd characters
 * (symbols of list fonts) are normal.
 */
export function isReadable(text: string): boolean {
  let good = 0
  let ideographs = 0
  let common = 0
  let all = 0
  for (const c of text) {
    if (c === ' ') continue
    all++
    if (plausible.test(c)) good++
    if (ideograph.test(c)) ideographs++
    if (everyday.test(c)) common++
  }
  if (all === 0 || good < all * 0.85) return false
  return ideographs >= all * 0.02 && common >= ideographs * 0.08
}
