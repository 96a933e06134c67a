import type { TemplateLetter } from '@gongkai/rules/letters'
import { Form } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { addressOf } from '../../api/call.ts'
import {
  downloadLetter,
  downloadSealed,
  type Letter,
  letterFacts,
  previewLetter,
  readLetter,
  rewriteLetter,
} from '../../api/case.ts'
import { useRead } from '../../api/hooks.ts'
import { type RequestCase, readRequest } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { History } from '../../parts/History.tsx'
import { Load } from '../../parts/Load.tsx'
import { Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import { blanksToWrite, FilledIn, LetterFields, type LetterValues, useDays, valuesSent } from './LetterFields.tsx'
import { LetterWork } from './LetterWork.tsx'
import { Sheet } from './ReplyPanel.tsx'
import { letterStates } from './words.ts'

/** One letter of a case: its text, its number, its sealed copy. */
export default function LetterPage() {
  const { id = '', letter = '' } = useParams()
  const request = useRead(readRequest, { params: { id } })
  const read = useRead(readLetter, { params: { id: letter } })
  return (
    <Load from={request}>
      {(one) => <Load from={read}>{(of) => <Shown key={of.id} one={one} letter={of} />}</Load>}
    </Load>
  )
}

interface ShownProps {
  readonly one: RequestCase
  readonly letter: Letter
}

function Shown({ one, letter }: ShownProps) {
  const [editing, setEditing] = useState(false)
  const [says, tag] = letterStates[letter.state]
  const preview = useRead(previewLetter, { params: { id: letter.id } })
  const mayWrite = letter.acts.includes('letter.draft')
  return (
    <Page
      title={letter.documentNumber ?? letter.kindName}
      above={[
        ['依申请公开', '/requests'],
        [one.number, `/requests/${one.id}?view=letters`],
      ]}
      tags={<span className={`tag ${tag}`}>{says}</span>}
    >
      {letter.voidReason ? (
        <Note kind="warn" title="已经作废">
          <p>{letter.voidReason}</p>
        </Note>
      ) : null}
      <div className="cols cols-2">
        <div>
          {editing && mayWrite ? (
            <Edit one={one} letter={letter} onDone={() => setEditing(false)} />
          ) : (
            <Card
              title={letter.kindName}
              acts={
                <>
                  {mayWrite ? (
                    <button type="button" className="link" onClick={() => setEditing(true)}>
                      修改
                    </button>
                  ) : null}
                  <a href={addressOf(downloadLetter, { params: { id: letter.id } })}>下载Word文件</a>
                  {letter.state === 'sealed' || letter.state === 'issued' ? (
                    <a href={addressOf(downloadSealed, { params: { id: letter.id } })}>下载盖章件</a>
                  ) : null}
                </>
              }
              bare
            >
              <div className="letter">
                <Load from={preview}>{({ html }) => <Sheet html={html} />}</Load>
              </div>
            </Card>
          )}
        </div>
        <div>
          <LetterWork one={one} letter={letter} onEdit={() => setEditing(true)} />
          <Card title="历史">
            <History rows={letter.history} />
          </Card>
        </div>
      </div>
    </Page>
  )
}

interface Values {
  readonly values?: LetterValues
}

/** The draft is written anew; what the program fills in is computed again. */
function Edit({ one, letter, onDone }: ShownProps & { onDone: () => void }) {
  const kind = letter.kind as TemplateLetter
  const [form] = Form.useForm()
  const facts = useRead(letterFacts, { params: { id: one.id }, query: { kind, ...useDays(form) } })
  return (
    <Load from={facts}>
      {({ filled }) => (
        <>
          <Card title="修改草稿">
            <CommandForm
              to={rewriteLetter}
              form={form}
              draft={`letter.${letter.id}`}
              initial={{ values: letter.values as LetterValues }}
              input={({ values = {} }: Values) => ({
                params: { id: one.id, letter: letter.id },
                body: { version: letter.version, values: valuesSent(values) },
              })}
              onDone={onDone}
              onCancel={onDone}
              submit="保存草稿"
            >
              <LetterFields blanks={blanksToWrite(kind, filled)} />
            </CommandForm>
          </Card>
          <FilledIn values={filled as LetterValues} />
        </>
      )}
    </Load>
  )
}
