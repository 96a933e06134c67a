import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { renewSubmissionCode } from '../api/requests.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Note } from '../parts/Note.tsx'

interface CodeProps {
  readonly id: string
  /** A submission, unless it has become a request. */
  readonly to?: typeof renewSubmissionCode
}

/** A new query code for whoever shows at the office that the submission or request is theirs. */
export function SubmissionCode({ id, to = renewSubmissionCode }: CodeProps) {
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const close = () => {
    setOpen(false)
    setCode(null)
  }
  return (
    <>
      <p className="acts">
        <Button size="small" onClick={() => setOpen(true)}>
          补发查询码
        </Button>
      </p>
      <Modal open={open} title="补发查询码" footer={null} onCancel={close} mask={{ closable: false }} destroyOnHidden>
        {code ? (
          <Note kind="ok">
            <p>新的查询码，只显示这一次，请抄给申请人。原来的已经作废。</p>
            <p className="big mono">{code}</p>
            <p className="acts">
              <Button onClick={close}>已经抄好</Button>
            </p>
          </Note>
        ) : (
          <CommandForm
            to={to}
            input={({ seen }: { seen: string }) => ({ params: { id }, body: { seen } })}
            onDone={(answer) => setCode(answer.code)}
            onCancel={close}
            submit="补发"
          >
            <Form.Item
              name="seen"
              label="核对了什么身份证明"
              extra="例如：居民身份证原件，与申请一致。"
              rules={[{ required: true }]}
            >
              <Input maxLength={200} />
            </Form.Item>
          </CommandForm>
        )}
      </Modal>
    </>
  )
}
