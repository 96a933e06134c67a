import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { splitRequest } from '../../api/case.ts'
import type { Answer } from '../../api/endpoint.ts'
import type { RequestCase } from '../../api/requests.ts'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { Note } from '../../parts/Note.tsx'
import { Behind, useVersion } from './Behind.tsx'
import { TextField } from './fields.tsx'

interface SplitDialogProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
  readonly onClose: () => void
}

interface Values {
  readonly keeps: string
  readonly parts: readonly { readonly text: string }[]
}

type Made = Answer<NonNullable<typeof splitRequest.operation>>['parts']

/** One application that asks for several matters becomes several requests (一事一申请); their codes are shown once. */
export function SplitDialog({ one, reload, onClose }: SplitDialogProps) {
  const seen = useVersion(one, reload)
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Modal open title="拆分" footer={null} onCancel={onClose} mask={{ closable: false }} width={640}>
      {made ? (
        <>
          <Note kind="ok" title="已经拆分，查询码只显示这一次">
            <ul>
              {made.map(({ id, number, code }) => (
                <li key={id}>
                  <Link to={`/requests/${id}`}>{number}</Link>　查询码 <span className="mono">{code}</span>
                </li>
              ))}
            </ul>
          </Note>
          <Button onClick={onClose}>已经告知申请人</Button>
        </>
      ) : (
        <>
          <p className="mute">每件各编一号，收到之日相同；也可以不拆分，在一份答复书中逐项答复。</p>
          <Behind one={one} seen={seen} may={one.acts.includes('split')} />
          <CommandForm
            to={splitRequest}
            draft={`request.${one.id}.split`}
            initial={{ keeps: one.description, parts: [{ text: '' }] }}
            input={({ keeps, parts }: Values) => ({
              params: { id: one.id },
              body: { version: seen.version, keeps, parts: parts.map(({ text }) => text) },
            })}
            onRefused={seen.onRefused}
            onDone={({ parts }) => setMade(parts)}
            onCancel={onClose}
            submit="拆分"
          >
            <TextField name="keeps" label="这一件继续办理的内容" max={4000} />
            <Form.List name="parts">
              {(lines, { add, remove }) => (
                <>
                  {lines.map(({ key, name }, n) => (
                    <Form.Item key={key} label={`拆出的第${n + 1}件`} required>
                      <Form.Item name={[name, 'text']} noStyle rules={[{ required: true, message: '请填写申请内容' }]}>
                        <Input.TextArea aria-label={`拆出的第${n + 1}件`} maxLength={4000} rows={2} />
                      </Form.Item>
                      {lines.length > 1 ? <Button onClick={() => remove(name)}>去掉</Button> : null}
                    </Form.Item>
                  ))}
                  <Button onClick={() => add({ text: '' })}>再拆出一件</Button>
                </>
              )}
            </Form.List>
          </CommandForm>
        </>
      )}
    </Modal>
  )
}
