import type { Channel } from '@gongkai/rules/deadlines'
import { Modal } from 'antd'
import { useState } from 'react'
import { useRead } from '../api/hooks.ts'
import { Refusal } from '../api/refusal.ts'
import { previewReceipt, type ReceiptPreview } from '../api/requests.ts'
import { ErrorNote, Note } from '../parts/Note.tsx'
import { WhyDate } from '../parts/WhyDate.tsx'
import { dateInWords } from '../parts/words.ts'
import { provingDays } from './channelDays.ts'

export interface ReceiptFacts {
  readonly channel?: Channel | undefined
  readonly submittedOn?: string | undefined
  readonly arrivedOn?: string | undefined
  readonly signedOn?: string | undefined
  readonly confirmedOn?: string | undefined
}

type Proved = ReceiptFacts & { readonly channel: Channel }

/** Whether the day that dates the receipt is there. */
const isProved = (facts: ReceiptFacts): facts is Proved =>
  facts.channel !== undefined && provingDays[facts.channel].some(({ name, dates }) => dates && Boolean(facts[name]))

/** The day of receipt, computed from channel and proof, with its reason (条例第31条): shown, never typed. */
export function Receipt({ agency, facts }: { agency: string | undefined; facts: ReceiptFacts }) {
  const given: ReceiptFacts = Object.fromEntries(Object.entries(facts).filter(([, value]) => value))
  if (agency && isProved(given)) return <Known agency={agency} facts={given} />
  return (
    <Note>
      <p>填写提出方式和日期后，这里显示收到申请之日和答复期限。</p>
    </Note>
  )
}

function Known({ agency, facts }: { agency: string; facts: Proved }) {
  const read = useRead(previewReceipt, { body: { agency, facts } })
  // Beside the field it stands once the form is sent; here, at once.
  if (read.error instanceof Refusal) {
    const { problems, message } = read.error
    const says = problems.length > 0 ? problems.map((problem) => `${problem.message}。`) : [message]
    return (
      <Note kind="bad">
        {says.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Note>
    )
  }
  if (read.error) return <ErrorNote error={read.error} again={() => read.refetch()} />
  return read.data ? <Computed {...read.data} /> : null
}

function Computed({
  receivedOn,
  receivedBy,
  correctionNoticeBy,
  respondBy,
  provisional,
  warnings,
  trace,
}: ReceiptPreview) {
  const [open, setOpen] = useState(false)
  const days = trace.filter(({ clock }) => clock === 'response')
  return (
    <Note kind={warnings.length > 0 ? 'warn' : 'ok'}>
      <p>
        收到申请之日 <b>{dateInWords(receivedOn, { weekday: true })}</b>，{receivedBy}。{' '}
        <span className="law">{days[0]?.basis}</span>
      </p>
      <p>
        需要补正的，最迟{dateInWords(correctionNoticeBy)}告知；答复最迟{dateInWords(respondBy, { weekday: true })}
        {provisional ? '（暂定，放假安排还没有公布）' : ''}。{' '}
        <button type="button" className="link" onClick={() => setOpen(true)}>
          为什么是这一天
        </button>
      </p>
      {warnings.map(({ message, basis }) => (
        <p key={message}>
          {message} <span className="law">{basis}</span>
        </p>
      ))}
      <Modal
        open={open}
        title="为什么是这一天"
        footer={null}
        width={720}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <WhyDate rows={days} end={respondBy} />
      </Modal>
    </Note>
  )
}
