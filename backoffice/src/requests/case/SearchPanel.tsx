import type { RequestCase } from '../../api/requests.ts'
import { Empty } from '../../parts/Note.tsx'
import { HappenedItem } from './Happenings.tsx'

/** Where it was looked for, and what the secrecy reviewer said. */
export function SearchPanel({ one }: { one: RequestCase }) {
  const found = one.history.filter(({ act }) => act.type === 'searched' || act.type === 'secrecyReviewed')
  if (found.length === 0)
    return (
      <Empty title="还没有检索记录和保密审查">
        <p>“信息不存在”应当有检索记录；提供的信息应当先经保密审查。</p>
      </Empty>
    )
  return (
    <div className="card-b">
      <ol className="line">
        {[...found].reverse().map((one_) => (
          <HappenedItem key={one_.seq} happened={one_} one={one} />
        ))}
      </ol>
    </div>
  )
}
