import { useIsMutating } from '@tanstack/react-query'
import { Button } from 'antd'
import { applyNotice, type Preview, previewNotice, withdrawNotice } from '../api/calendar.ts'
import { useCommand, useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { ErrorNote, Note } from '../parts/Note.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { countInWords, dateInWords } from '../parts/words.ts'
import { dayKinds } from './words.ts'

type Act = 'apply' | 'withdraw'

/** Which dates would change, before anybody decides; deciding sends back the state that was seen. */
export function PreviewCard({ id, act }: { id: string; act: Act }) {
  // Once it is decided there is nothing to preview: what is shown is not read again while a command runs.
  const idle = useIsMutating() === 0
  const read = useRead(previewNotice, { params: { id }, query: { act } }, { enabled: idle })
  return (
    <Card
      title={act === 'apply' ? '用于日历以后，改变哪些日期' : '撤回以后，改变哪些日期'}
      acts={read.data && read.data.problems.length === 0 ? <Decide id={id} act={act} preview={read.data} /> : null}
    >
      <Load from={read}>{(preview) => <Shown preview={preview} />}</Load>
    </Card>
  )
}

function Decide({ id, act, preview: { version, calendarVersion } }: { id: string; act: Act; preview: Preview }) {
  const apply = useCommand(applyNotice)
  if (act === 'withdraw')
    return (
      <ReasonDialog
        to={withdrawNotice}
        says="撤回通知"
        danger
        effect="日历回到没有这个通知时的样子，正在进行的期限按此重新计算。"
        input={({ reason }: { reason: string }) => ({ params: { id }, body: { version, calendarVersion, reason } })}
      />
    )
  return (
    <>
      <Button
        type="primary"
        loading={apply.pending}
        onClick={() => apply.run({ params: { id }, body: { version, calendarVersion } })}
      >
        用于日历
      </Button>
      <ErrorNote error={apply.error} />
    </>
  )
}

function Shown({ preview }: { preview: Preview }) {
  const { problems, warnings, year, days, examples, watched } = preview
  return (
    <>
      {problems.length > 0 ? (
        <Note kind="bad" title="还不能用于日历">
          <ul>
            {problems.map(({ at, message }) => (
              <li key={at + message}>{message}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      {warnings.length > 0 ? (
        <Note kind="warn" title="请核对">
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      <p>
        {year.year}年的工作日从{year.workdays.before}日变为{year.workdays.after}日
        {year.known.before ? '' : '（原来是暂定）'}；{countInWords(days.length)}天改变。
      </p>
      {days.length > 0 ? (
        <Scroll label="改变的日子">
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">原来</th>
              <th scope="col">以后</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, before, after }) => (
              <tr key={date}>
                <th scope="row">{dateInWords(date, { weekday: true })}</th>
                <td>{dayKinds[before.kind]}</td>
                <td>
                  {dayKinds[after.kind]}
                  {after.name ? `（${after.name}）` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </Scroll>
      ) : null}
      {watched.map(({ says, total, rows }) => (
        <section key={says} className="between">
          <h3>
            {says}：{countInWords(total)}件的日期改变
          </h3>
          <Dates rows={rows.map(({ label, dates, subject }) => ({ key: subject.id, label, dates }))} />
        </section>
      ))}
      {examples.length > 0 ? (
        <section className="between">
          <h3>举例：当面提交的申请</h3>
          <Dates
            rows={examples.map(({ receivedOn, dates }) => ({
              key: receivedOn,
              label: `${dateInWords(receivedOn)}收到`,
              dates,
            }))}
          />
        </section>
      ) : null}
    </>
  )
}

type Changed = Preview['examples'][number]['dates'][number]

const dated = ({ date, provisional }: Changed['before']) => `${dateInWords(date)}${provisional ? '（暂定）' : ''}`

const Dates = ({ rows }: { rows: readonly { key: string; label: string; dates: readonly Changed[] }[] }) => (
  <Scroll label="改变的期限">
    <thead>
      <tr>
        <th scope="col">哪一件</th>
        <th scope="col">哪个日期</th>
        <th scope="col">原来</th>
        <th scope="col">以后</th>
      </tr>
    </thead>
    <tbody>
      {rows.flatMap(({ key, label, dates }) =>
        dates.map((one) => (
          <tr key={key + one.name}>
            <th scope="row">{label}</th>
            <td>{one.name}</td>
            <td>{dated(one.before)}</td>
            <td>{dated(one.after)}</td>
          </tr>
        )),
      )}
    </tbody>
  </Scroll>
)
