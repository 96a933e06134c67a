import { Modal } from 'antd'
import { useState } from 'react'
import { useSignedIn } from '../../accounts/session.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { Note } from '../../parts/Note.tsx'
import { WhyDate } from '../../parts/WhyDate.tsx'
import { dateInWords } from '../../parts/words.ts'

type Row = RequestCase['clocks']['trace'][number]

const names: Readonly<Record<string, string>> = {
  correctionNotice: '告知补正',
  correctionDue: '申请人补正',
  response: '答复',
  extension: '延长答复',
}
/** The order in which they matter to whoever works on the case. */
const order = ['response', 'extension', 'correctionNotice', 'correctionDue']

/** The clocks of a case, each with its days; every date opens why it is this one. */
export function Clocks({ one }: { one: RequestCase }) {
  const { trace, warnings, provisional, status } = one.clocks
  const running = [...new Set(trace.map((row) => row.clock))].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const over = status !== 'open' || one.status === 'voided'
  const is = over ? 'over' : one.status === 'correcting' ? 'paused' : 'running'
  return (
    <Card title="期限">
      {provisional.length > 0 ? (
        <Note kind="warn">
          <p>日期为暂定：放假安排没有公布的，公布后自动重算。</p>
        </Note>
      ) : null}
      {running.map((clock) => (
        <Clock key={clock} clock={clock} rows={trace.filter((row) => row.clock === clock)} is={is} />
      ))}
      {warnings.length > 0 ? (
        <ul className="warns">
          {warnings.map(({ code, message, basis }) => (
            <li key={code + message}>
              {message} <span className="law">{basis}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

interface ClockProps {
  readonly clock: string
  readonly rows: readonly Row[]
  readonly is: 'running' | 'paused' | 'over'
}

const reply = ['response', 'extension']

function Clock({ clock, rows, is }: ClockProps) {
  const { today } = useSignedIn()
  const [open, setOpen] = useState(false)
  const counted = lastRun(rows).filter((row) => row.count !== null)
  const last = counted.at(-1)
  if (!last) return null
  const main = reply.includes(clock)
  const now = counted.findLast((row) => row.date <= today)?.count ?? 0
  const length = last.count ?? counted.length
  if (main && is === 'paused')
    return (
      <section className="clock" aria-label={names[clock] ?? clock}>
        <h3>
          {names[clock] ?? clock}
          <span className="mute">暂停计算</span>
        </h3>
        <p>收到补正之日起，重新计算{length}个工作日。</p>
      </section>
    )
  return (
    <section className="clock" aria-label={names[clock] ?? clock}>
      <h3>
        {names[clock] ?? clock}
        <span className="mute">{length}个工作日</span>
      </h3>
      <p className={main ? 'big' : 'end-day'}>
        <time dateTime={last.date}>{dateInWords(last.date)}</time>
      </p>
      {main && is === 'running' ? (
        <>
          <p>
            {today > last.date
              ? '期限已经届满'
              : now === 0
                ? clock === 'extension'
                  ? '自原期限届满的次日起计算'
                  : '自次日起计算'
                : `今天是第${now}日`}
          </p>
          <ol className="days" aria-hidden="true">
            {counted.map((row) => (
              <li key={row.date} className={cellOf(row.date, today, last.date)}>
                {row.count}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <p>
        <button
          type="button"
          className="link"
          aria-label={`${names[clock] ?? clock}：为什么是这一天`}
          onClick={() => setOpen(true)}
        >
          为什么是这一天
        </button>
      </p>
      <Modal
        open={open}
        title={`${names[clock] ?? clock}：为什么是这一天`}
        footer={null}
        width={720}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <WhyDate rows={rows} end={last.date} />
      </Modal>
    </section>
  )
}

/** A clock that was started anew is shown from there (条例第30条). */
function lastRun(rows: readonly Row[]): readonly Row[] {
  const from = rows.findLastIndex((row) => row.count === 1)
  return from < 0 ? rows : rows.slice(from)
}

const cellOf = (day: string, today: string, end: string): string =>
  [day < today ? 'past' : '', day === today ? 'now' : '', day === end ? 'end' : ''].filter(Boolean).join(' ')
