import type { UserRow } from '../api/accounts.ts'

const states: Readonly<Record<UserRow['state'], readonly [says: string, kind: string]>> = {
  active: ['使用中', 'tag-ok'],
  locked: ['已锁定', 'tag-warn'],
  disabled: ['已停用', 'tag-no'],
}

export const userStates = Object.entries(states).map(([value, [label]]) => ({ value, label }))

export const StateTag = ({ state }: { state: UserRow['state'] }) => (
  <span className={`tag ${states[state][1]}`}>{states[state][0]}</span>
)
