import { timeInWords } from './words.ts'

export interface HistoryEntry {
  readonly id: string | number
  readonly at: string
  readonly by: string
  /** What was done, in words. */
  readonly did: string
  readonly reason?: string | null | undefined
  readonly changes?: readonly { readonly field: string; readonly was: string | null; readonly is: string | null }[]
}

/** Who, when, what changed and why; newest first. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="mute">还没有记录。</p>
  return (
    <ol className="line">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="when">
            <time dateTime={entry.at}>{timeInWords(entry.at)}</time>　{entry.by}
          </span>
          <span className="what">{entry.did}</span>
          {entry.changes?.map(({ field, was, is }) => (
            <p key={field}>
              {field}：{was === null ? null : <del>{was}</del>}
              {was !== null && is !== null ? ' → ' : null}
              {is === null ? null : <ins>{is}</ins>}
            </p>
          ))}
          {entry.reason ? <p>理由：{entry.reason}</p> : null}
        </li>
      ))}
    </ol>
  )
}
