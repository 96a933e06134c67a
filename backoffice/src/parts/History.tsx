import { recordWords } from '@gongkai/rules/access'
import type { HistoryRow } from '@gongkai/server/history'
import { useState } from 'react'
import { type Change, changesOf } from './changes.ts'
import { useNames } from './useNames.ts'
import { When } from './When.tsx'

/** Who, when, what changed and why; newest first. */
export function History({ rows }: { rows: readonly HistoryRow[] }) {
  const names = useNames()
  if (rows.length === 0) return <p className="mute">还没有记录。</p>
  return (
    <ol className="line">
      {rows.map((row) => (
        <li key={`${row.at}-${row.seq}`}>
          <span className="when">
            <When at={row.at} />　{row.actorName}
          </span>
          <span className="what">{recordWords[row.act] ?? row.act}</span>
          <Changes changes={changesOf(row.before, row.after, names)} />
          {row.reason ? <p>理由：{row.reason}</p> : null}
        </li>
      ))}
    </ol>
  )
}

/** What was, struck out, and what is. */
export const Changes = ({ changes }: { changes: readonly Change[] }) =>
  changes.map(({ field, was, is }) => (
    <p key={field}>
      {field ? `${field}：` : null}
      {was === null ? null : (
        <del>
          <span className="vh">原来</span>
          <Value text={was} />
        </del>
      )}
      {was !== null && is !== null ? ' → ' : null}
      {is === null ? null : (
        <ins>
          <Value text={is} />
        </ins>
      )}
    </p>
  ))

/** Longer values stand folded: a record of a whole year of days would hide the others. */
const LONG = 160

const Value = ({ text }: { text: string }) => (text.length <= LONG ? text : <Folded text={text} />)

function Folded({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      {open ? text : `${text.slice(0, LONG)}…`}{' '}
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起' : '全部'}
      </button>
    </>
  )
}
