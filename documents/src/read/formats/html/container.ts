import type { Block } from '../../model.ts'
import { type Item, isSection, itemsOf, type Section } from './flow.ts'
import { attribute } from './tree.ts'

/** What the statutory form prints: the six chapters, then the tables. */
const SIGNS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请',
  '行政复议',
  '存在的主要问题',
  '其他需要报告',
  '第二十条',
  '本年新收',
  '结果维持',
  '自然人',
  '上年结转',
]
const TABLE_SIGNS = 0b11111 << 6
const ANY_SIGN = new RegExp(SIGNS.join('|'), 'g')
/** Longer text mentions the signs, shorter text prints them. */
const SIGN_LENGTH = 60

const signBits = new Map(SIGNS.map((sign, i) => [sign, 1 << i]))
const bitsOf = (text: string): number => {
  let bits = 0
  if (text.length <= SIGN_LENGTH)
    for (const sign of text.replace(/\s+/g, '').match(ANY_SIGN) ?? []) bits |= signBits.get(sign) ?? 0
  return bits
}
const blockBits = (block: Block): number =>
  block.kind === 'text' ? bitsOf(block.text) : block.cells.reduce((bits, cell) => bits | bitsOf(cell.text), 0)

/** How many different signs a set has. */
export const signCount = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The signs in each section of the page. */
export function findSigns(section: Section, found = new Map<Section | Item, number>()): Map<Section | Item, number> {
  let bits = 0
  for (const entry of section.items) {
    if (isSection(entry)) findSigns(entry, found)
    else found.set(entry, entry.block && !entry.chrome ? blockBits(entry.block) : 0)
    bits |= found.get(entry) ?? 0
  }
  return found.set(section, bits)
}

/** Elements in which the content systems of government sites put the text. */
const KNOWN =
  /(^|\s)(zoom|zoomcon|UCAP-CONTENT|TRS_\w*Editor|article-?con(tent)?|xxgkcont|pages_content|news_?con(tent)?)($|\s)/i
const isKnown = ({ element }: Section) =>
  element.tag === 'article' ||
  KNOWN.test(attribute(element, 'id') ?? '') ||
  KNOWN.test(attribute(element, 'class') ?? '')

const FURNITURE =
  /^[【[（(]?(当前位置|您(现在)?(所在)?的?位置|首页|打印|关闭|分享|字体|字号|扫一扫|浏览|访问|点击|阅读|上一[篇条]|下一[篇条]|责任编辑|编辑|相关|附件|版权|主办|承办|技术支持|网站|联系|发布(时间|日期)|(信息)?来源|时间|日期)|ICP备|公网安备|Copyright/i
const isFurniture = ({ block, chrome }: Item) => chrome || (block?.kind === 'text' && FURNITURE.test(block.text))

/**
 * The part of the page that is the report: the smallest section that prints every sign the page prints, widened while that
 * adds no furniture of the site. Where a part beside it prints tables too, the page holds several reports and stays whole.
 * A page without signs is narrowed to a known container, if there is one.
 */
export function chooseContainer(body: Section, found: Map<Section | Item, number>): Section {
  const all = found.get(body) ?? 0
  if (signCount(all) < 2) return largestKnown(body) ?? body
  const path = [body]
  for (let inner = wholeChild(body, all, found); inner; inner = wholeChild(inner, all, found)) path.push(inner)
  const known = path.findLastIndex(isKnown)
  if (known >= 0) return path[known] as Section
  let chosen = path.pop() as Section
  while (path.length > 0) {
    const outer = path.pop() as Section
    if (outer.items.some((entry) => entry !== chosen && addsFurniture(entry))) break
    chosen = outer
  }
  return chosen
}

const addsFurniture = (entry: Item | Section): boolean =>
  isSection(entry) ? entry.items.some(addsFurniture) : isFurniture(entry)

function wholeChild(section: Section, all: number, found: Map<Section | Item, number>): Section | undefined {
  const inner = section.items.find((entry): entry is Section => isSection(entry) && found.get(entry) === all)
  if (!inner) return undefined
  let beside = 0
  for (const entry of section.items) if (entry !== inner) beside |= found.get(entry) ?? 0
  return signCount(beside) >= 4 && (beside & TABLE_SIGNS) !== 0 ? undefined : inner
}

function largestKnown(body: Section): Section | undefined {
  let best: Section | undefined
  let most = 0
  const visit = (section: Section) => {
    if (isKnown(section)) {
      let length = 0
      for (const { block } of itemsOf(section)) length += block?.kind === 'text' ? block.text.length : 0
      if (length > most) [best, most] = [section, length]
      return
    }
    for (const entry of section.items) if (isSection(entry)) visit(entry)
  }
  visit(body)
  return best
}

const TITLE = /年度?(工作)?(报告|年报)|年报/
const isTitle = ({ block, chrome, heading }: Item) =>
  block?.kind === 'text' &&
  !chrome &&
  block.text.length <= 80 &&
  /公开/.test(block.text) &&
  TITLE.test(block.text) &&
  (heading || !/[>》→。；]/.test(block.text))

/** Blocks in which a title may stand where no first chapter is found. */
const FRONT = 12

/** The title printed above the report outside its container, where the container does not begin with one. */
export function titleAbove(body: Section, chosen: Section): Item | undefined {
  const inside = itemsOf(chosen)
  const chapter = inside.findIndex(({ block }) => block?.kind === 'text' && /^[一1][、.．]/.test(block.text))
  if (inside.slice(0, chapter < 0 ? FRONT : chapter).some(isTitle)) return undefined
  const page = itemsOf(body)
  return page.slice(0, page.indexOf(inside[0] as Item)).findLast(isTitle)
}
