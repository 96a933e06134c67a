import {
  type EvidenceKey,
  evidence,
  evidenceDemanded,
  type FieldValues,
  type OutcomeCode,
} from '@gongkai/rules/outcomes'
import { useCommand } from '../../api/hooks.ts'
import { fileIn, type RequestCase } from '../../api/requests.ts'
import { Icon } from '../../frame/Icon.tsx'
import { Card } from '../../parts/Card.tsx'
import { FilePick } from '../../parts/FilePick.tsx'
import { ErrorNote } from '../../parts/Note.tsx'
import { accepted } from './FilesPanel.tsx'

interface EvidenceListProps {
  readonly one: RequestCase
  readonly outcome: OutcomeCode
  readonly values: FieldValues
  readonly version: number
  /** A paper was taken in: the case is one act further. */
  readonly onMoved: (version: number) => void
}

/** The papers that the outcome rests on; those that are there, and a place for each that is not. */
export function EvidenceList({ one, outcome, values, version, onMoved }: EvidenceListProps) {
  const demanded = evidenceDemanded(outcome, values)
  if (demanded.length === 0) return null
  return (
    <Card title="应有的证据">
      <ul className="chk">
        {demanded.map(({ evidence: key, severity }) => {
          const there = one.evidence.includes(key)
          return (
            <li key={key} className={there ? 'ok' : severity === 'error' ? 'bad' : 'warn'}>
              <Icon name={there ? 'tick' : 'alarm'} />
              <div>
                {evidence[key].zh} <span className="law">{evidence[key].basis}</span>
                {there ? null : key === 'searchRecord' ? (
                  <p>在申请页面“记录检索”。</p>
                ) : (
                  <AddEvidence one={one} evidence={key} version={version} onMoved={onMoved} />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

interface AddEvidenceProps extends Omit<EvidenceListProps, 'outcome' | 'values'> {
  readonly evidence: EvidenceKey
}

function AddEvidence({ one, evidence: key, version, onMoved }: AddEvidenceProps) {
  const add = useCommand(fileIn)
  const put = async (file: File) => {
    const done = await add.run({ params: { id: one.id }, body: { version: String(version), evidence: key } }, { file })
    if (done) onMoved(done.version)
  }
  return (
    <>
      <FilePick label={`存入${evidence[key].zh}`} accept={accepted} file={null} pending={add.pending} onPick={put} />
      <ErrorNote error={add.error} />
    </>
  )
}
