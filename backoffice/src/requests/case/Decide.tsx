import {
  type FieldValues,
  fieldsDemanded,
  type OutcomeCode,
  outcomeOf,
  partsOf,
  restsOnLaw,
  spelledOut,
  type WithheldPart,
} from '@gongkai/rules/outcomes'
import { Form } from 'antd'
import { Link, useNavigate } from 'react-router'
import { acts, type RequestCase } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { Note } from '../../parts/Note.tsx'
import { Behind, useVersion } from './Behind.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { draftOf, knownOf } from './known.ts'
import { OutcomeField } from './OutcomeField.tsx'
import { Steps } from './Steps.tsx'
import { basisOf } from './words.ts'

interface DecideProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
}

interface Values {
  readonly outcome: OutcomeCode
  readonly values?: FieldValues
}

/** The outcome by the seven steps, then what it demands; an incomplete draft may be kept. */
export function Decide({ one, reload }: DecideProps) {
  const [form] = Form.useForm()
  const seen = useVersion(one, reload)
  const navigate = useNavigate()
  const outcome = Form.useWatch<OutcomeCode | undefined>('outcome', form)
  const values = (Form.useWatch<FieldValues | undefined>('values', form) ?? {}) as FieldValues
  const draft = draftOf(one)
  const demanded = outcome ? fieldsDemanded(outcome, values) : []
  const initial = draft
    ? { outcome: draft.outcome, values: { ...knownOf(one), ...draft.values } }
    : { ...(one.ended ? { outcome: one.ended } : {}), values: knownOf(one) }
  return (
    <div className="cols cols-2">
      <Card title="答复">
        {one.returned ? (
          <Note kind="warn" title="退回的理由">
            <p>{one.returned}</p>
          </Note>
        ) : null}
        <Behind one={one} seen={seen} may={one.acts.includes('drafted')} />
        <CommandForm
          to={acts.drafted}
          form={form}
          draft={`request.${one.id}.drafted`}
          initial={initial as never}
          input={({ outcome: chosen, values: given = {} }: Values) => ({
            params: { id: one.id },
            body: { version: seen.version, outcome: chosen, values: stated(chosen, given) },
          })}
          onRefused={seen.onRefused}
          onDone={() => navigate(`/requests/${one.id}`)}
          onCancel={() => navigate(`/requests/${one.id}`)}
          submit="保存答复"
        >
          <Form.Item name="outcome" rules={[{ required: true, message: '请按步骤选择处理决定' }]} noStyle>
            <Steps
              ended={one.ended as OutcomeCode | null}
              aside={
                one.acts.includes('correctionAsked') ? (
                  <p>
                    不明确的，先<Link to={`/requests/${one.id}`}>回到申请，告知补正</Link>（一次性告知）。
                  </p>
                ) : null
              }
            />
          </Form.Item>
          {outcome ? (
            <>
              <Advice outcome={outcome} />
              {demanded.map((demand) => (
                <OutcomeField
                  key={demand.field}
                  demand={demand}
                  missing={draft?.outcome === outcome ? one.missing : []}
                />
              ))}
            </>
          ) : null}
        </CommandForm>
      </Card>
      <div>
        {outcome ? (
          <EvidenceList one={one} outcome={outcome} values={values} version={seen.version} onMoved={seen.moved} />
        ) : null}
        <Card title="申请的内容">
          <p className="asked">{one.application.description}</p>
        </Card>
      </div>
    </div>
  )
}

/** Only what the outcome asks for: what was typed for another one first stays out of the record. */
function stated(outcome: OutcomeCode, values: FieldValues): FieldValues {
  const asked = fieldsDemanded(outcome, values).map(({ field }) => field)
  return Object.fromEntries(
    asked.flatMap((field) => {
      const value = values[field]
      if (value === undefined || value === '' || value === null) return []
      return [[field, field === 'withheldParts' ? partsOf(values).map(lawful) : value]]
    }),
  )
}

/** The law that was typed for another ground stays out of the record too. */
const lawful = ({ lawName, lawArticle, ...part }: WithheldPart): WithheldPart =>
  restsOnLaw(part.ground) && lawName && lawArticle ? { ...part, lawName, lawArticle } : part

const plain = (text: string) => spelledOut(text).replaceAll('**', '')

/** When the outcome applies, what the letter must say and what goes wrong (outcomes.md §3). */
function Advice({ outcome }: { outcome: OutcomeCode }) {
  const { zh, when, must, mistake } = outcomeOf(outcome)
  return (
    <Note title={zh}>
      <p>
        <b>适用</b>　{plain(when)} <span className="law">{basisOf(outcome)}</span>
      </p>
      <p>
        <b>应写</b>　{plain(must)}
      </p>
      {mistake === '—' ? null : (
        <p>
          <b>常见错误</b>　{plain(mistake)}
        </p>
      )}
    </Note>
  )
}
