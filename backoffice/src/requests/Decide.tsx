import { Button, Form, Input } from 'antd'
import { Link } from 'react-router'
import { useCommand } from '../api/hooks.ts'
import { acts, type RequestCase, type RequestRow } from '../api/requests.ts'
import { ErrorNote } from '../parts/Note.tsx'
import { useDraft } from '../parts/useDraft.ts'

interface DecideProps {
  readonly one: RequestCase
  readonly next: RequestRow | undefined
  readonly onDone: (did: string) => void
  /** Somebody was faster: what is shown is not what is there. */
  readonly onBehind: () => void
}

/** Agree, send back, or send to a higher signature; all with one thumb. */
export function Decide({ one, next, onDone, onBehind }: DecideProps) {
  const [form] = Form.useForm<{ opinion?: string }>()
  const draft = useDraft(`approve.${one.id}`, form)
  const approve = useCommand(acts.approved)
  const back = useCommand(acts.returned)
  const climb = useCommand(acts.climbed)
  const params = { id: one.id }
  const { version } = one
  const opinion = () => form.getFieldValue('opinion')?.trim() ?? ''

  const finish = async (work: Promise<unknown>, did: string) => {
    if ((await work) === null) return onBehind()
    draft.forget()
    onDone(did)
  }
  const agree = () => {
    const text = opinion()
    void finish(approve.run({ params, body: { version, ...(text ? { opinion: text } : {}) } }), '已同意')
  }
  /** Whoever gets it back, or gets it besides, is told why. */
  const withReason = (send: (reason: string) => void) => {
    const reason = opinion()
    if (reason) return send(reason)
    form.setFields([{ name: 'opinion', errors: ['请写明理由'] }])
    form.focusField('opinion')
  }
  const pending = approve.pending || back.pending || climb.pending
  return (
    <>
      <section className="card" aria-label="写意见">
        <div className="card-b">
          <Form form={form} layout="vertical" onValuesChange={(_, values) => draft.keep(values)}>
            <Form.Item name="opinion" label="审签意见" extra="退回、提级时必须写明理由。">
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          </Form>
          {one.acts.includes('climbed') ? (
            <Button
              disabled={pending}
              onClick={() =>
                withReason(
                  (reason) => void finish(climb.run({ params, body: { version, reason } }), '已提级，由主要负责人签发'),
                )
              }
            >
              提级，报主要负责人签发
            </Button>
          ) : null}
        </div>
      </section>
      <div className="decide-bar">
        <div className="told">
          <ErrorNote error={approve.error ?? back.error ?? climb.error} />
        </div>
        <Button
          disabled={pending}
          onClick={() =>
            withReason((reason) => void finish(back.run({ params, body: { version, reason } }), '已退回承办人'))
          }
        >
          退回
        </Button>
        <Button type="primary" disabled={pending} onClick={agree}>
          同意
        </Button>
        {next ? (
          <p className="told mute">
            下一件：
            <Link to={`/requests/inbox/${next.id}`}>{next.number}</Link>
          </p>
        ) : null}
      </div>
    </>
  )
}
