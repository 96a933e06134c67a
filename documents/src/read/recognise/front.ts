import type { Line } from './lines.ts'
import { squeeze, tidy } from './normalise.ts'

const DIGITS: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  Ｏ: '0',
  O: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const YEAR = /(20\d\d|二[〇零○ＯO][一二三四五六七八九〇零○ＯO]{2})\s*年?/

const yearOf = (text: string): number | null => {
  const m = YEAR.exec(text)
  if (!m) return null
  const year = Number([...(m[1] ?? '')].map((c) => DIGITS[c] ?? c).join(''))
  return year >= 2008 && year <= 2100 ? year : null
}

const REPORT = /(?:年度报告|年报|年度工作报告|工作报告|公开报告|情况报告|年度报吿)(?:[(（][^()（）]{0,20}[)）])?$/
const OPEN = /(?:信息|政务)公开/
const AGENCY_END =
  /(?:人民政府|政府|委员会|管委会|办公厅|办公室|事务所|街道|街道办事处|[局厅部院署处办委所队镇乡区县市省旗州盟会社站]|中心|集团|公司|学校|大学|学院|医院|银行|支队|大队)$/
/** Lines that a page puts around a document: navigation, date of publication, tools. */
const CHROME =
  /^(?:首页|当前位置|您?(?:现在)?所在位置|来源|信息来源|发布(?:日期|时间|机构)|发文(?:日期|时间|机关)|成文日期|公开(?:日期|时间)|更新时间|日期|时间|浏览(?:次数|量)?|点击(?:数|次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)?|字号|字体|作者|责任编辑|编辑|打印|分享|索引号|文号|主题(?:词|分类)|分类|有效性|名称|关键词|下载|附件|扫一扫|【|\[)|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?$|首页>|>.*年报/

export interface Title {
  text: string
  /** Lines that make it, null where it is not in the body. */
  lines: { from: number; to: number } | null
}

const isPlain = (l: Line) => !l.grid || l.tokens().filter((t) => t.kind !== 'void').length === 1

/** The title: the line that ends in 年度报告 with the lines before it that carry agency and year. */
export function findTitle(lines: readonly Line[], until: number, outside?: string): Title | null {
  let best: (Title & { score: number }) | null = null
  for (let i = 0; i < until; i++) {
    const ending = endingAt(lines, i)
    if (!ending) continue
    let from = i
    let { text } = ending
    while (from > 0 && i - from < 3 && !complete(text) && isTitlePart(lines[from - 1] as Line))
      text = tidy((lines[--from] as Line).text) + text
    if (!OPEN.test(squeeze(text)) || /[。；]/.test(text)) continue
    const score =
      (/信息公开工作年度报告/.test(squeeze(text)) ? 2 : 0) +
      (yearOf(squeeze(text)) ? 1 : 0) +
      (agencyInTitle(text) ? 1 : 0)
    if (!best || score >= best.score) best = { text, lines: { from, to: ending.to }, score }
  }
  const elsewhere = outside
    ?.split(/[_|]|\s*[-–—]+\s*/)
    .map(tidy)
    .find((t) => REPORT.test(squeeze(t)) && OPEN.test(t))
  if (
    elsewhere &&
    (!best || (best.score < 4 && yearOf(elsewhere) && agencyInTitle(elsewhere) && !agencyInTitle(best.text)))
  )
    return { text: elsewhere, lines: best?.lines ?? null }
  return best
}

/** The text of line `i` where it ends a title, with the next line where the last word is broken over the two. */
function endingAt(lines: readonly Line[], i: number): { text: string; to: number } | null {
  const line = lines[i] as Line
  if (!isPlain(line) || line.squeezed.length > 70 || CHROME.test(line.squeezed)) return null
  if (REPORT.test(line.squeezed)) return { text: tidy(line.text), to: i + 1 }
  const next = lines[i + 1]
  const broken = next && isPlain(next) && next.squeezed.length <= 4 && REPORT.test(line.squeezed + next.squeezed)
  return broken ? { text: tidy(line.text) + tidy(next.text), to: i + 2 } : null
}

const complete = (title: string) => yearOf(squeeze(title)) !== null && agencyInTitle(title) !== null

const isTitlePart = (l: Line) =>
  isPlain(l) &&
  l.squeezed.length <= 60 &&
  !/[。；：:，,>]/.test(l.squeezed) &&
  !CHROME.test(l.squeezed) &&
  !REPORT.test(l.squeezed) &&
  (AGENCY_END.test(l.squeezed) || YEAR.test(l.squeezed) || OPEN.test(l.squeezed))

/** The agency printed in a title: what remains without year and the statutory name. */
export function agencyInTitle(title: string): string | null {
  const rest = title
    .replace(/^(?:关于|附件\d*[:：]?)/, '')
    .replace(/[《》〈〉“”]/g, '')
    .replace(
      /(?:的)?(?:政府|政务)?(?:信息)?公开(?:工作)?(?:情况)?(?:的)?(?:20\d\d年?)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报|报吿)(?:[(（][^()（）]{0,20}[)）])?$/,
      '',
    )
    .replace(/(?:20\d\d|二[〇零○ＯO][一二三四五六七八九〇零○ＯO]{2})\s*(?:年度|年)?/g, '')
    .replace(/(?:年度|关于|公布|发布|印发|政府信息|政务信息|信息)+$/g, '')
    .replace(/^[\s\-—_、:：·]+|[\s\-—_、:：·的]+$/g, '')
  return /[\u3400-\u9fff]{2}/.test(rest) && rest.length <= 60 && !REPORT.test(rest) ? rest : null
}

export interface Signature {
  agency: string | null
  date: string | null
  /** First line that is no prose any more. */
  from: number
}

const DATE =
  /(20\d\d|二[〇零○ＯO][一二三四五六七八九〇零○ＯO]{2})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日$/

const number = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, units] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (c: string | undefined, none: number) => (c ? Number(DIGITS[c] ?? 0) : none)
  return (text.includes('十') ? digit(tens, 1) * 10 : 0) + digit(units, 0)
}

/** Agency and date under the last chapter: a line that is only a date, and the agency before it. */
export function findSignature(lines: readonly Line[], from: number, known: string | null): Signature | null {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as Line
    const m = DATE.exec(line.squeezed)
    if (!m || line.squeezed.length > 60 || /[。；，,]/.test(line.squeezed)) continue
    const before = line.squeezed.slice(0, m.index)
    const pad = (n: number) => String(n).padStart(2, '0')
    const date = `${yearOf(m[1] ?? '')}-${pad(number(m[2] ?? ''))}-${pad(number(m[3] ?? ''))}`
    if (before !== '') return AGENCY_END.test(before) ? { agency: before, date, from: i } : null
    const above = i > from ? (lines[i - 1] as Line) : null
    const agency = above && isAgencyLine(above) ? tidy(above.text) : null
    return { agency, date, from: agency ? i - 1 : i }
  }
  // Without a date: the agency of the title on a line of its own, or a name of which the title has a part.
  const alone = lines.findIndex((l, i) => i >= from && isAgencyLine(l) && tidy(l.text) === known)
  const last = lines.at(-1)
  const at =
    alone >= 0
      ? alone
      : last && lines.length > from && isAgencyLine(last) && agrees(tidy(last.text), known)
        ? lines.length - 1
        : -1
  return at < 0 ? null : { agency: tidy((lines[at] as Line).text), date: null, from: at }
}

const agrees = (name: string, known: string | null) => known === null || known.includes(name) || name.includes(known)

const isAgencyLine = (l: Line) =>
  l.squeezed.length >= 3 && l.squeezed.length <= 40 && AGENCY_END.test(l.squeezed) && !/[。；，,：:\d]/.test(l.squeezed)

const NAME =
  /(?:^|[，。；、由])(?:根据[^，。]{0,60}要求|由)?([\u3400-\u9fff]{2,28}?(?:人民政府|委员会|管委会|事务局|办公厅|办公室|街道办事处|[局厅委院署处镇乡]|中心|支队|大队|实验区|开发区))(?=(?:政务公开)?(?:办公室)?(?:根据|汇总|组织|牵头|负责|依据|编制|认真|坚持|深入|严格|按照|高度|全面|积极|紧紧|紧扣|持续|着力|主动|贯彻|不断|围绕|切实|公布|始终|依照|现将|对照|结合|立足|以习近平|以党的))/

/** 现公布X2022年政府信息公开工作年度报告, 现将X2022年度政府信息公开情况报告如下. */
const PUBLISHED =
  /(?:现公布|现将|现发布|公布|编制)([\u3400-\u9fff]{2,28}?(?:人民政府|委员会|管委会|办公厅|办公室|街道办事处|[局厅部委院署处镇乡]|中心|支队|大队))(?:20\d\d)年/

/** The subject that the first sentence names as the author of the report. */
export function agencyInText(text: string): string | null {
  const sentence = squeeze(text).slice(0, 400).split('。')[0] ?? ''
  const name = PUBLISHED.exec(sentence)?.[1] ?? NAME.exec(sentence.replace(/,/g, '，'))?.[1]
  return name && !/^(?:我|本|各|全|国务院|在|根据|按照)|领导|条例|要求|通知|部署/.test(name) ? name : null
}

/** 现将我办2022年度政府信息公开情况报告如下. */
const NAMED_YEAR = /(20\d\d)年(?:度)?(?:的)?(?:政府|政务)(?:信息)?公开(?:工作)?(?:年度)?(?:工作)?(?:情况|报告)/

/** The report year: printed in the title, else the statistics period, else the year the first chapter speaks of first. */
export function findYear(title: string, preamble: string, overall: string): number | null {
  const inTitle = yearOf(squeeze(title))
  if (inTitle) return inTitle
  const text = squeeze(`${preamble}\n${overall}`)
  const period = /(20\d\d)年1月1日(?:起)?[至到—~-]{1,2}(20\d\d)年12月31日/.exec(text)
  if (period && period[1] === period[2]) return Number(period[1])
  const named = NAMED_YEAR.exec(text)
  if (named) return Number(named[1])
  const first =
    /^(?:[^。]{0,40}?)(20\d\d)年(?:度)?[，,]/.exec(squeeze(overall)) ?? /^(20\d\d)年(?:以来|度)?/.exec(squeeze(overall))
  return first ? Number(first[1]) : null
}

export const isChrome = (l: Line): boolean => CHROME.test(l.squeezed) && l.squeezed.length < 60
