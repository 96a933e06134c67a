import { computeFee, type FeeTier } from '@gongkai/rules/fees'
import type { Fault } from '../components/note.tsx'
import { type Query, readNumber, textOf } from './typed.ts'

export const MOST_REQUESTS = 20

/** Both ways to charge as they were typed. */
export interface FeeForm {
  readonly method: 'byItem' | 'byPage'
  readonly before: string
  readonly now: string
  readonly pages: string
  /** Nothing was sent yet. */
  readonly blank: boolean
}

export interface FeeResult {
  readonly yuan: number
  readonly unit: '件' | '页'
  readonly parts: readonly { readonly title: string; readonly tiers: readonly FeeTier[] }[]
}

export type FeeOutcome = { readonly result: FeeResult } | { readonly faults: readonly Fault[] } | null

const MOST_ITEMS = 5_000
const MOST_PAGES = 1_000_000
const LONGEST = 200

function pagesText(query: Query): string {
  const given = query.pages
  return typeof given === 'string' ? given.slice(0, LONGEST).normalize('NFKC').trim() : ''
}

export function readFeeForm(query: Query): FeeForm {
  const method = textOf(query, 'method')
  return {
    method: method === 'byPage' ? 'byPage' : 'byItem',
    before: textOf(query, 'before'),
    now: textOf(query, 'now'),
    pages: pagesText(query),
    blank: method === '',
  }
}

function byItem({ before, now }: FeeForm): FeeOutcome {
  const faults: Fault[] = []
  const said = readNumber(before === '' ? '0' : before, { name: '此前的件数', least: 0, most: MOST_ITEMS })
  const asked = readNumber(now, { name: '这次的件数', least: 1, most: MOST_ITEMS })
  if ('wrong' in said) faults.push({ field: 'before', message: said.wrong })
  if ('wrong' in asked) faults.push({ field: 'now', message: asked.wrong })
  if ('wrong' in said || 'wrong' in asked) return { faults }
  const answer = computeFee({ method: 'byItem', alreadyCountedInMonth: said.value, newItems: asked.value })
  const title = `本月第${said.value + 1}件至第${said.value + asked.value}件`
  return { result: { yuan: sumOf(answer.tiers), unit: '件', parts: [{ title, tiers: answer.tiers }] } }
}

/** Pages of each request, separated by anything but digits; each request is counted by itself. */
function byPage({ pages }: FeeForm): FeeOutcome {
  const wrong = (message: string): FeeOutcome => ({ faults: [{ field: 'pages', message }] })
  if (pages === '') return wrong('请填写每件申请的页数，例如72、109')
  if (!/^\d[\d\s,、;]*$/.test(pages)) return wrong('页数应为数字，几件申请用顿号隔开，例如72、109')
  const counts = pages
    .split(/[\s,、;]+/)
    .filter(Boolean)
    .map(Number)
  if (counts.length > MOST_REQUESTS) return wrong(`一次最多计算${MOST_REQUESTS}件，现在是${counts.length}件`)
  const over = counts.find((count) => count > MOST_PAGES || count < 1)
  if (over !== undefined) return wrong(`页数应为1至${MOST_PAGES}，现在有一件是${over}`)
  const parts = counts.map((count, i) => ({
    title: counts.length === 1 ? `${count}页` : `第${i + 1}件，${count}页`,
    tiers: computeFee({ method: 'byPage', pages: count }).tiers,
  }))
  return { result: { yuan: sumOf(parts.flatMap(({ tiers }) => tiers)), unit: '页', parts } }
}

const sumOf = (tiers: readonly FeeTier[]) => tiers.reduce((sum, { yuan }) => sum + yuan, 0)

/** 信息处理费 of what was typed; null while nothing was sent. */
export const feeOf = (form: FeeForm): FeeOutcome =>
  form.blank ? null : form.method === 'byItem' ? byItem(form) : byPage(form)
