import type { AgencyRow } from '../api/agencies.ts'
import { stateOf } from './words.ts'

/** Whether the agency exists; nothing is said of those that do, which are nearly all. */
export const AgencyTag = ({ state }: { state: AgencyRow['state'] }) => {
  const [says, kind] = stateOf(state)
  return state === 'active' ? null : <span className={`tag ${kind}`}>{says}</span>
}
