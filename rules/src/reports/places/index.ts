import { groupBy } from '../group.ts'
import { changes } from './changes.ts'
import { divisions } from './divisions.ts'

/** A division of county level or above; `code` has 2, 4 or 6 digits, the longer ones begin with that of the parent. */
export interface Place {
  readonly code: string
  readonly name: string
}

const nationalities =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各'
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${nationalities})族?)*自治[区州县旗]$`)
const kind = /(?:特别行政区|地区|林区|矿区|特区|新区|[省市县区旗盟州])$/

/**
 * The name without what kind of division it is, and without its nationalities: 慈溪, 延边, 巴里坤. A stem of one
 * character is no name, so 和县 stays whole.
 */
export function stemOf(name: string): string {
  const stem = (name.includes('自治') && autonomous.exec(name)?.[1]) || name.replace(kind, '')
  return stem.length < 2 ? name : stem
}

type Index = ReadonlyMap<string, readonly Place[]>

let listed: readonly Place[] | undefined

/** Listed when a report first asks, because a start of the program must not wait for it; so are the indexes. */
function places(): readonly Place[] {
  if (listed) return listed
  const found: Place[] = []
  for (const line of divisions.trim().split('\n')) {
    const [head = '', ...counties] = line.split(' ')
    const code = head.slice(0, head.charCodeAt(2) < 0x40 ? 4 : 2)
    if (head.length > code.length) found.push({ code, name: head.slice(code.length) })
    for (const county of counties) found.push({ code: code + county.slice(0, 2), name: county.slice(2) })
  }
  for (const line of changes.trim().split('\n')) {
    const [code = '', ...names] = line.split(' ')
    for (const name of names) found.push({ code: `${code}00`, name })
  }
  listed = found
  return found
}

let names: Index | undefined
let stems: Index | undefined
/** Names of five characters or more by their first: those that have an abbreviation. */
let longNames: ReadonlyMap<string, readonly string[]> | undefined
let longest = 0

function byName(): Index {
  if (!names) {
    names = groupBy(places(), (p) => p.name)
    for (const name of names.keys()) longest = Math.max(longest, name.length)
  }
  return names
}

function byStem(): Index {
  stems ??= groupBy(places(), (p) => stemOf(p.name))
  return stems
}

const none: readonly Place[] = []

/** Divisions of exactly this name, 朝阳区 of Beijing and of Changchun alike. */
export const placesNamed = (name: string): readonly Place[] => byName().get(name) ?? none

/** Divisions of this name or, after a change of kind, of its stem: 新津县 finds 新津区. */
export function placesLike(name: string): readonly Place[] {
  const exact = placesNamed(name)
  return exact.length ? exact : (byStem().get(stemOf(name)) ?? none)
}

/** Divisions by their short name alone. */
export const placesByStem = (stem: string): readonly Place[] => byStem().get(stem) ?? none

/** Whether a short name abbreviates a long one: 前郭县, 阜蒙县 (阜新蒙古族自治县), 西乌旗 (西乌珠穆沁旗). */
export function abbreviates(name: string): boolean {
  const [first = '', ...more] = stemOf(name)
  longNames ??= groupBy(
    [...byName().keys()].filter((full) => full.length >= 5),
    (full) => full.charAt(0),
  )
  return (longNames.get(first) ?? []).some((full) => {
    let at = 1
    return more.every((c) => {
      at = full.indexOf(c, at) + 1
      return at > 0
    })
  })
}

/** The longest name of a division that ends at `end`, of three characters or more. */
export function nameEndingAt(text: string, end: number): string | null {
  const known = byName()
  for (let n = Math.min(longest, end); n >= 3; n--) {
    const name = text.slice(end - n, end)
    if (known.has(name)) return name
  }
  return null
}

/** The longest name of a division that begins at `start`. */
export function nameStartingAt(text: string, start: number): string | null {
  const known = byName()
  for (let n = Math.min(longest, text.length - start); n >= 2; n--) {
    const name = text.slice(start, start + n)
    if (known.has(name)) return name
  }
  return null
}

/** 塔城地区 and 阿勒泰地区 stand under 伊犁哈萨克自治州, which their codes do not show. */
const line = ({ code }: Place) => (/^654[23]/.test(code) ? `6540${code.slice(2)}` : code)

/** One is the other, or contains it. */
export const contains = (a: Place, b: Place): boolean => line(a).startsWith(line(b)) || line(b).startsWith(line(a))

/** Both are under one prefecture, or both directly under one province. */
export const neighbours = (a: Place, b: Place): boolean =>
  a.code.length === b.code.length && a.code.slice(0, -2) === b.code.slice(0, -2)

/** 浙江省温州市 of 文成县: where a division belongs, as one says it. */
export const parentsOf = ({ code }: Place): string =>
  [code.slice(0, 2), code.slice(0, 4)]
    .filter((parent) => parent.length < code.length)
    .map((parent) => places().find((p) => p.code === parent)?.name ?? '')
    .join('')
