import { Button } from 'antd'
import { addressOf } from '../api/call.ts'
import { printPaper } from '../api/case.ts'
import type { RegisteredAs } from '../api/requests.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Note } from '../parts/Note.tsx'
import { dateInWords } from '../parts/words.ts'

/** The number, the dates, and the code that is shown this once. */
export const Registered = ({ as, onNext }: { as: RegisteredAs; onNext: () => void }) => (
  <Card title="已经登记">
    <Facts
      rows={[
        [
          '申请编号',
          <span key="number" className="big">
            {as.number}
          </span>,
        ],
        ['收到之日', dateInWords(as.receivedOn, { weekday: true })],
        ['答复最迟', dateInWords(as.respondBy, { weekday: true })],
        [
          '查询码',
          <span key="code" className="big mono">
            {as.code}
          </span>,
        ],
      ]}
    />
    <Note>
      <p>查询码只显示这一次，请写入登记回执交给申请人；丢失的，核对身份证明后可以补发。</p>
    </Note>
    <p className="acts">
      <LinkButton to={`/requests/${as.id}`} main>
        打开这件申请
      </LinkButton>
      <a className="btn" href={addressOf(printPaper, { params: { id: as.id, kind: 'receipt' } })}>
        打印登记回执
      </a>
      {as.letter ? <LinkButton to={`/requests/${as.id}/letters/${as.letter}`}>编号登记回执文书</LinkButton> : null}
      <Button onClick={onNext}>再登记一件</Button>
    </p>
  </Card>
)
