import { Button } from 'antd'
import { Link } from 'react-router'
import type { Answer } from '../api/endpoint.ts'
import type { registerRequest } from '../api/requests.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { Note } from '../parts/Note.tsx'
import { dateInWords } from '../parts/words.ts'

export type RegisteredAs = Answer<NonNullable<(typeof registerRequest)['operation']>>

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
      <Link className="ant-btn ant-btn-primary" to={`/requests/${as.id}`}>
        打开这件申请
      </Link>
      <Button onClick={onNext}>再登记一件</Button>
    </p>
  </Card>
)
