import { escapeMarkup } from '@gongkai/documents/write'
import type { Severity } from '@gongkai/rules/reports'
import type { Refusal } from '../../workers/jobs.ts'
import type { Result } from '../checking.ts'
import { severities, severityNames, subjectOf } from '../words.ts'
import { documentSection } from './html/document.ts'
import { icon, mark, symbols } from './html/parts.ts'
import { style } from './html/style.ts'
import { type Counts, countsOf, type ReportFormat, Tally, worstOf } from './result.ts'

/** Documents that the page shows whole; a page that nobody can open helps nobody. The gravest come first. */
const SHOWN = 200
/** Refused documents that are listed. */
const REFUSED_LISTED = 500

const order = [...severities, 'none'] as const

const UNREAD = '未读出的格'

interface Shown {
  readonly id: string
  readonly name: string
  readonly subject: readonly string[]
  readonly counts: Counts
  readonly unread: number
  readonly section: string
}

/** Keeps the documents with the gravest findings, in the order of names within each. */
class Selection {
  readonly #kept: Record<Severity | 'none', Shown[]> = { error: [], warning: [], info: [], none: [] }

  add(worst: Severity | 'none', make: () => Shown): void {
    const atLeast = order.slice(0, order.indexOf(worst) + 1)
    const before = atLeast.reduce((n, s) => n + this.#kept[s].length, 0)
    if (before < SHOWN) this.#kept[worst].push(make())
  }

  get shown(): Shown[] {
    return order.flatMap((s) => this.#kept[s]).slice(0, SHOWN)
  }
}

function sums({ documents, worst, refused }: Tally): string {
  const parts = [
    ['', '共', documents],
    [icon('error'), '有错误', worst.error],
    [icon('warning'), '只有提示', worst.warning],
    [icon('info'), '只有说明', worst.info],
    [icon('none'), '没有发现问题', worst.none],
    ['', '未能读取', refused],
  ] as const
  const cells = parts.map(([sign, word, n], i) => {
    const kind = ['', 'error', 'warning', 'info', '', ''][i]
    return `<div><dt class="${kind}">${sign}${word}</dt><dd>${n}<small> 份</small></dd></div>`
  })
  return `<dl class="sums">${cells.join('')}</dl>`
}

function indexTable(shown: readonly Shown[]): string {
  if (shown.length === 0) return ''
  const column = (head: string, count: number) =>
    `<td class="n${count === 0 ? ' zero' : ''}" data-h="${head}">${count}</td>`
  const anyUnread = shown.some((s) => s.unread > 0)
  const rows = shown.map(({ id, name, subject: [agency = '', year = ''], counts, unread }) => {
    const cells = severities.map((s) => column(severityNames[s], counts[s]))
    if (anyUnread) cells.push(column(UNREAD, unread))
    return `<tr><th scope="row"><a href="#${id}">${escapeMarkup(agency)}　${escapeMarkup(year)}</a></th>${cells.join('')}<td class="file">${escapeMarkup(name)}</td></tr>`
  })
  const heads = [...severities.map((s) => severityNames[s]), ...(anyUnread ? [UNREAD] : [])]
    .map((head) => `<th scope="col" class="n">${head}</th>`)
    .join('')
  return `<section class="part" aria-labelledby="toc"><h2 id="toc">目录</h2><table class="list"><thead><tr><th scope="col">报告</th>${heads}<th scope="col" class="file">文件</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`
}

function refusedTable(refused: readonly { name: string; error: Refusal }[], total: number): string {
  if (total === 0) return ''
  const rows = refused.map(
    ({ name, error }) => `<tr><th scope="row">${escapeMarkup(name)}</th><td>${escapeMarkup(error.message)}</td></tr>`,
  )
  const more = total - refused.length
  return `<section class="part" aria-labelledby="no"><h2 id="no">未能读取</h2><table class="list"><thead><tr><th scope="col">文件</th><th scope="col">原因和办法</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>${more > 0 ? `<p class="more">另有 ${more} 份未列出。</p>` : ''}</section>`
}

const keys = `<ul class="keys"><li><span class="e">49</span>错误：数字互相矛盾或不合表式</li><li><span class="w">5</span>提示：应当核对</li><li><span class="i">3</span>说明</li><li><span class="u"><i>1 0</i></span>未能确定地读出，显示原文</li></ul>`

const today = () =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(new Date())

/**
 * One page that stands by itself, without script and without address: the index, then each document's tables with the
 * cells in question marked. Of very many documents it shows the gravest and says how many it leaves out.
 */
export const htmlReport: ReportFormat = (output) => {
  const tally = new Tally()
  const selection = new Selection()
  const refused: { name: string; error: Refusal }[] = []
  return {
    add: async (result: Result) => {
      tally.add(result)
      const { name, outcome } = result
      if ('error' in outcome) {
        if (refused.length < REFUSED_LISTED) refused.push({ name, error: outcome.error })
        return
      }
      const id = `d${tally.documents}`
      const counts = countsOf(outcome.value.findings)
      selection.add(worstOf(counts), () => ({
        id,
        name,
        subject: subjectOf(outcome.value.report),
        counts,
        unread: outcome.value.unread.length,
        section: documentSection(id, name, outcome.value),
      }))
    },
    end: async () => {
      const { shown } = selection
      const left = tally.documents - tally.refused - shown.length
      const head = [
        '<!doctype html>',
        '<html lang="zh-CN">',
        '<head>',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
        '<title>年度报告校验结果</title>',
        `<style>\n${style}</style>`,
        '</head>',
        '<body id="top">',
        symbols,
        '<div class="wrap">',
        `<header class="top"><p class="by">${mark}政府信息公开工作年度报告</p><h1>年度报告校验结果</h1>${sums(tally)}${keys}</header>`,
        '<main>',
        indexTable(shown),
        left > 0 ? `<p class="more">另有 ${left} 份问题较轻或没有问题的报告，为使本页能够打开，没有列出。</p>` : '',
        refusedTable(refused, tally.refused),
        '',
      ]
      await output.write(head.join('\n'))
      for (const { section } of shown) await output.write(`${section}\n`)
      await output.write(
        `</main>\n<footer class="foot">${today()}由 gongkai 校验。规则只比较公布的数字和文字，不代替核对原始登记。</footer>\n</div>\n</body>\n</html>\n`,
      )
    },
  }
}
