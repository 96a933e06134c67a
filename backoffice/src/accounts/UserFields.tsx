import { Form, Input } from 'antd'
import { AgencySelect } from '../agencies/AgencySelect.tsx'
import type { User } from '../api/accounts.ts'

export interface UserValues {
  readonly name: string
  readonly agency?: string | null
  readonly post?: string | null
  readonly phone?: string | null
  readonly email?: string | null
  readonly signOnId?: string | null
}

const orNull = (text: string | null | undefined) => text?.trim() || null

/** What the fields hold, as the server takes it: an empty field is null. */
export const userInput = ({ name, agency, post, phone, email, signOnId }: UserValues) => ({
  name,
  agency: agency ?? null,
  post: orNull(post),
  phone: orNull(phone),
  email: orNull(email),
  signOnId: orNull(signOnId),
})

export const valuesOf = ({ name, agency, post, phone, email, signOnId }: User): UserValues => ({
  name,
  agency,
  post,
  phone,
  email,
  signOnId,
})

/** What an administrator writes about a person. */
export const UserFields = () => (
  <>
    <Form.Item name="name" label="姓名" rules={[{ required: true }]}>
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
    <Form.Item name="agency" label="所在机关或者科室">
      <AgencySelect />
    </Form.Item>
    <Form.Item name="post" label="职务">
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
    <Form.Item name="phone" label="电话">
      <Input autoComplete="off" inputMode="tel" maxLength={30} />
    </Form.Item>
    <Form.Item name="email" label="电子邮件" rules={[{ type: 'email' }]}>
      <Input autoComplete="off" inputMode="email" maxLength={100} />
    </Form.Item>
    <Form.Item name="signOnId" label="统一身份认证中的标识" extra="用统一身份认证登录的人填写。">
      <Input autoComplete="off" maxLength={200} />
    </Form.Item>
  </>
)
