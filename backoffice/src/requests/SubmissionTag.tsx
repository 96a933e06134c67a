import { submissionStates } from '@gongkai/rules/requests'
import type { SubmissionRow } from '../api/requests.ts'
import { DueLabel } from './Due.tsx'

/** What became of a submission; one that waits says since when, after a working day louder, after two loudest. */
export function SubmissionTag({ of: { state, alarm, waited } }: { of: SubmissionRow }) {
  if (state !== 'waiting') return <>{submissionStates[state]}</>
  if (alarm === 'alarm') return <DueLabel kind="urgent" says={`待确认，已过${waited}个工作日`} />
  if (alarm === 'remind') return <DueLabel kind="near" says="待确认，已过1个工作日" />
  return <DueLabel kind="normal" says="今天待确认" />
}
