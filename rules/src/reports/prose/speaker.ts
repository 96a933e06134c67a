import { remembered } from '../remembered.ts'

/** Whose doing a sentence counts, seen from the reporting agency. */
export type Actor = 'self' | 'area' | 'government' | 'office' | 'unspoken'

/** The reporting agency, as far as its name tells who 我局, 全区 or 区政府办公室 is. */
export interface Speaker {
  readonly kind: 'government' | 'office' | 'bureau' | 'town' | 'unknown'
  /** The actor that a stretch of text names, and the text without it; at the start only, where asked. */
  readonly actorIn: (text: string, atStart: boolean) => { actor: Actor; rest: string }
  /** Whether counts of this actor are those of the report's tables. */
  readonly answersFor: (actor: Actor) => boolean
}

const AREA =
  '(?:全|我|本)(?<level>[省市区县州盟旗])(?:各级|各地|各)?(?:行政机关|政府系统|政府部门|机关单位|部门和单位|部门、各?单位|部门|单位)?(?:和乡镇|、各?乡镇(?:[（(]?街道[）)]?)?|、各?街道)?|辖区'
const OFFICE = '(?:省|市|区|县|州|盟|旗|人民)?(?:人民)?政府(?:办公室|办公厅|办)|[省市区县]府办|办公[室厅]'
const GOVERNMENT = '(?:省|市|区|县|州|盟|旗)(?:人民)?政府(?:本级)?|管委会|[省市区县]本级|本级政府|政府本级'
const OTHERS = '各级各部门|各级行政机关|各部门|各单位|各科室|全系统|系统内'
const SELF =
  '[我本](?:局|办|委|厅|院|中心|队|所|站|处|会|单位|部门|机关|行|校|社|公司|府)(?:机关)?|[局委厅]机关|全[局委厅]|本级机关'
const TOWN = '[我本全](?:镇|乡|街道|街|苏木)|(?:镇|乡)(?:人民)?政府|街道办事处|街道办|镇机关|乡机关'

/** What is longer is no name of an agency. */
const LONGEST_NAME = 80

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function kindOf(agency: string | null): Speaker['kind'] {
  if (agency === null) return 'unknown'
  if (/(?:镇|乡|街道|苏木)(?:人民政府|办事处)$/.test(agency)) return 'town'
  if (/(?:人民政府|管理?委员会|管委会)$/.test(agency)) return 'government'
  return /政府办公[室厅]$/.test(agency) ? 'office' : 'bureau'
}

/** The full name and, but for a government, the name from each place or level in it on: 市民政局, 民政局. */
function namesOf(agency: string, kind: Speaker['kind']): string[] {
  const names = [agency]
  if (kind !== 'government')
    for (const { index } of agency.matchAll(/[省市区县州盟旗]/g))
      names.push(agency.slice(index), agency.slice(index + 1))
  return [...new Set(names)].filter((n) => n.length >= 3).sort((a, b) => b.length - a.length)
}

const SUBJECT_AFTER = '^(?:[一二三四五六七八九十]是|其中|同时|另外|此外)?'

/** Everybody but the agency under its own name: the same for all agencies, only that 我镇 is said by a town. */
const others = remembered((town: boolean) => {
  const self = town ? `${SELF}|${TOWN}` : SELF
  const actors = `(?<self>${self})|(?<office>${OFFICE})|(?<government>${GOVERNMENT}|${OTHERS})|(?<area>${AREA})`
  return { anywhere: new RegExp(actors), first: new RegExp(`${SUBJECT_AFTER}(?:${actors})`) }
})

type Find = (text: string, atStart: boolean) => RegExpExecArray | null

/** The agency under its own name. Each name ends like the shortest: where that is missing, nothing is compiled. */
function ownName(names: readonly string[]): Find {
  const shortest = names.at(-1)
  const named = `(?:[我本]|[\\u4e00-\\u9fff]{2,6}[省市州盟])?(?:${names.map(literal).join('|')})`
  let anywhere: RegExp | undefined
  let first: RegExp | undefined
  return (text, atStart) => {
    if (shortest === undefined || !text.includes(shortest)) return null
    if (atStart) {
      first ??= new RegExp(SUBJECT_AFTER + named)
      return first.exec(text)
    }
    anywhere ??= new RegExp(named)
    return anywhere.exec(text)
  }
}

function build(agency: string | null): Speaker {
  const kind = kindOf(agency)
  const bare = agency?.normalize('NFKC').replace(/\s/g, '') ?? null
  const own = ownName(bare === null || bare.length > LONGEST_NAME ? [] : namesOf(bare, kind))
  const { anywhere, first } = others(kind === 'town')
  const level = bare?.match(/([省市区县州盟旗])(?:人民政府|管理?委员会|管委会)/)?.[1]
  return {
    kind,
    actorIn: (text, atStart) => {
      const named = own(text, atStart)
      const other = (atStart ? first : anywhere).exec(text)
      const match = named && !(other && other.index < named.index) ? named : other
      if (!match) return { actor: 'unspoken', rest: text }
      const [said] = match
      const rest = text.slice(0, match.index) + text.slice(match.index + said.length)
      const groups: Record<string, string | undefined> = match === named ? { self: said } : (match.groups ?? {})
      if (groups.self !== undefined)
        return { actor: kind === 'government' && /[我本]/.test(said) ? 'office' : 'self', rest }
      if (groups.office !== undefined) return { actor: kind === 'office' ? 'self' : 'office', rest }
      if (groups.government !== undefined) return { actor: 'government', rest }
      // 全市 in the report of a district counts more than the district.
      const wider = groups.level !== undefined && level !== undefined && groups.level !== level
      return { actor: wider ? 'government' : 'area', rest }
    },
    answersFor: (actor) => actor === 'unspoken' || actor === 'self' || (actor === 'area' && kind === 'government'),
  }
}

/** The speaker for an agency's name. */
export const speakerOf = remembered(build)
