import { Button } from 'antd'
import { readEarlierApplicant } from '../../api/case.ts'
import { useCommand } from '../../api/hooks.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { ErrorNote } from '../../parts/Note.tsx'
import { dateInWords } from '../../parts/words.ts'
import { ApplicationFacts } from '../ApplicationFacts.tsx'

/** What the application said before each correction; shown only when asked for, and the asking is on record. */
export function EarlierApplications({ one: { id, history } }: { one: RequestCase }) {
  const corrections = history.filter(({ act }) => act.type === 'applicationCorrected')
  if (corrections.length === 0) return null
  return (
    <Card title="更正前的申请" count={corrections.length}>
      {corrections.map(({ seq, on }) => (
        <Earlier key={seq} id={id} seq={seq} on={on} />
      ))}
    </Card>
  )
}

interface EarlierProps {
  readonly id: string
  readonly seq: number
  readonly on: string
}

function Earlier({ id, seq, on }: EarlierProps) {
  const open = useCommand(readEarlierApplicant)
  const says = `${dateInWords(on)}更正前`
  if (open.answer)
    return (
      <section aria-label={says}>
        <h3>{says}</h3>
        <ApplicationFacts of={open.answer} />
      </section>
    )
  return (
    <>
      <ErrorNote error={open.error} />
      <p className="acts">
        <Button size="small" loading={open.pending} onClick={() => open.run({ params: { id, seq: String(seq) } })}>
          显示{says}的内容
        </Button>
      </p>
    </>
  )
}
