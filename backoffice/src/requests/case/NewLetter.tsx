import { type TemplateLetter, templateLetters } from '@gongkai/rules/letters'
import { letters } from '@gongkai/rules/outcomes'
import { Form } from 'antd'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { letterFacts } from '../../api/case.ts'
import { useRead } from '../../api/hooks.ts'
import { beginLetter, type RequestCase, readRequest } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { Load } from '../../parts/Load.tsx'
import { Empty } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import { blanksToWrite, FilledIn, LetterFields, type LetterValues, useDays, valuesSent } from './LetterFields.tsx'
import { letterOf } from './words.ts'

/** A letter of a case is begun: what the program fills in is shown, the rest is written. */
export default function NewLetter() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const read = useRead(readRequest, { params: { id } })
  return (
    <Load from={read}>
      {(one) => {
        const kind = kindOf(params.get('kind'), one)
        return (
          <Page
            key={kind}
            title={kind ? `拟写${letters[kind].zh}` : '拟写文书'}
            above={[
              ['依申请公开', '/requests'],
              [one.number, `/requests/${one.id}`],
            ]}
          >
            {kind ? <Write one={one} kind={kind} /> : <Empty title="先拟定答复，再拟写答复文书" />}
          </Page>
        )
      }}
    </Load>
  )
}

function kindOf(said: string | null, { draft }: RequestCase): TemplateLetter | null {
  if (said === 'reply') return draft ? letterOf(draft.outcome) : null
  return templateLetters.find((kind) => kind === said) ?? null
}

interface Values {
  readonly values?: LetterValues
}

function Write({ one, kind }: { one: RequestCase; kind: TemplateLetter }) {
  const navigate = useNavigate()
  const [form] = Form.useForm()
  const facts = useRead(letterFacts, { params: { id: one.id }, query: { kind, ...useDays(form) } })
  const back = `/requests/${one.id}?view=letters`
  return (
    <Load from={facts}>
      {({ filled, proposed }) => (
        <div className="cols cols-2">
          <Card title="要填写的">
            <CommandForm
              to={beginLetter}
              form={form}
              draft={`request.${one.id}.${kind}`}
              initial={{
                values: { ...(kind === 'L05' ? { extensionDays: '20' } : {}), ...(proposed as LetterValues) },
              }}
              input={({ values = {} }: Values) => ({
                params: { id: one.id },
                body: { kind, values: valuesSent(values) },
              })}
              onDone={({ id }) => navigate(`/requests/${one.id}/letters/${id}`, { replace: true })}
              onCancel={() => navigate(back)}
              submit="保存草稿，预览"
            >
              <LetterFields blanks={blanksToWrite(kind, filled)} />
            </CommandForm>
          </Card>
          <FilledIn values={filled as LetterValues} />
        </div>
      )}
    </Load>
  )
}
