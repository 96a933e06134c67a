import { type Check, PRACTICE } from '../findings.ts'
import { sections } from '../forms/index.ts'
import type { AnnualReport } from '../report.ts'
import { excerpt, type Part, partsOf, SHOWN } from './textParts.ts'

const digits = '〇零○Ｏ一二三四五六七八九'
const digitOf = (digit: string) => Math.max(0, digits.indexOf(digit) - 3)
/** 二〇二三年 as 2023年. */
const arabic = (text: string): string =>
  text.includes('二')
    ? text.replace(/二[〇零○Ｏ][一二三四五六七八九〇零○Ｏ]{2}(?=年)/g, (y) => [...y].map(digitOf).join(''))
    : text

/** A year that opens a sentence and stands for the whole year: not 2021年5月, 2021年底, 2021年以来, 2021年印发的…. */
const wholeYear =
  /^((?:19|20)\d\d)\s?年度?\s?[，,、]?\s?(?!\s?\d{1,2}\s?月|\d|[底初末起至到—\-～~同相的]|以来|以前|之前|印发|出台|修订|制定的)(.*)$/s
const endOfYear = /^截[至止]到?\s?((?:19|20)\d\d)\s?年?(?:\s?12\s?月\s?31\s?日|度?[底末])[，,]?(.*)$/s
/** Speaks of this agency or of figures of its own. */
const ownSubject =
  /^(?:全年|本年|[我本][局县市区州旗省镇乡街办委厅院会校单机部系中站]|全[县市区州旗省局镇乡]|共|累计|主动公开|依申请|收到|受理|政府信息公开|政务公开|通过)/
const counted =
  /(?:收到|受理|接收|办理|办结|答复|公开|发布|更新|编发|制发|回应|开展|举办|发放)[^，,。；;]{0,30}?\d|信息处理费/
const leadership =
  /^(?:在[^，,。]{2,40}领导下|[我本][局县市区州旗省镇乡街办委厅院]|[^，,。]{2,20}(?:坚持以|认真贯彻|高度重视))/
const notNow = /将|拟于|计划|打算|下一步|力争|目标|成立|组建|挂牌|机构改革|相比|对比|同期/
const announcing =
  /((?:19|20)\d\d)\s?年(?:度)?[^。；;，,\d《》]{0,24}?(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|情况)(?!中|反馈|指出|所|整改|里|提出|存在|以来)/

const yearsIn = (title: string): number[] =>
  [...title.matchAll(/((?:19|20)\d\d)\s*年(?!\s*\d{1,2}\s*月)/g)].map((m) => Number(m[1]))

/**
 * A sentence that opens with another year. In the parts that introduce the report, the first such sentence sets the
 * year; everywhere else only one that counts something does.
 */
function wrongYear(found: number, rest: string, report: AnnualReport, sets: boolean): boolean {
  if (found === report.year || rest.includes(`${report.year}`) || notNow.test(rest)) return false
  const own = ownSubject.test(rest) || (report.agency !== null && rest.startsWith(report.agency))
  return (own && counted.test(rest)) || (sets && (own || leadership.test(rest)))
}

const ANY_YEAR = /(?:19|20)\d\d/g
const END = /[。！!\n]/g
/** What a sentence may begin with: （二）, 1., 一是. */
const NUMBERING =
  /^[\s*]*(?:[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、]|[.．](?!\d)|[.．](?=(?:19|20)\d\d\s?年))[\s*]*|[一二三四五六]是[:：]?)?/

/** Sentences that name a year, without their numbering; all others are passed over. */
function sentencesWithYear(text: string): string[] {
  const found: string[] = []
  let end = 0
  for (const { index } of text.matchAll(ANY_YEAR)) {
    if (index < end) continue
    let start = index
    while (start > end && !'。！!\n'.includes(text.charAt(start - 1))) start--
    END.lastIndex = index
    end = END.exec(text)?.index ?? text.length
    const bare = text.slice(start, end).replace(NUMBERING, '')
    if (bare.length > 3) found.push(bare)
  }
  return found
}

interface Said {
  readonly year: number
  readonly text: string
  readonly part: string
}

function saidIn({ name, text }: Part, report: AnnualReport): Said[] {
  const introduces = name === '前言' || name === sections[0].title
  const said: Said[] = []
  const announced = name === '前言' && !text.includes(`${report.year}`) ? announcing.exec(text) : null
  if (announced) said.push({ year: Number(announced[1]), text: announced[0], part: name })
  let sets = introduces
  for (const sentence of sentencesWithYear(text)) {
    const [, found, rest = ''] = wholeYear.exec(sentence) ?? endOfYear.exec(sentence) ?? []
    if (!found) continue
    if (wrongYear(Number(found), rest, report, sets)) said.push({ year: Number(found), text: sentence, part: name })
    sets = false
  }
  return said
}

export const textYear: Check = {
  id: 'TX-YEAR',
  severity: 'warning',
  force: 'practical',
  basis: `${PRACTICE}；条例第49条“上一年度”`,
  title: '标题、正文和落款说的是报告年度',
  find: (report) => {
    const { year } = report
    if (year === null) return []
    const title = yearsIn(arabic(report.title)).filter((y) => y !== year)
    const signed = report.signature.date
    const said = partsOf(report).flatMap((p) => saidIn({ name: p.name, text: arabic(p.text) }, report))
    return [
      ...(title.length
        ? [{ message: `标题写的是${title[0]}年，报告年度是${year}年。`, expected: year, actual: title[0] ?? null }]
        : []),
      ...said.slice(0, SHOWN).map((f) => ({
        message: `${f.part}中“${excerpt(f.text)}”说的是${f.year}年，报告年度是${year}年，请核对是否沿用了旧文。`,
        expected: year,
        actual: f.year,
      })),
      ...(signed && signed < `${year}-12-01`
        ? [{ message: `落款日期${signed}早于${year}年年末，请核对年份。`, expected: year + 1, actual: signed }]
        : []),
    ]
  },
}
