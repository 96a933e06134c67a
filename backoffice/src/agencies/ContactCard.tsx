import { Form, Input } from 'antd'
import { useState } from 'react'
import { type Agency, type Contact, describeAgency } from '../api/agencies.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Select } from '../parts/Select.tsx'

/** What the guide tells the public (条例第12条第2款): who receives, where, when, how. */
export function ContactCard({ agency }: { agency: Agency }) {
  const [editing, setEditing] = useState(false)
  const { contact } = agency
  if (editing)
    return (
      <Card title="填写联系信息">
        <CommandForm
          to={describeAgency}
          draft={`contact.${agency.id}`}
          initial={contact}
          input={(values: Contact) => ({
            params: { id: agency.id },
            body: { version: agency.version, contact: filled(values) },
          })}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
          submit="保存"
        >
          <ContactFields />
        </CommandForm>
      </Card>
    )
  return (
    <Card
      title="联系信息和指南"
      acts={
        agency.acts.includes('agency.describe') ? (
          <button type="button" className="link" onClick={() => setEditing(true)}>
            填写
          </button>
        ) : null
      }
    >
      <Facts
        rows={[
          ['受理机构', contact.receivingUnit],
          ['办公地址', contact.address],
          ['邮政编码', contact.postcode],
          ['办公时间', contact.hours],
          ['联系电话', contact.phone],
          ['传真', contact.fax],
          ['电子邮箱', contact.email],
          ['编排体系', contact.arrangement],
          ['其他申请方式', contact.channels?.join('；')],
        ]}
      />
      <p className="small mute">这些内容印在公开指南上（条例第十二条）。</p>
    </Card>
  )
}

const filled = (values: Contact): Contact =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value && value.length > 0))

const ContactFields = () => (
  <>
    <Form.Item name="receivingUnit" label="受理机构的名称">
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item name="address" label="办公地址">
      <Input maxLength={120} />
    </Form.Item>
    <Form.Item name="postcode" label="邮政编码">
      <Input inputMode="numeric" maxLength={6} />
    </Form.Item>
    <Form.Item name="hours" label="办公时间" extra="如：工作日8:30—12:00，14:30—17:30">
      <Input maxLength={120} />
    </Form.Item>
    <Form.Item name="phone" label="联系电话" extra="固定电话带区号。">
      <Input inputMode="tel" maxLength={40} />
    </Form.Item>
    <Form.Item name="fax" label="传真号码">
      <Input inputMode="tel" maxLength={40} />
    </Form.Item>
    <Form.Item name="email" label="电子邮箱" rules={[{ type: 'email' }]}>
      <Input inputMode="email" maxLength={100} />
    </Form.Item>
    <Form.Item name="arrangement" label="信息的编排体系">
      <Input.TextArea maxLength={2000} rows={5} />
    </Form.Item>
    <Form.Item name="channels" label="当面、邮寄以外的申请方式" extra="写完一项按回车。">
      <Select mode="tags" open={false} suffixIcon={null} maxCount={10} />
    </Form.Item>
  </>
)
