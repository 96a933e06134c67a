import type { HistoryRow } from '@gongkai/server/history'
import { type Change, changesOf } from './changes.ts'
import { timeInWords } from './words.ts'

type Entry = HistoryRow & { readonly actorName?: string; readonly actSays?: string }

/** Who, when, what changed and why; newest first. */
export function History({ rows }: { rows: readonly Entry[] }) {
  if (rows.length === 0) return <p className="mute">还没有记录。</p>
  return (
    <ol className="line">
      {rows.map((row) => (
        <li key={`${row.at}-${row.seq}`}>
          <span className="when">
            <time dateTime={row.at}>{timeInWords(row.at)}</time>　{row.actorName ?? row.actor}
          </span>
          <span className="what">{row.actSays ?? row.act}</span>
          <Changes changes={changesOf(row.before, row.after)} />
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
          {was}
        </del>
      )}
      {was !== null && is !== null ? ' → ' : null}
      {is === null ? null : <ins>{is}</ins>}
    </p>
  ))
