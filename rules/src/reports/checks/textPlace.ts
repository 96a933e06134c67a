import { type Check, PRACTICE, type Remark } from '../findings.ts'
import { placeOfAgency } from '../places/agency.ts'
import { departmentNames } from '../places/departments.ts'
import {
  contains,
  nameEndingAt,
  neighbours,
  type Place,
  parentsOf,
  placesByStem,
  placesNamed,
  stemOf,
} from '../places/index.ts'
import type { AnnualReport } from '../report.ts'
import { bureaus } from './textBureau.ts'
import { once, type Part, partsOf, SHOWN } from './textParts.ts'

/** What a report says of the place or agency whose report it is. */
const selfPraise =
  '坚持以|坚持把|认真贯彻|认真落实|认真学习贯彻|高度重视|严格按照|严格落实|全面贯彻|全面落实|深入贯彻|深入学习贯彻|切实加强|共收到|共受理|主动公开|依申请公开'
/** What belongs to a place: its government, departments, platforms; or it does what only this agency would say of itself. */
const owned = new RegExp(
  `[省市县区旗州盟](?=(?:人民)?政府|门户网站|政务(?:公开|新媒体|服务网)|政府?信息公开|融媒|新闻网|电视台|广播电视台|(?:${departmentNames})[^，。；、\\s]{0,8}?(?:局|委|办公室|中心)|${selfPraise})`,
  'g',
)
/** Media of a county or city, called by its short name. */
const medium =
  /新闻网|融媒体?|政务网|政府网|信息网|广播电视台|电视台|(?:微?发布)(?=[”"’」]|(?:政务)?(?:微信|公众号|客户端|微博|APP))/g
/** What stands before the name of a medium; 资源 in 自然资源信息网 is no place. */
const mediumBefore = /(?:^|[^\p{Script=Han}\p{L}\p{N}]|通过|利用|依托|借助|运用|[在于和及与])$/u
/** Short names that are ordinary words, verbs, or the names of national and regional media. */
const ordinary = new Set(
  '平安 和平 新华 光明 东方 南方 解放 华龙 凤凰 长安 红旗 团结 前进 前锋 江南 江山 中原 朝阳 新民 金山 金沙 红星 龙江 大方 向阳 友好 友谊 新城 新建 新兴 振兴 复兴 老城 安定 安居 安宁 永安 长城 长寿 海南 江北 河北 河东 河西 西湖 东湖 南湖 城中 城东 城西 城北 市中 港口 三江 大通 和顺 民乐 康乐 广宁 公安 文明 文昌 民权 互助 共和 同心 工农 合作 会同 通道 延长 富裕 资源 中方 南部 平和 平原 太平 万全 海洋 清新'.split(
    ' ',
  ),
)
/** Full names that other cities use for parts of theirs, or that are two other words: 老城区, 南部县区. */
const ambiguous = new Set(
  '新城区 老城区 新市区 东城区 西城区 城中区 城东区 城西区 城北区 城关区 市中区 市南区 市北区 港口区 站前区 南部县 城厢区 滨海新区'.split(
    ' ',
  ),
)
/** Reasons to speak of another place: learning, partners, courts, people from there. */
const reasonBefore =
  /(?:学习|借鉴|考察|参考|对标|观摩|参观|交流|对口|援助|支援|协作|结对|帮扶|联合|会同|邀请|来自|转发|转载|户籍|籍贯|赴|到|与|同|和|跟|向|由|原)$/
const reasonAfter = /经验|做法|模式|案例|协作|结对|对口|交流|跨省|跨域|异地|通办|法院|检察院|诉|考察|观摩|户籍/

const clauseStart = /(?:^|[。；;，,：:！!\n])[\s*]*(?:(?:19|20)\d\d\s?年度?[，,]?)?$/

interface Mention {
  readonly shown: string
  readonly places: readonly Place[]
  readonly part: string
}

const sameStem = (a: string, b: string) => a.startsWith(b) || b.startsWith(a)

/** Neither above nor below the agency's place, nor of the same short name. */
const isForeign = (places: readonly Place[], own: readonly Place[]): boolean =>
  places.length > 0 && !places.some((p) => own.some((o) => contains(p, o) || sameStem(stemOf(p.name), stemOf(o.name))))

/** Full names used as if the place were the agency's own; of neighbours only as the subject of a clause. */
function foreignNames({ name, text }: Part, own: readonly Place[]): Mention[] {
  return [...text.matchAll(owned)].flatMap(({ index }) => {
    const end = index + 1
    const full = nameEndingAt(text, end)
    if (full === null || ambiguous.has(full)) return []
    const start = end - full.length
    const places = placesNamed(full)
    if (!isForeign(places, own) || isInsideOther(text, start, end) || hasReason(text, start, end)) return []
    const near = places.some((p) => own.some((o) => neighbours(p, o)))
    if (near && !clauseStart.test(text.slice(Math.max(0, start - 16), start))) return []
    return [{ shown: text.slice(start, end + 6), places, part: name }]
  })
}

/** Media named after another city or county: 文成新闻网. */
function foreignMedia({ name, text }: Part, own: readonly Place[]): Mention[] {
  return [...text.matchAll(medium)].flatMap(({ index: end, 0: suffix }) => {
    const stem = [4, 3, 2].map((n) => text.slice(Math.max(0, end - n), end)).find((s) => placesByStem(s).length > 0)
    if (!stem || ordinary.has(stem)) return []
    const start = end - stem.length
    const places = placesByStem(stem)
    const isLocal = places.every((p) => p.code.length > 2)
    const stands = mediumBefore.test(text.slice(Math.max(0, start - 2), start))
    return isLocal && stands && isForeign(places, own) && !hasReason(text, start, end)
      ? [{ shown: stem + suffix, places, part: name }]
      : []
  })
}

/** 沙市区 in 长沙市区: another name begins before it and reaches into it. */
function isInsideOther(text: string, start: number, end: number): boolean {
  for (let e = start + 1; e < end; e++) {
    const name = nameEndingAt(text, e)
    if (name !== null && e - name.length < start) return true
  }
  return false
}

function hasReason(text: string, start: number, end: number): boolean {
  let before = start
  for (let levels = 0; levels < 3; levels++) before -= nameEndingAt(text, before)?.length ?? 0
  if (reasonBefore.test(text.slice(Math.max(0, before - 4), before))) return true
  const rest = text.slice(end, end + 60)
  const stop = rest.search(/[。；;\n]/)
  return reasonAfter.test(stop < 0 ? rest : rest.slice(0, stop))
}

/** 文成县属浙江省温州市，: said only where one place has the name. */
const belonging = ([place, ...others]: readonly Place[]): string =>
  place && others.length === 0 && place.code.length > 2 ? `${place.name}属${parentsOf(place)}，` : ''

function places(report: AnnualReport, parts: readonly Part[]): Remark[] {
  const own = placeOfAgency(report.agency ?? '').places
  if (own.length === 0) return []
  const names = [...new Set(own.map((p) => p.name))].join('、')
  const mentions = parts.flatMap((p) => [...foreignNames(p, own), ...foreignMedia(p, own)])
  return once(mentions, (m) => m.shown)
    .slice(0, SHOWN)
    .map((m) => ({
      message: `${m.part}出现“${m.shown}”：${belonging(m.places)}不是${names}的上级或下级，请核对是否借用了别处的文字。`,
      expected: names,
      actual: m.shown,
    }))
}

export const textPlace: Check = {
  id: 'TX-PLACE',
  severity: 'warning',
  force: 'practical',
  basis: `${PRACTICE}；国办公开办函〔2021〕30号（四）对内容雷同、敷衍塞责的要求`,
  title: '正文没有别处的地名、别的机关留下的文字',
  find: (report) => {
    const parts = partsOf(report)
    const signature = { name: '落款', text: report.signature.agency ?? '' }
    return [...places(report, [...parts, signature]), ...bureaus(report, parts)]
  },
}
