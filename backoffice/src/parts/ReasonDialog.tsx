import type { Operation } from '@gongkai/server/operation'
import { Button, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Answer, Endpoint, Input as Given } from '../api/endpoint.ts'
import { CommandForm } from './CommandForm.tsx'

interface ReasonDialogProps<O extends Operation, V extends { reason: string }> {
  readonly to: Endpoint<O>
  readonly says: string
  /** What will follow, in a sentence. */
  readonly effect?: ReactNode
  readonly input: (values: V) => Given<O>
  readonly onDone?: (answer: Answer<O>) => void
  readonly danger?: boolean
  readonly primary?: boolean
  readonly initial?: Readonly<Record<string, unknown>>
  /** Fields besides the reason. */
  readonly children?: ReactNode
}

/** A button for an act that must be explained: it says what follows and asks why. */
export function ReasonDialog<O extends Operation, V extends { reason: string }>(props: ReasonDialogProps<O, V>) {
  const { says, effect, danger = false, primary = false } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button danger={danger} type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {says}
      </Button>
      <Modal
        open={open}
        title={says}
        footer={null}
        onCancel={() => setOpen(false)}
        mask={{ closable: false }}
        destroyOnHidden
      >
        {effect ? <p className="mute">{effect}</p> : null}
        <CommandForm
          to={props.to}
          {...(props.initial ? { initial: props.initial as Partial<V> } : {})}
          input={props.input}
          onDone={(answer) => {
            setOpen(false)
            props.onDone?.(answer)
          }}
          onCancel={() => setOpen(false)}
          submit={says}
          danger={danger}
        >
          {props.children}
          <Form.Item name="reason" label="原因" rules={[{ required: true }]}>
            <Input.TextArea maxLength={500} rows={3} />
          </Form.Item>
        </CommandForm>
      </Modal>
    </>
  )
}
