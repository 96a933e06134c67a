import { remembered } from '../remembered.ts'
import { institutionStart } from './departments.ts'
import { abbreviates, nameStartingAt, type Place, placesByStem, placesLike, placesNamed, stemOf } from './index.ts'

/** What the name of an agency says about its place. */
export interface AgencyPlace {
  /** The divisions that the last place in the name can be; empty where it begins with none. */
  readonly places: readonly Place[]
  /** A name in the place of a county, city or province that is none. */
  readonly unknown: string | null
  /** A division that exists, but in another province than the name says. */
  readonly misplaced: { readonly name: string; readonly parent: string } | null
}

/** Areas with agencies of their own that are no divisions, and words that merely end like one. */
const noDivision =
  /(?:开发|新|园|实验|试验|示范|管理|度假|景|名胜|税|合作|改革|先导|先行|功能|保护|社|街|片|库|林|矿|牧|校|小|灌|工业|高新|经开|产业|集聚|物流|港|城|航|空|流域|军|战|特|一体化|经济|科技|技术|垦|农)区$|[城超股楼夜菜都集门]市$|^[本全各我该省市县区旗]|[乡镇村街社局委办会院厅所站校场队]|国家|中央|中国|中华|兵团/
/** After the short name of a division: an area of its own within it （平潭综合实验区）. */
const zone =
  /^(?:(?:国家|级|经济|技术|高新|产业|工业|综合|城乡|一体化|生态|文化|旅游|港|临空|空|农业|现代|科技|化工|创新|自由贸易){0,4}(?:开发|新|园|实验|试验|示范|管理|度假|合作|保税)区|生产建设兵团)/
const longestName = 12

const oldName = (text: string): string | null => {
  const shape = /^[^省市县区旗州]{2,6}?[省市县区旗州]/.exec(text)?.[0]
  return shape && placesLike(shape).length ? shape : null
}

const zoneIn = (text: string): readonly Place[] => {
  for (let n = 6; n >= 2; n--) {
    const places = placesByStem(text.slice(0, n))
    if (places.length && zone.test(text.slice(n, n + 20))) return places
  }
  return []
}

/** Reads the places that a name of an agency begins with, from the largest to the smallest. */
export const placeOfAgency = remembered(read)

function read(agency: string): AgencyPlace {
  const text = agency.replace(/\s/g, '').slice(0, 60)
  let places: readonly Place[] = []
  let parent = ''
  let at = 0
  for (;;) {
    const name = nameStartingAt(text, at) ?? oldName(text.slice(at))
    if (name === null) break
    const named = placesNamed(name).length ? placesNamed(name) : placesLike(name)
    const within = at === 0 ? named : named.filter((p) => places.some((outer) => p.code.startsWith(outer.code)))
    if (within.length === 0) return { places, unknown: null, misplaced: misplaced(named, places, name, parent) }
    places = within
    parent = name
    at += name.length
  }
  const rest = text.slice(at)
  return { places: at === 0 ? zoneIn(text) : places, unknown: unknownIn(rest), misplaced: null }
}

function misplaced(named: readonly Place[], places: readonly Place[], name: string, parent: string) {
  const province = (p: Place) => p.code.slice(0, 2)
  const like = placesLike(name).concat(named, placesByStem(stemOf(name)))
  const elsewhere = name.length > 2 && !like.some((p) => places.some((q) => province(p) === province(q)))
  return elsewhere ? { name, parent } : null
}

/** 云川县 of 云川县水务局: the shape is clear only where an institution follows. */
function unknownIn(rest: string): string | null {
  for (let i = 2; i <= longestName && i < rest.length; i++) {
    if (!/[省市县区旗州]/.test(rest.charAt(i)) || !institutionStart.test(rest.slice(i + 1, i + 20))) continue
    const name = /[^省市县区旗]{2,}[省市县区旗州]$/.exec(rest.slice(0, i + 1))?.[0]
    return name && !noDivision.test(name) && placesLike(name).length === 0 && !abbreviates(name) ? name : null
  }
  return null
}
