import { useState } from 'react'
import { useParams } from 'react-router'
import { changeNotice, type Notice, readNotice } from '../api/calendar.ts'
import { useRead } from '../api/hooks.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { History } from '../parts/History.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { When } from '../parts/When.tsx'
import { dateInWords } from '../parts/words.ts'
import { NoticeFields, type NoticeValues, noticeInput, noticeValues } from './NoticeFields.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import { scopes, stateOf } from './words.ts'

/** One notice: what it says, which dates it changes, and applying or withdrawing it. */
export default function NoticePage() {
  const { id = '' } = useParams()
  const read = useRead(readNotice, { params: { id } })
  return <Load from={read}>{(notice) => <Shown key={notice.id} notice={notice} />}</Load>
}

function Shown({ notice }: { notice: Notice }) {
  const [editing, setEditing] = useState(false)
  const [says, kind] = stateOf(notice.state)
  const apply = notice.acts.includes('apply')
  const withdraw = notice.acts.includes('withdraw')
  return (
    <Page
      title={notice.number}
      above={[['工作日历', '/calendar']]}
      tags={<span className={`tag ${kind}`}>{says}</span>}
    >
      {notice.state === 'withdrawn' && notice.reason ? (
        <Note kind="warn" title="已经撤回">
          <p>{notice.reason}</p>
        </Note>
      ) : null}
      <div className="cols cols-2">
        <div>
          {editing ? (
            <Card title="修改通知">
              <CommandForm
                to={changeNotice}
                draft={`notice.${notice.id}`}
                initial={noticeValues(notice)}
                input={(values: NoticeValues) => ({
                  params: { id: notice.id },
                  body: { version: notice.version, notice: noticeInput(values) },
                })}
                onDone={() => setEditing(false)}
                onCancel={() => setEditing(false)}
                submit="保存"
              >
                <NoticeFields />
              </CommandForm>
            </Card>
          ) : (
            <Content notice={notice} onEdit={() => setEditing(true)} />
          )}
          {!editing && (apply || withdraw) ? <PreviewCard id={notice.id} act={apply ? 'apply' : 'withdraw'} /> : null}
        </div>
        <Card title="历史">
          <History rows={notice.history} />
        </Card>
      </div>
    </Page>
  )
}

function Content({ notice, onEdit }: { notice: Notice; onEdit: () => void }) {
  return (
    <Card
      title="通知的内容"
      acts={
        notice.acts.includes('change') ? (
          <button type="button" className="link" onClick={onEdit}>
            修改
          </button>
        ) : null
      }
    >
      <Facts
        rows={[
          ['名称', notice.name],
          ['范围', notice.region ? `${scopes[notice.scope]} ${notice.region}` : scopes[notice.scope]],
          ['安排', `${notice.year}年`],
          ['发文日期', dateInWords(notice.issuedOn)],
          [
            '公布网页',
            notice.sourceUrl ? (
              <a key="url" href={notice.sourceUrl} target="_blank" rel="noreferrer">
                {notice.sourceUrl}
              </a>
            ) : null,
          ],
        ]}
      />
      <Scroll label="放假安排">
        <thead>
          <tr>
            <th scope="col">节日</th>
            <th scope="col">第一天</th>
            <th scope="col">最后一天</th>
            <th scope="col">调休上班</th>
          </tr>
        </thead>
        <tbody>
          {notice.arrangements.map((one) => (
            <tr key={one.name + one.from}>
              <th scope="row">{one.name}</th>
              <td>
                <When at={one.from} weekday />
              </td>
              <td>
                <When at={one.to} weekday />
              </td>
              <td className="long">
                {one.makeup.map((date) => dateInWords(date, { weekday: true })).join('、') || '—'}
              </td>
            </tr>
          ))}
          {notice.entries.map((one) => (
            <tr key={one.name + one.from}>
              <th scope="row">{one.name}</th>
              <td>
                <When at={one.from} weekday />
              </td>
              <td>
                <When at={one.to} weekday />
              </td>
              <td>{one.kind === 'makeup' ? '上班' : '—'}</td>
            </tr>
          ))}
        </tbody>
      </Scroll>
    </Card>
  )
}
