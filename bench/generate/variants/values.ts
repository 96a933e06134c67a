import { cellForms, figureAt, putFigure } from '@gongkai/rules/reports'
import { type Cell, type Draft, figureCells } from '../draft.ts'
import { decimal } from '../figures.ts'
import type { Random } from '../random.ts'
import type { Variant } from './variant.ts'

const blanks = ['', '/', '／', '-', '--', '—', '无', '空', '不适用', 'N/A'] as const

/** Rewrites printed figures; `null` from `change` leaves one alone. */
const reprint =
  (change: (cell: Cell & { key: string }, value: number, random: Random, draft: Draft) => string | null): Variant =>
  (draft, random) => {
    for (const cell of figureCells(draft)) {
      const value = figureAt(draft.report, cell.key)
      const text = typeof value === 'number' ? change(cell, value, random, draft) : null
      if (text !== null) cell.text = text
    }
  }

const kindOf = (draft: Draft, key: string) => cellForms(draft.report.edition).get(key)?.kind

const blank = (draft: Draft, key: string, mark: string) => {
  putFigure(draft.report, key, null)
  return mark
}

const thousands = (value: number) => {
  const [whole = '', rest] = String(value).split('.')
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (rest ? `.${rest}` : '')
}

const fullWidth = (text: string) => text.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

/** An amount of yuan with another unit: the value in whole fen moves its point, nothing is multiplied. */
const inWan = (yuan: number) => `${decimal(Math.round(yuan * 100), 6)}万元`

/** Whether a column header already says the unit. */
const namesUnit = (draft: Draft) =>
  draft.parts.some(
    (part) => part.kind === 'table' && part.rows.flat().some((cell) => /^采购总金额.*元/.test(cell.text)),
  )

export const valueVariants = {
  /** Some zeros are not written as zeros. */
  blankMarks: reprint((cell, value, random, draft) =>
    value === 0 && random.chance(0.3) ? blank(draft, cell.key, random.pick(blanks)) : null,
  ),
  /** Whole applicant columns without a figure. */
  blankColumns: reprint((cell, value, _, draft) =>
    value === 0 && /\.org(Research|LegalService|Other)$/.test(cell.key) ? blank(draft, cell.key, '') : null,
  ),
  fullWidth: reprint((cell) => fullWidth(cell.text)),
  thousands: reprint((cell, value) => (value >= 1000 ? cell.text.replace(String(value), thousands(value)) : null)),
  annotated: reprint((cell, value, random, draft) =>
    value > 3 && kindOf(draft, cell.key) === 'count' && random.chance(0.3)
      ? `${value}${random.pick(['（其中修订3件）', '(含自然失效2件)', '（注1）'])}`
      : null,
  ),
  units: reprint((cell, value, random, draft) =>
    kindOf(draft, cell.key) === 'count' && random.chance(0.4) ? `${value}${random.pick(['件', ' 件'])}` : null,
  ),
  signedChanges: reprint((cell, value, random, draft) => {
    if (kindOf(draft, cell.key) !== 'change' || value === 0) return null
    const size = Math.abs(value)
    return value > 0
      ? random.pick([`+${size}`, `增加${size}项`, `增${size}`, `＋${size}`])
      : random.pick([`-${size}`, `减少${size}项`, `减${size}`, `－${size}`])
  }),
  amountsInWan: reprint((cell, value) => (cell.key.endsWith('.amount') && value > 0 ? inWan(value) : null)),
  /** The unit stands in the column header, as words or in brackets. */
  amountsInHeader: (draft, random) => {
    if (draft.rules.includes('READ-UNIT')) return
    for (const cell of figureCells(draft)) if (cell.key.endsWith('.amount')) cell.text = cell.text.replace('元', '')
    for (const part of draft.parts)
      if (part.kind === 'table')
        for (const cell of part.rows.flat())
          if (cell.text === '采购总金额') cell.text += random.pick(['（元）', '(单位：元)', '（单位:元）'])
  },
  /** No unit anywhere: the amount cannot be known. */
  amountsWithoutUnit: reprint((cell, value, _, draft) => {
    if (!cell.key.endsWith('.amount') || value === 0 || namesUnit(draft)) return null
    draft.rules.push('READ-UNIT')
    return blank(draft, cell.key, String(value))
  }),
  spacedNumbers: reprint((cell, _, random) => (random.chance(0.3) ? ` ${cell.text} ` : null)),
} as const satisfies Record<string, Variant>
