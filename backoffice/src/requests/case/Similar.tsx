import { Link } from 'react-router'
import { useRead } from '../../api/hooks.ts'
import { type SimilarRequests, similarToRequest, similarToSubmission } from '../../api/triage.ts'
import { Card } from '../../parts/Card.tsx'
import { Load } from '../../parts/Load.tsx'
import { Note } from '../../parts/Note.tsx'

/** What is near a request, on its page. */
export const SimilarToRequest = ({ id }: { id: string }) => (
  <Load from={useRead(similarToRequest, { params: { id } })}>{(found) => <Similar of={found} />}</Load>
)

/** What is near a submission, before it is confirmed. */
export const SimilarToSubmission = ({ id }: { id: string }) => (
  <Load from={useRead(similarToSubmission, { params: { id } })}>{(found) => <Similar of={found} />}</Load>
)

type Row = SimilarRequests['rows'][number]

/** From so much of the description on it is worth saying how much. */
const ALIKE = 30

const whyNear = ({ split, sameApplicant, alike }: Row): string =>
  [
    split ? '由同一件拆分' : '',
    sameApplicant ? '同一申请人' : '',
    alike >= ALIKE ? (alike === 100 ? '内容相同' : `内容相近（${alike}%）`) : '',
  ]
    .filter((word) => word !== '')
    .join('，')

/** 相近的申请: why each is near and what became of it; a repetition is said first, with what its letter needs. */
function Similar({ of: { rows, hint } }: { of: SimilarRequests }) {
  if (rows.length === 0) return null
  return (
    <Card title="相近的申请" count={rows.length} bare>
      {hint ? (
        <div className="card-b">
          <Note kind="warn" title={hint.kind === 'repeat' ? '可能是重复申请' : '前次还没有答复'}>
            <p>
              {hint.says} <span className="law">{hint.basis}</span>
            </p>
          </Note>
        </div>
      ) : null}
      <ul className="mini">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              <Link to={`/requests/${row.id}`}>{row.number}</Link>　{whyNear(row)}，{row.outcomeSays ?? row.statusSays}
            </p>
            <p>{row.description}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
