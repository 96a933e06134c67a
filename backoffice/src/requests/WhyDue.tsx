import { Modal } from 'antd'
import { useState } from 'react'
import { useSignedIn } from '../accounts/session.ts'
import { useRead } from '../api/hooks.ts'
import { type RequestRow, readRequest } from '../api/requests.ts'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { WhyDate } from '../parts/WhyDate.tsx'
import { dateInWords } from '../parts/words.ts'
import { hasTerm } from './Due.tsx'

/** A day of this year without its year, as lists show it. */
const shortly = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? dateInWords(day).slice(5) : dateInWords(day)
const weekday = (day: string): string => `周${'日一二三四五六'[new Date(day).getUTCDay()]}`

/** The day by which somebody has to act; asked, it says why this day. */
export function WhyDue({ of }: { of: RequestRow }) {
  const { today } = useSignedIn()
  const [open, setOpen] = useState(false)
  if (of.dueOn === null) return <>—</>
  return (
    <>
      <button
        type="button"
        className="link nb"
        aria-label={`${of.number}为什么是${dateInWords(of.dueOn)}`}
        onClick={() => setOpen(true)}
      >
        {shortly(of.dueOn, today)}
      </button>
      <span className="sub">
        {weekday(of.dueOn)}
        {of.provisional ? '，暂定' : ''}
      </span>
      <Modal
        open={open}
        title={`${of.number} 为什么是这一天`}
        footer={null}
        width={720}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Reasons of={of} />
      </Modal>
    </>
  )
}

const reply = ['response', 'extension']

function Reasons({ of }: { of: RequestRow }) {
  const read = useRead(readRequest, { params: { id: of.id } })
  if (of.status === 'correcting')
    return (
      <p>
        告知申请人补正的期限到{dateInWords(of.dueOn, { weekday: true })}
        。收到补正之日起，答复期限重新计算（条例第三十条）。
      </p>
    )
  if (!hasTerm(of)) return <p>申请已经撤回或者视为放弃，没有答复期限；结案文书应当及时送达申请人。</p>
  return (
    <Load from={read}>
      {({ clocks }) => (
        <>
          {of.provisional ? (
            <Note kind="warn">
              <p>其中有的年份放假安排还没有公布，日期为暂定。</p>
            </Note>
          ) : null}
          {clocks.warnings.map(({ message, basis }) => (
            <Note key={message} kind="warn">
              <p>
                {message} <span className="law">{basis}</span>
              </p>
            </Note>
          ))}
          <WhyDate rows={clocks.trace.filter(({ clock }) => reply.includes(clock))} end={of.dueOn ?? ''} />
        </>
      )}
    </Load>
  )
}
