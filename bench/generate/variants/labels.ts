import { cornerNote } from '@gongkai/rules/reports'
import { type Cell, type Draft, tablesOf } from '../draft.ts'
import type { Random } from '../random.ts'
import type { Variant } from './variant.ts'

const labelCells = (draft: Draft): Cell[] =>
  tablesOf(draft).flatMap((t) => t.rows.flat().filter((c) => c.key === undefined && c.text !== ''))

const relabel =
  (change: (label: string, random: Random) => string): Variant =>
  (draft, random) => {
    for (const cell of labelCells(draft)) cell.text = change(cell.text, random)
  }

/** Other wordings of rows and columns found in published reports. */
const wordings: Record<string, readonly string[]> = {
  规章: ['规章', '政策文件'],
  规范性文件: ['规范性文件', '行政规范性文件'],
  行政规范性文件: ['规范性文件', '行政规范性文件'],
  总计: ['总计', '合计'],
  '（七）总计': ['（七）总计', '（七）合计', '办理结果总计', '总计'],
  '一、本年新收政府信息公开申请数量': ['一、本年新收到政府信息公开申请数量', '一、本年新收政府信息公开申请'],
  '二、上年结转政府信息公开申请数量': ['二、上年转结政府信息公开申请数量', '二、上年度结转政府信息公开申请数量'],
  '四、结转下年度继续办理': ['四、转结下年度继续办理', '四、结转下一年度继续办理'],
  '（二）部分公开（区分处理的，只计这一情形，不计其他情形）': ['（二）部分公开'],
  '2.其他法律行政法规禁止公开': ['2.其他法律法规禁止公开', '2.其他法律、行政法规禁止公开'],
  '3.危及“三安全一稳定”': ['3.危及"三安全一稳定"', '3.危及“三安全一稳定”（国家安全、公共安全、经济安全和社会稳定）'],
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': ['1.逾期不补正'],
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': ['2.逾期不缴费'],
  社会公益组织: ['公益组织', '社会公益组织'],
}

const numbering = (label: string, random: Random) =>
  label.replace(/^(\d)\./, (_, n: string) => random.pick([`${n}、`, `${n}．`, `${n}. `, `${n} `, '']))

/** Rows and columns under other names, numbers and punctuation; every figure stays where it is. */
export const labelVariants = {
  reworded: relabel((label, random) => {
    const others = wordings[label]
    return others ? random.pick(others) : label
  }),
  renumbered: relabel(numbering),
  halfWidth: relabel((label) =>
    label.replaceAll('（', '(').replaceAll('）', ')').replaceAll('“', '"').replaceAll('”', '"'),
  ),
  spaced: relabel((label, random) =>
    label === cornerNote
      ? label
      : [...label]
          .map((c) => c + (random.chance(0.15) ? ' ' : ''))
          .join('')
          .trim(),
  ),
  footnoted: relabel((label, random) => (/^\d\.|^（一）/.test(label) && random.chance(0.2) ? `${label}（注）` : label)),
} as const satisfies Record<string, Variant>
