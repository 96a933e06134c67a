import { Form, Input } from 'antd'
import { chosen } from '../parts/rules.ts'
import { Select } from '../parts/Select.tsx'
import { deliveryOptions, formOptions } from './words.ts'

interface ApplicationFieldsProps {
  /** Where the application stands in the form. */
  readonly at: readonly string[]
}

/** How the applicant is reached. */
export const ReachFields = ({ at }: ApplicationFieldsProps) => (
  <>
    <Form.Item name={[...at, 'phone']} label="联系电话" extra="没有提供的可以不填，之后可以告知补正（条例第三十条）。">
      <Input maxLength={20} autoComplete="off" />
    </Form.Item>
    <Form.Item name={[...at, 'email']} label="电子邮箱">
      <Input type="email" maxLength={200} autoComplete="off" />
    </Form.Item>
    <Form.Item name={[...at, 'address']} label="通信地址">
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
    <Form.Item name={[...at, 'postcode']} label="邮政编码">
      <Input maxLength={6} inputMode="numeric" autoComplete="off" />
    </Form.Item>
  </>
)

/** What is asked for, and in which form. */
export const AskedFields = ({ at }: ApplicationFieldsProps) => (
  <>
    <Form.Item
      name={[...at, 'description']}
      label="申请内容"
      extra="信息的名称、文号，或者便于查询的其他特征。照申请书抄录，不问用途。"
      rules={[{ required: true }]}
    >
      <Input.TextArea rows={5} maxLength={4000} />
    </Form.Item>
    <Form.Item name={[...at, 'form']} label="所需形式" rules={chosen}>
      <Select options={[...formOptions]} />
    </Form.Item>
    <Form.Item name={[...at, 'delivery']} label="获取方式" rules={chosen}>
      <Select options={[...deliveryOptions]} />
    </Form.Item>
    <Form.Item name={[...at, 'help']} label="需要的帮助" extra="阅读、听说有困难的，写明需要怎样帮助。">
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </>
)
