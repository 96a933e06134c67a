import { decisionProblems, type FieldValues } from '@gongkai/rules/outcomes'
import { useSignedIn } from '../../accounts/session.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Icon } from '../../frame/Icon.tsx'
import { Card } from '../../parts/Card.tsx'
import { replyLetter } from './words.ts'

interface Check {
  readonly says: string
  readonly kind: 'bad' | 'warn' | 'ok'
}

/** What still stands in the way of the reply, failures first, then what would not stand in review. */
export function Checks({ one }: { one: RequestCase }) {
  const { today } = useSignedIn()
  const { draft } = one
  if (!draft || one.status === 'archived' || one.status === 'voided') return null
  const checks = checksOf(one, today)
  const bad = checks.filter(({ kind }) => kind === 'bad').length
  return (
    <Card title="校验" acts={bad > 0 ? <span className="tag tag-bad">{bad}处</span> : null}>
      <ul className="chk">
        {checks.map(({ says, kind }) => (
          <li key={says} className={kind}>
            <Icon name={kind === 'ok' ? 'tick' : 'alarm'} />
            <span>
              <span className="vh">{kind === 'ok' ? '通过：' : kind === 'bad' ? '必须改正：' : '建议：'}</span>
              {says}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function checksOf(one: RequestCase, today: string): Check[] {
  const { draft, missing } = one
  if (!draft) return []
  const found = decisionProblems({
    outcome: draft.outcome,
    values: draft.values as FieldValues,
    evidence: one.evidence as never,
    decidedOn: (one.decidedOn ?? today) as never,
    receivedOn: one.receivedOn as never,
  })
  const bad = missing.map(({ message }): Check => ({ says: message, kind: 'bad' }))
  const warn = found
    .filter(({ severity }) => severity === 'warning')
    .map(({ message }): Check => ({ says: message, kind: 'warn' }))
  const letter = replyLetter(one)
  return [
    ...bad,
    ...warn,
    ...(bad.length === 0 ? [{ says: '应写的内容和应有的证据齐全', kind: 'ok' } as const] : []),
    letter
      ? { says: `${letter.kindName}已经拟写，与“${draft.outcomeSays}”相符`, kind: 'ok' }
      : { says: '还没有拟写答复文书', kind: 'warn' },
    ...(one.secrecy === null
      ? []
      : [
          {
            says: one.secrecy ? '保密审查：可以公开' : '保密审查：不能公开',
            kind: one.secrecy ? 'ok' : 'bad',
          } as const,
        ]),
  ]
}
