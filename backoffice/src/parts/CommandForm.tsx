import type { Operation } from '@gongkai/server/operation'
import { Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { CallOptions } from '../api/call.ts'
import type { Answer, Endpoint, Input } from '../api/endpoint.ts'
import { useCommand } from '../api/hooks.ts'
import { fieldOf, type Problem, Refusal } from '../api/refusal.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { ErrorNote, Note } from './Note.tsx'
import { useDraft } from './useDraft.ts'

type Values = Record<string, unknown>

interface CommandFormProps<O extends Operation, V> {
  readonly to: Endpoint<O>
  /** What the fields hold → what is sent. */
  readonly input: (values: V) => Input<O>
  readonly files?: (values: V) => NonNullable<CallOptions['files']>
  readonly initial?: Partial<V>
  readonly submit: string
  readonly onDone?: (answer: Answer<O>, values: V) => void
  readonly onCancel?: () => void
  /** Told of every refusal, besides what the form itself shows. */
  readonly onRefused?: (refusal: Refusal) => void
  /** Name of the draft kept in this tab; without one nothing is kept. */
  readonly draft?: string
  readonly form?: FormInstance
  readonly danger?: boolean
  /** Not the main act of its page. */
  readonly quiet?: boolean
  readonly children: ReactNode
}

/**
 * The one pattern of forms: one column, labels above, errors beside their fields and summed up on top with a link to
 * each. What was typed stays, whatever the server says.
 */
export function CommandForm<O extends Operation, V extends object = Values>(props: CommandFormProps<O, V>) {
  const [own] = Form.useForm()
  const form = props.form ?? own
  const command = useCommand(props.to)
  const id = useId()
  const draft = useDraft(props.draft, form)
  const [problems, setProblems] = useState<readonly Problem[]>([])

  const show = (found: readonly Problem[]) => {
    setProblems(found)
    form.setFields(found.map(({ at, message }) => ({ name: fieldOf(at), errors: [message] })))
  }
  const finish = async (values: Values) => {
    setProblems([])
    try {
      const answer = await command.send(props.input(values as V), props.files?.(values as V))
      draft.forget()
      props.onDone?.(answer, values as V)
    } catch (error) {
      if (!(error instanceof Refusal)) return
      show(error.problems)
      props.onRefused?.(error)
    }
  }

  return (
    <Form
      // Two forms on a page may have fields of one name; labels must find their own.
      name={id}
      form={form}
      layout="vertical"
      className="form"
      initialValues={props.initial as Values}
      onFinish={finish}
      onFinishFailed={({ errorFields }) =>
        setProblems(errorFields.map(({ name, errors }) => ({ at: name.join('.'), message: errors[0] ?? '' })))
      }
      onValuesChange={(_, values) => draft.keep(values as Values)}
    >
      {draft.restored ? (
        <Note>
          <p>
            已恢复上次没有提交的内容。{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                draft.forget()
                form.resetFields()
              }}
            >
              清空，重新填写
            </button>
          </p>
        </Note>
      ) : null}
      {problems.length > 0 ? (
        <ErrorSummary problems={problems} form={form} />
      ) : (
        <ErrorNote error={command.error} again={() => form.submit()} />
      )}
      {props.children}
      <div className="acts">
        <Button
          type={props.quiet ? 'default' : 'primary'}
          htmlType="submit"
          loading={command.pending}
          danger={props.danger ?? false}
        >
          {props.submit}
        </Button>
        {props.onCancel ? <Button onClick={props.onCancel}>取消</Button> : null}
      </div>
    </Form>
  )
}
