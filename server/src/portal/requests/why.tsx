import { inChinese } from '@gongkai/rules/dates'
import type { PublicCase } from '../../requests/contract.ts'
import { reasonsOf } from '../calculator/explain.ts'
import { DayRows } from '../calculator/result.tsx'
import { presentRun } from '../calculator/runs.ts'
import { CalendarKey, DayCalendar } from '../components/calendar.tsx'
import { Law } from '../components/text.tsx'
import type { Site } from '../facts.ts'

/** 为什么是这一天: in sentences, as a calendar, and day by day. */
export function Why({ site, found }: { site: Site; found: PublicCase }) {
  const run = presentRun({ trace: found.days })
  const end = run.at(-1)
  if (!end) return null
  const day = found.respondBy
  return (
    <section aria-labelledby="why">
      <h2 class="h-sec" id="why">
        {day ? `为什么是${inChinese(day)}` : '期限怎样计算'}
      </h2>
      {found.status === 'correcting' && (
        <p class="measure gap-s">以下是补正以前的计算。收到补正以后，从次日起重新计算20个工作日。</p>
      )}
      <div class="whyday">
        <ol class="reason">
          {reasonsOf({ trace: found.days }).map(({ says, basis }) => (
            <li key={says}>
              <span>{says}</span>
              <Law>{basis}</Law>
            </li>
          ))}
        </ol>
        <div class="calbox">
          <DayCalendar run={run} today={site.today} caption="答复期限逐日历" />
          <CalendarKey />
        </div>
      </div>
      <details class="fold gap-t">
        <summary>逐日列表（{found.days.length}天）</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what slides must be reachable with the keyboard */}
        <section class="scroll" tabIndex={0} aria-label="逐日列表">
          <DayRows rows={found.days} />
        </section>
      </details>
    </section>
  )
}
