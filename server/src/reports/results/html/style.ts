import { palette, tableStyle } from '@gongkai/documents/write'
import { HIGHLIGHTED } from './marks.ts'

/** The cells that the finding chosen by the address counts with. */
export const highlights = Array.from(
  { length: HIGHLIGHTED },
  (_, i) => `.doc:has(.f${i + 1}:target) td.o${i + 1}:not(.e, .w, .i)`,
).join(', ')

/** The look of the result page: results in 黑, documents in 宋; marks differ in frame and sign, not only in colour. */
export const style = `${palette}
:root {
  --accent: #0f5479; --accent-deep: #0a3a56; --accent-3: #9dbfd1; --tint-deep: #e3eef4; --line-2: #d5dcdf; --line-3: #e6ebed;
  --red: #a3231a; --red-bg: #fdeeeb; --amber: #7c4a00; --amber-line: #c08a2c; --amber-bg: #fdf3df;
  --green: #1d5c3a; --hatch: #dfe5e8;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
}
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.7 var(--sans);
  font-variant-numeric: tabular-nums; line-break: strict; overflow-wrap: anywhere;
}
h1, h2, h3, p, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1, h2, h3 { font-family: var(--song); font-weight: 700; line-height: 1.35; text-wrap: balance; }
h1 { font-size: clamp(1.625rem, 1.2rem + 2vw, 2.25rem); }
h2 { font-size: clamp(1.375rem, 1.1rem + 1.2vw, 1.75rem); }
h2 span { display: inline-block; }
h3 { font-size: 1.1875rem; margin: 2rem 0 .75rem; }
.tables > h3:first-child { margin-top: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .22em; }
a:hover { color: var(--accent-deep); text-decoration-thickness: 2px; }
.defs { position: absolute; width: 0; height: 0; overflow: hidden; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wrap { max-width: 82rem; margin: 0 auto; padding: 0 2rem; }
.top { padding: 2.5rem 0 2rem; }
.by { display: flex; align-items: center; gap: .6rem; font-size: .875rem; color: var(--ink-3); margin-bottom: 1.25rem; }
.mark { width: 1.65rem; }
.mark rect { fill: var(--accent-3); }
.mark .k { fill: var(--ink); }
.sums { display: flex; flex-wrap: wrap; margin-top: 1.75rem; border-top: 2px solid var(--ink); border-bottom: 1px solid var(--line); }
.sums > div { flex: 1 1 8rem; padding: .9rem 1rem .8rem; border-inline-start: 1px solid var(--line-3); }
.sums > div:first-child { border: 0; padding-inline-start: 0; }
.sums dt { display: flex; align-items: center; gap: .3em; font-size: .9375rem; color: var(--ink-3); }
.sums dd { margin: 0; font: 700 1.875rem/1.3 var(--song); }
.sums dd small { font: 400 .875rem var(--sans); color: var(--ink-3); }
.ic { width: 1.05em; height: 1.05em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.15em; }
.ic .f, #i-error .f { fill: currentColor; }
#i-error .l { stroke: #fff; }
.error > .ic, .error > h3 .ic, .bd.error { color: var(--red); }
.warning > .ic, .warning > h3 .ic, .bd.warning { color: var(--amber); }
.info > .ic, .info > h3 .ic, .bd.info { color: var(--accent); }
.bd.none { color: var(--green); font-weight: 400; }
.bd { display: inline-flex; align-items: center; gap: .25em; font-size: .875rem; font-weight: 600; white-space: nowrap; }
.bd.unread { color: var(--ink-3); padding: 0 .35em; background: repeating-linear-gradient(135deg, var(--hatch) 0 2px, transparent 2px 6px); }
.part { padding: 2rem 0 .5rem; }
.part > h2 { font-size: 1.375rem; margin-bottom: .75rem; }
.list { border: 0; border-top: 1px solid var(--ink-4); }
.list th, .list td { border: 0; border-bottom: 1px solid var(--line-3); padding: .55rem .75rem .55rem 0; text-align: start; background: none; vertical-align: baseline; }
.list thead th { color: var(--ink-3); font-size: .875rem; background: none; text-align: start; }
.list .n { text-align: end; white-space: nowrap; padding-inline-end: 1rem; width: 5rem; }
.list .n + .file { padding-inline-start: 1.5rem; }
.list .zero { color: var(--ink-4); }
.list .file { color: var(--ink-3); font-size: .875rem; }
.list .no { color: var(--red); font-weight: 600; white-space: nowrap; }
.more { color: var(--ink-3); padding: .75rem 0; font-size: .9375rem; }
.doc { margin-top: 3rem; padding-top: 1.5rem; border-top: 2px solid var(--ink); }
.meta { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; align-items: baseline; font-size: .9375rem; color: var(--ink-3); margin-top: .35rem; }
.cols { display: flex; flex-direction: row-reverse; gap: 2rem; margin-top: 1.5rem; align-items: flex-start; }
.tables { flex: 1 1 46rem; min-width: 0; }
.finds { flex: 0 0 23rem; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; border: 1px solid var(--line-2); border-radius: 4px; }
.finds li[id] { padding: .8rem 1rem; border-inline-start: 4px solid transparent; }
.finds li[id] + li[id] { border-top: 1px solid var(--line-3); }
.finds li.error { border-inline-start-color: var(--red); }
.finds li.warning { border-inline-start: 4px double var(--amber-line); }
.finds li.info { border-inline-start: 4px dotted var(--accent-3); }
.finds li[id]:target { background: var(--tint); }
.finds h3 { display: flex; gap: .4em; align-items: baseline; margin: 0; font: 600 .9375rem/1.5 var(--sans); text-wrap: wrap; }
.finds h3 .ic { align-self: flex-start; margin-top: .25em; }
.finds .rule { margin-inline-start: auto; font: 400 .75rem/1.5 var(--mono); color: var(--ink-4); text-decoration: none; white-space: nowrap; }
.finds p { font-size: .875rem; line-height: 1.6; color: var(--ink-2); margin-top: .2rem; }
.finds .law { color: var(--ink-4); font-size: .8125rem; }
.finds .pl { color: var(--ink-3); font-size: .8125rem; }
.finds .more { padding: .75rem 1rem; }
.cells { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin-top: .3rem; font-size: .875rem; }
.cells a:not(:only-child) { white-space: nowrap; }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
.foot { margin-top: 4rem; padding: 1.25rem 0 2.5rem; border-top: 1px solid var(--line); color: var(--ink-3); font-size: .875rem; }
.keys { display: flex; flex-wrap: wrap; gap: .4rem 1.75rem; margin-top: 1.25rem; font-size: .875rem; color: var(--ink-3); }
.keys li { display: flex; align-items: center; gap: .5rem; }
.keys span { display: inline-block; min-width: 2.6rem; padding: .1rem .7rem; text-align: center; border: 1px solid var(--line); }
${tableStyle}
.tables table { font-size: .875rem; line-height: 1.4; }
.tables th, .tables td { padding: .35em .4em; }
.requests .s2 { width: auto; }
:where(.tables, .keys) :is(.e, .w, .i, .u) { position: relative; }
td a { color: inherit; text-decoration: none; display: block; margin: -.35em -.4em; padding: .35em .4em; }
td a:hover { text-decoration: underline; }
:is(.tables td, .keys span).e { background: var(--red-bg); box-shadow: inset 0 0 0 2px var(--red); color: var(--red); font-weight: 700; }
:is(.tables td, .keys span).w { background: var(--amber-bg); box-shadow: inset 0 0 0 1px var(--amber-line); color: var(--amber); font-weight: 600; }
:is(.tables td, .keys span).i { background: var(--tint); outline: 1px dotted var(--accent); outline-offset: -2px; }
:is(td, span):is(.e, .w, .i)::after { position: absolute; inset-inline-end: 3px; top: 1px; font: 700 .6875rem/1.1 var(--sans); }
:is(td, span).e::after { content: "!"; }
:is(td, span).w::after { content: "?"; }
:is(td, span).i::after { content: "i"; color: var(--accent); }
:is(.tables td, .keys span).u { background: repeating-linear-gradient(135deg, var(--hatch) 0 2px, var(--paper) 2px 6px); }
.tables td.u:is(.e, .w) { background: repeating-linear-gradient(135deg, var(--hatch) 0 2px, var(--amber-bg) 2px 6px); }
.keys i, td i { font-style: normal; }
td i { color: var(--ink-4); font-size: .9em; white-space: normal; }
.u i { color: var(--ink-2); font-family: var(--mono); }
td:target { outline: 3px solid var(--focus); outline-offset: -1px; }
${highlights} { background: var(--tint-deep); box-shadow: inset 0 0 0 1px var(--accent); }
@media (max-width: 68em) {
  .cols { flex-direction: column; align-items: stretch; }
  .finds { position: static; max-height: none; flex: none; }
  .tables { flex: none; }
}
@media (max-width: 40em) {
  .wrap { padding: 0 1rem; }
  .top { padding-top: 1.5rem; }
  .sums > div { flex-basis: 45%; border-inline-start: 0; padding-inline-start: 0; }
  .list thead { display: none; }
  .list tr { display: flex; flex-wrap: wrap; gap: 0 .9rem; border-bottom: 1px solid var(--line-3); padding: .5rem 0; }
  .list th, .list td { border: 0; padding: 0; }
  .list th { flex: 1 0 100%; }
  .list .n { width: auto; padding: 0; }
  .list .n::before { content: attr(data-h) " "; color: var(--ink-3); font-size: .875rem; }
  .list .file, .list .n + .file { flex: 1 0 100%; padding: 0; }
  .tables table { font-size: .8125rem; }
}
@page { size: A4; margin: 16mm; }
@media print {
  h2, h3 { break-after: avoid; }
  body { font-size: 10pt; }
  .wrap { max-width: none; padding: 0; }
  .top { padding: 0 0 1rem; }
  .sums > div { flex-basis: 4.5rem; padding-inline: .5rem; }
  .sums dt { font-size: 8.5pt; }
  .cols { display: block; margin-top: .75rem; }
  .tables table { font-size: 8.5pt; }
  .tables th, .tables td { padding: .25em .3em; }
  .tables td a { margin: 0; padding: 0; }
  .finds { position: static; max-height: none; overflow: visible; border: 0; border-top: 1px solid var(--line); margin-bottom: 1rem; }
  .finds li { break-inside: avoid; }
  .doc { break-before: page; margin: 0; border: 0; padding: 0; }
  a { color: inherit; text-decoration: none; }
  .clean { break-before: auto; break-inside: avoid; margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
  .meta a, .rule, .all, .clean details { display: none; }
  .e, .w, .i, .u { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
