import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useSignedIn } from '../accounts/session.ts'
import { answerSubmission, confirmSubmission, type Submission } from '../api/requests.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { chosen } from '../parts/rules.ts'
import { Select } from '../parts/Select.tsx'
import { Receipt } from './Receipt.tsx'
import { answeredAs, classOptions } from './words.ts'

/** The call to the applicant: either it is a request, or it is answered and counted nowhere. */
export function SettleSubmission({ of }: { of: Submission }) {
  const [way, setWay] = useState<'confirm' | 'answer'>('confirm')
  return (
    <Card title="与申请人联系">
      <Radio.Group
        value={way}
        onChange={({ target }) => setWay(target.value)}
        aria-label="来件的办理"
        className="ways"
        options={[
          { value: 'confirm', label: '确认，登记为申请' },
          { value: 'answer', label: '不属于申请，答复结束' },
        ]}
      />
      {way === 'confirm' ? <Confirm of={of} /> : <Answered of={of} />}
    </Card>
  )
}

interface Confirming {
  readonly confirmedOn: string
  readonly how: string
  readonly class: Submission['class']
}

function Confirm({ of }: { of: Submission }) {
  const { today } = useSignedIn()
  const navigate = useNavigate()
  const [form] = Form.useForm<Confirming>()
  const confirmedOn = Form.useWatch('confirmedOn', form)
  return (
    <CommandForm
      to={confirmSubmission}
      form={form}
      draft={`submission.confirm.${of.id}`}
      initial={{ confirmedOn: today, class: of.class }}
      input={(values: Confirming) => ({
        params: { id: of.id },
        body: { version: of.version, ...values },
      })}
      onDone={({ request }) => navigate(`/requests/${request}`)}
      submit="双方已确认，登记"
    >
      <p className="mute">
        核对申请人、联系方式和申请内容。双方确认之日为收到申请之日 <span className="law">条例第三十一条第三项</span>。
      </p>
      <Form.Item name="confirmedOn" label="双方确认之日" rules={[{ required: true }]}>
        <Input type="date" min={of.submittedOn} max={today} />
      </Form.Item>
      <Receipt agency={of.agency} facts={{ channel: 'online', submittedOn: of.submittedOn, confirmedOn }} />
      <Form.Item
        name="how"
        label="确认的方式"
        extra="例如：电话 13000000000，与申请人本人通话。"
        rules={[{ required: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="class" label="申请人类别" extra="核对后的类别，用于年报表三。" rules={chosen}>
        <Select options={[...classOptions]} />
      </Form.Item>
    </CommandForm>
  )
}

interface Answering {
  readonly as: NonNullable<Submission['answeredAs']>
  readonly text: string
}

const Answered = ({ of }: { of: Submission }) => (
  <CommandForm
    to={answerSubmission}
    draft={`submission.answer.${of.id}`}
    input={(values: Answering) => ({ params: { id: of.id }, body: { version: of.version, ...values } })}
    submit="答复，结束来件"
  >
    <p className="mute">
      申请公开政府信息的，不能这样结束：应当登记，再按条例办理。答复不登记为申请，不计入年报，提交人凭查询码看到告知的内容。
    </p>
    <Form.Item name="as" label="来件的类别" rules={chosen}>
      <Select options={Object.entries(answeredAs).map(([value, label]) => ({ value, label }))} />
    </Form.Item>
    <Form.Item name="text" label="告知的内容" extra="写明向哪里提出，附电话。" rules={[{ required: true }]}>
      <Input.TextArea rows={5} maxLength={2000} />
    </Form.Item>
  </CommandForm>
)
