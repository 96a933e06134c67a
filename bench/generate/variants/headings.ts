import type { Draft, Line } from '../draft.ts'
import type { Random } from '../random.ts'
import type { Variant } from './variant.ts'

const numerals = ['一', '二', '三', '四', '五', '六', '七']

const headings = (draft: Draft) => draft.parts.filter((p): p is Line => p.kind === 'heading')

/** Rewrites every chapter heading; `number` counts from 0. */
const rewrite =
  (change: (title: string, number: number, random: Random) => string): Variant =>
  (draft, random) => {
    headings(draft).forEach((heading, i) => {
      heading.text = change(heading.text.replace(/^.、/, ''), i, random)
    })
  }

const wordings: Record<string, readonly string[]> = {
  overall: ['总体情况', '政府信息公开工作总体情况', '总体工作情况'],
  proactive: ['主动公开政府信息情况', '主动公开政府信息情况统计表'],
  requests: ['收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请情况统计表'],
  reviewLitigation: [
    '政府信息公开行政复议、行政诉讼情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '政务公开行政复议、行政诉讼情况',
    '政府信息公开行政复议和行政诉讼情况统计表',
  ],
  problems: ['存在的主要问题及改进情况', '存在问题及改进情况', '政府信息公开工作存在的主要问题及改进情况'],
  otherMatters: ['其他需要报告的事项', '其他需要报告的事项情况'],
}

/** Chapter headings as they are found: numbers, punctuation, dirt, wordings. */
export const headingVariants = {
  unnumbered: rewrite((title) => title),
  shifted: rewrite((title, i) => `${numerals[i + 1]}、${title}`),
  restarted: rewrite((title, i) => `${numerals[i % 3]}、${title}`),
  arabic: rewrite((title, i, random) => `${i + 1}${random.pick(['、', '.', '、  '])}${title}`),
  dotted: rewrite((title, i, random) => `${numerals[i]}${random.pick(['.', '．', ' '])}${title}`),
  dirty: rewrite((title, i, random) => `${random.pick(['|', '| ', '* '])}${numerals[i]}、${title}`),
  reworded: (draft, random) => {
    headings(draft).forEach((heading, i) => {
      heading.text = `${numerals[i]}、${random.pick(wordings[heading.section ?? ''] ?? [heading.text])}`
    })
  },
} as const satisfies Record<string, Variant>

const title = (draft: Draft) => draft.parts.find((p): p is Line => p.kind === 'title')

const retitle =
  (change: (agency: string, year: string) => string): Variant =>
  (draft) => {
    const line = title(draft)
    if (!line) return
    const { agency, year } = draft.report
    line.text = change(agency ?? '', `${year}`)
    draft.report.title = line.text.replace(/\n/g, '')
  }

/** Titles: order, missing agency, two lines, spaces. */
export const titleVariants = {
  yearFirst: retitle((agency, year) => `${year}年${agency}政府信息公开工作年度报告`),
  withoutAgency: retitle((_, year) => `${year}年政府信息公开工作年度报告`),
  twoLines: retitle((agency, year) => `${agency}\n${year}年政府信息公开工作年度报告`),
  spaced: retitle((agency, year) => `${agency} ${year} 年 政府信息公开工作年度报告`),
  yearly: retitle((agency, year) => `${agency}${year}年度政府信息公开工作年度报告`),
} as const satisfies Record<string, Variant>
