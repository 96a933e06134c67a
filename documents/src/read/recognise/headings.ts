import type { SectionKey } from '@gongkai/rules/reports'
import type { Line } from './lines.ts'

/** A line that reads like a chapter heading; `numbered` where it carries a chapter number in any style. */
export interface Heading {
  section: SectionKey
  line: number
  numbered: boolean
}

const NUMBER = /^[|#*\s]*(?:第?[一二三四五六七八九十]{1,2}(?:部分|章)?[、.．:：,，]?|\d{1,2}[、.．:：])/
const DIRT = /^[|#*_>·•◆■●▲\s]+|[|#*_:：。\s]+$/g

/** Wordings of the chapter titles without number, on squeezed text. */
const titles: readonly (readonly [SectionKey, RegExp])[] = [
  ['overall', /^(?:政府信息公开(?:工作)?|政务公开(?:工作)?|工作)?(?:总体|整体|基本)(?:工作)?(?:情况|概况)$|^概述$/],
  [
    'proactive',
    /^(?:行政机关)?主动公开政府信息(?:工作)?(?:的)?(?:情况|数据)(?:统计表?)?$|^主动公开(?:政务|政府)?信息(?:的)?情况(?:统计表)?$|^主动公开情况(?:统计表)?$/,
  ],
  [
    'requests',
    /^(?:收到|受理|接收)(?:和|及|、|与|并)?(?:处理|办理)(?:的)?(?:政府|政务)?信息公开申请(?:的)?情况(?:统计表)?$|^(?:政府|政务)?信息公开申请(?:的)?(?:收到|受理)(?:和|及|、|与)?(?:处理|办理)情况(?:统计表)?$|^依申请公开政府信息(?:的)?情况(?:统计表)?$/,
  ],
  ['reviewLitigation', /^[^。；;]{0,24}行政复议[^。；;]{0,12}(?:行政)?诉讼(?:的)?(?:情况)?(?:统计表)?$/],
  [
    'problems',
    /^[^。；;]{0,16}问题[^。；;]{0,16}(?:改进|整改|措施|打算|安排|方向|对策|建议|设想|计划)[^。；;]{0,6}$|^(?:存在的?)?(?:主要)?问题(?:和|及)?不足$/,
  ],
  [
    'otherMatters',
    /^[^。；;]{0,6}(?:其他|其它)需(?:要)?(?:报告|说明)[^。；;]{0,6}(?:事项|情况)[^。；;]{0,8}$|^需要(?:报告|说明)的(?:其他|其它)(?:事项|情况)$|^(?:其他|其它)(?:报告)?事项$/,
  ],
]

/** Every wording below has one of these words: most lines are cells and have none. */
const WORDS = /情况|概况|概述|数据|问题|事项/

/** Every line that may be a chapter heading, in order. */
export function findHeadings(lines: readonly Line[]): Heading[] {
  const found: Heading[] = []
  lines.forEach((line, index) => {
    if (line.squeezed.length < 2 || line.squeezed.length > 60 || !WORDS.test(line.squeezed)) return
    if (line.grid && line.tokens().filter((t) => t.kind !== 'void').length > 1) return
    const clean = line.squeezed.replace(DIRT, '')
    const bare = clean
      .replace(NUMBER, '')
      .replace(/^\([一二三四五六七八九十\d]{1,2}\)/, '')
      .replace(DIRT, '')
    const hit = titles.find(([, pattern]) => pattern.test(bare))
    if (hit) found.push({ section: hit[0], line: index, numbered: NUMBER.test(clean) })
  })
  return found
}
