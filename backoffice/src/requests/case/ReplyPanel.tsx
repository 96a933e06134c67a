import type { FieldValues } from '@gongkai/rules/outcomes'
import { type Field, fields, type OutcomeCode, outcomeOf, partsOf } from '@gongkai/rules/outcomes'
import { Link } from 'react-router'
import { previewLetter } from '../../api/case.ts'
import { useRead } from '../../api/hooks.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Facts } from '../../parts/Card.tsx'
import { Load } from '../../parts/Load.tsx'
import { Empty } from '../../parts/Note.tsx'
import { dateInWords } from '../../parts/words.ts'
import { basisOf, replyLetter, roleName, shortDate } from './words.ts'

/** The reply: what is decided and why, who signed it, and the letter that says so. */
export function ReplyPanel({ one }: { one: RequestCase }) {
  const { draft } = one
  if (!draft)
    return (
      <Empty title="还没有拟定答复">
        {one.acts.includes('drafted') ? (
          <p>
            按七步顺序判断：补不补、是不是、谁负责、有没有、给不给、怎么给、怎么答。{' '}
            <Link to={`/requests/${one.id}/decide`}>拟定答复</Link>
          </p>
        ) : null}
      </Empty>
    )
  return (
    <>
      <div className="card-b">
        <p>
          <span className="tag tag-q">{draft.outcomeSays}</span>{' '}
          <span className="law">{basisOf(draft.outcome as OutcomeCode)}</span>
        </p>
        <Facts rows={statedIn(draft.values as FieldValues)} />
        <Signatures one={one} />
      </div>
      <ReplyLetter one={one} />
    </>
  )
}

const statedIn = (values: FieldValues): [string, string][] =>
  Object.entries(values).map(([key, value]) => {
    const field: Field = fields[key as keyof typeof fields]
    return [field.zh, valueInWords(field, value, values)]
  })

function valueInWords(field: Field, value: unknown, values: FieldValues): string {
  switch (field.kind) {
    case 'yesNo':
      return value ? '是' : '否'
    case 'date':
      return dateInWords(String(value))
    case 'choice':
      return field.options[String(value)] ?? String(value)
    case 'choices':
      return (value as readonly string[]).map((one) => field.options[one] ?? one).join('、')
    case 'parts':
      return partsOf(values)
        .map(({ what, ground, reason, lawName = '', lawArticle = '' }) => {
          const on = [outcomeOf(ground).zh, `${lawName}${lawArticle}`].filter(Boolean).join('，')
          return `${what}（${on}）：${reason}`
        })
        .join('；')
    default:
      return String(value)
  }
}

const Signatures = ({ one }: { one: RequestCase }) =>
  one.signatures.length === 0 ? null : (
    <ol className="line signed" aria-label="审签">
      {one.signatures.map(({ role, byName, at }) => (
        <li key={role}>
          <span className="when">{shortDate(at)}</span>
          <span className="what">
            {roleName(role)} {byName}　同意
          </span>
        </li>
      ))}
    </ol>
  )

function ReplyLetter({ one }: { one: RequestCase }) {
  const letter = replyLetter(one)
  if (letter) return <Preview id={letter.id} request={one.id} name={letter.documentNumber ?? letter.kindName} />
  const mayWrite = one.acts.includes('drafted') || one.status === 'signed'
  return mayWrite ? (
    <Empty title="还没有拟写答复文书">
      <p>
        日期、期限和救济途径由系统填入。<Link to={`/requests/${one.id}/letters/new?kind=reply`}>拟写答复文书</Link>
      </p>
    </Empty>
  ) : null
}

function Preview({ id, request, name }: { id: string; request: string; name: string }) {
  const read = useRead(previewLetter, { params: { id } })
  return (
    <>
      <div className="foot">
        <span>
          {name}　<span className="fld">浅底</span>由系统填入
        </span>
        <Link to={`/requests/${request}/letters/${id}`}>打开文书</Link>
      </div>
      <div className="letter">
        <Load from={read}>{({ html }) => <Sheet html={html} />}</Load>
      </div>
    </>
  )
}

export const Sheet = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server writes it from text alone, in a closed list of tags
  <div className="sheet" dangerouslySetInnerHTML={{ __html: html }} />
)
