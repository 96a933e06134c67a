import type { Severity } from '@gongkai/rules/reports'
import { severities, severityNames } from '../../words.ts'
import type { Counts } from '../result.ts'

const shapes = {
  error: '<circle class="f" cx="10" cy="10" r="7.5"/><path class="l" d="M10 6v5M10 13.8v.1"/>',
  warning: '<path d="M10 3 2.5 16.5h15z"/><path d="M10 8.5v3.5M10 14.2v.1"/>',
  info: '<circle cx="10" cy="10" r="7"/><path d="M10 9v5M10 6.2v.1"/>',
  none: '<path d="m4 10.5 4 4 8-9"/>',
} as const satisfies Record<Severity | 'none', string>

/** Drawn once per page; each use is a reference. */
export const symbols = `<svg class="defs" aria-hidden="true">${Object.entries(shapes)
  .map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 20 20">${shape}</symbol>`)
  .join('')}</svg>`

export const icon = (name: keyof typeof shapes) => `<svg class="ic" aria-hidden="true"><use href="#i-${name}"/></svg>`

/** The severities that occur, each with its sign, its word and its number. */
export const badges = (counts: Counts): string => {
  const said = severities.filter((s) => counts[s] > 0)
  if (said.length === 0) return `<span class="bd none">${icon('none')}没有发现问题</span>`
  return said.map((s) => `<span class="bd ${s}">${icon(s)}${severityNames[s]} ${counts[s]}</span>`).join(' ')
}

/** Twenty working days, the mark of the program. */
export const mark = `<svg class="mark" viewBox="0 0 29 23" aria-hidden="true">${Array.from({ length: 20 }, (_, i) => {
  const last = i === 19 ? ' class="k"' : ''
  return `<rect${last} x="${(i % 5) * 6}" y="${Math.floor(i / 5) * 6}" width="5" height="5" rx=".5"/>`
}).join('')}</svg>`
