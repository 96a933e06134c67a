import type { GrantRow } from '../api/agencies.ts'

const words: Readonly<Record<GrantRow['force'], readonly [string, string]>> = {
  now: ['有效', 'tag-ok'],
  later: ['还没有开始', 'tag-q'],
  over: ['已经结束', 'tag-no'],
}

export const forceOptions = Object.entries(words).map(([value, [label]]) => ({ value, label }))

/** Whether a role or a substitution is in force today. */
export const ForceTag = ({ force }: { force: GrantRow['force'] }) => (
  <span className={`tag ${words[force][1]}`}>{words[force][0]}</span>
)
