/** Colours and fonts that every page shares: black ink on white paper, documents in 宋, what one uses in 黑. */
export const palette = `:root {
  color-scheme: light;
  --ink: #182125; --ink-2: #333f44; --ink-3: #4b585d; --ink-4: #5d6a70; --line: #b4bec2;
  --surface: #f4f7f8; --tint: #f0f6f9; --paper: #fff; --focus: #b4560a;
  --sans: "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Microsoft YaHei UI", "Microsoft YaHei", "WenQuanYi Micro Hei", system-ui, sans-serif;
  --song: "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Songti SC", "Source Han Serif SC",
    "Noto Serif CJK SC", "Noto Serif SC", "SimSun", serif;
}
*, *::before { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
`

/** A published report: rules instead of boxes, one colour; A4 on paper. */
export const documentStyle = `body {
  margin: 0; background: var(--paper); color: var(--ink); font: 400 1.125rem/1.8 var(--song);
  font-variant-numeric: tabular-nums; line-break: strict; overflow-wrap: anywhere;
}
main { max-width: 50rem; margin: 0 auto; padding: 3rem 1.5rem 4.5rem; }
h1, h2 { line-height: 1.35; font-weight: 700; text-wrap: balance; }
h1 {
  margin: 0 0 2rem; padding-bottom: 1.5rem; border-bottom: 2px solid var(--ink); text-align: center;
  font-size: clamp(1.625rem, 1.2rem + 2vw, 2.25rem);
}
h1 span { display: inline-block; }
h2 { margin: 3rem 0 1rem; font-size: 1.5rem; }
p { margin: 0 0 .7em; text-indent: 2em; text-align: justify; }
.sign { text-indent: 0; text-align: end; padding-inline-end: 2em; margin-bottom: 0; }
p:not(.sign) + .sign, .scroll + .sign, h2 + .sign { margin-top: 2.5rem; }
@media (max-width: 40em) {
  body { font-size: 1.0625rem; }
  main { padding: 2rem 1rem 3rem; }
  h1 { text-align: start; }
}
@page { size: A4; margin: 18mm 16mm 16mm; }
@media print {
  body { font-size: 12pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 20pt; margin-bottom: 1rem; padding-bottom: 1rem; }
  h2 { font-size: 15pt; margin: 1.4rem 0 .6rem; break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
`

/** The statutory tables; needs the `palette`. */
export const tableStyle = `.scroll { overflow-x: auto; max-width: 100%; margin-top: 1rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
table {
  width: 100%; border-collapse: collapse; border: 1px solid var(--ink-4); font: .9375rem/1.5 var(--sans);
  font-variant-numeric: tabular-nums;
}
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border: 1px solid var(--line); padding: .5em .45em; vertical-align: middle; background: var(--paper); }
th { font-weight: 400; text-align: start; line-height: 1.45; }
td { text-align: center; }
td[headers] { overflow-wrap: normal; white-space: nowrap; }
.z { color: var(--ink-4); }
thead th, thead td, .h th { text-align: center; color: var(--ink-2); background: var(--surface); line-height: 1.4; }
.h .b { font-weight: 600; color: var(--ink); background: var(--tint); }
.v { padding: .4em 0; text-align: center; }
.v span { writing-mode: vertical-rl; letter-spacing: .1em; line-height: 1.3; white-space: nowrap; display: inline-block; vertical-align: middle; }
.requests table { min-width: 46rem; }
.requests td:not(.s0) { width: 4rem; }
.requests .k { word-break: keep-all; overflow-wrap: normal; }
.requests .v { width: 2rem; }
.requests .s2 { width: 17rem; }
.requests .t, .sum th, .sum td { font-weight: 600; background: var(--tint); }
.reviewLitigation table { table-layout: fixed; }
.reviewLitigation.wide table { table-layout: auto; }
.reviewLitigation td, .reviewLitigation thead th { padding-inline: .1em; }
@media (max-width: 40em) {
  .requests::before {
    content: "表格可以左右滑动，左边的项目和右边的总计固定不动。"; position: sticky; inset-inline-start: 0;
    display: block; width: calc(100vw - 2rem); font: .9375rem/1.6 var(--sans); color: var(--ink-3); margin-bottom: .6em;
  }
  .requests table {
    width: 31rem; min-width: 31rem; table-layout: fixed; border-collapse: separate; border-spacing: 0;
    border-width: 1px 0 0 1px; font-size: .8125rem;
  }
  .requests th, .requests td { border-width: 0 1px 1px 0; padding: .45em .3em; width: auto !important; }
  .requests.wide table { width: 43rem; min-width: 43rem; }
  .requests .cv { width: 1.5rem; }
  .requests .cl { width: 7rem; }
  .requests .cn { width: 3rem; }
  .requests .ct { width: 2.9rem; }
  .requests.wide .cn, .requests.wide .ct { width: 4.75rem; }
  .requests thead th[scope="colgroup"] { text-align: start; padding-inline-start: .6em; }
  .requests .v { padding-inline: 0; }
  .requests .s0, .requests .s1, .requests .s2, .requests .t { position: sticky; z-index: 1; }
  .requests .s0 { inset-inline-start: 0; }
  .requests .s1 { inset-inline-start: 1.5rem; }
  .requests .s2 { inset-inline-start: 3rem; }
  .requests .t { inset-inline-end: 0; box-shadow: -1px 0 0 var(--ink-4); }
  .reviewLitigation table { font-size: .8125rem; }
}
@media print {
  .scroll { overflow: visible; max-width: none; break-inside: avoid; }
  table, .requests table { min-width: 0; width: 100%; font-size: 9.5pt; }
  th, td { padding: .3em .35em; }
  tr { break-inside: avoid; }
  .requests .s2, .requests td:not(.s0) { width: auto; }
}
`
