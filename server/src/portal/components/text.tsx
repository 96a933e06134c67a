import { type CivilDate, inChinese, partsOf, weekdayOf } from '@gongkai/rules/dates'
import type { ComponentChildren } from 'preact'

const weekdays = '一二三四五六日'

export const weekdayName = (date: CivilDate) => `星期${weekdays[weekdayOf(date) - 1]}`

/** 3月5日. */
export function withoutYear(date: CivilDate): string {
  const { month, day } = partsOf(date)
  return `${month}月${day}日`
}

/** 2026年3月5日, never broken over two lines. */
export const Day = ({ on, short = false }: { on: CivilDate; short?: boolean }) => (
  <time dateTime={on}>{short ? withoutYear(on) : inChinese(on)}</time>
)

/** The ground of a date or a sentence, small beside it. */
export const Law = ({ children }: { children: ComponentChildren }) => <span class="law">{children}</span>

/** Thousands with commas, as in tables. */
export const figure = (value: number) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/**
 * Markup that this program made itself or wrote anew from its list of elements (`safeFragment`); never a reader's or an
 * agency's text as it came.
 */
export const Markup = ({ html, class: name, id }: { html: string; class?: string; id?: string }) => (
  <div {...(name && { class: name })} {...(id && { id })} dangerouslySetInnerHTML={{ __html: html }} />
)
