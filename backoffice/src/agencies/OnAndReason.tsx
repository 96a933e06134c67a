import { Form, Input } from 'antd'
import { Link } from 'react-router'
import { Note } from '../parts/Note.tsx'

/** The day of a reorganisation and the decision behind it. */
export const OnAndReason = () => (
  <>
    <Form.Item name="on" label="从哪一天起" extra="撤销的机关从这一天起不再存在。" rules={[{ required: true }]}>
      <Input type="date" />
    </Form.Item>
    <Form.Item name="reason" label="原因、依据" extra="如机构改革方案的文号。" rules={[{ required: true }]}>
      <Input.TextArea maxLength={500} rows={3} />
    </Form.Item>
  </>
)

export const NewFirst = () => (
  <Note>
    <p>
      继续行使职权的机关是新设的，先<Link to="/agencies/new">新增机关</Link>
      ，设立之日填同一天，再回到这里；填写的内容会保留。
    </p>
  </Note>
)
