import { computeDeadlines } from '@gongkai/rules/deadlines'
import { cellsOf, presentRun } from '../calculator/runs.ts'
import { Day, Law, weekdayName, withoutYear } from '../components/text.tsx'
import type { Site } from '../facts.ts'

/** The promise, drawn: twenty working days, with the dates they would be for a request of today. */
export function Ruler({ site }: { site: Site }) {
  const { today, calendar } = site
  const answer = computeDeadlines({ request: { channel: 'inPerson', submittedOn: today } }, calendar)
  const cells = cellsOf(presentRun(answer))
  const end = cells.at(-1)?.date ?? today
  const provisional = answer.provisional.length > 0
  return (
    <>
      <ol class="ruler" aria-label="20个工作日">
        {cells.map(({ count, date }) => (
          <li key={count} {...(count === 7 ? { class: 'key' } : count === 20 ? { class: 'end' } : {})}>
            <b>{count}</b>
            <small>{withoutYear(date)}</small>
          </li>
        ))}
      </ol>
      <div class="ruler-n">
        <p class="o">
          <b>一格是一个工作日</b>从收到申请的次日数起，休息日不算
        </p>
        <p class="a">
          <b>第7日前，一次告知补正</b>内容不明确的，说明怎样补正和补正期限 <Law>条例第三十条</Law>
        </p>
        <p class="b">
          <b>第20日前，答复</b>确需延长的另行告知，最多再延长20日 <Law>条例第三十三条</Law>
        </p>
      </div>
      <p class="ruler-t">
        今天（
        <Day on={today} />，{weekdayName(today)}）当面提交的申请，应当在
        <b>
          <Day on={end} />
        </b>
        （{weekdayName(end)}）以前答复。
        {provisional && '期间跨到还没有公布放假安排的年份，这个日期只作暂定。'}
      </p>
    </>
  )
}
