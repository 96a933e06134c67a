import { Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { createUser } from '../api/accounts.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Page } from '../parts/Page.tsx'
import { OneTime } from './OneTime.tsx'
import { UserFields, type UserValues, userInput } from './UserFields.tsx'

type Values = UserValues & { readonly account: string }

/** A new account; its roles are granted afterwards by the security administrator. */
export default function NewUser() {
  const navigate = useNavigate()
  const [made, setMade] = useState<{ id: string; account: string; password: string } | null>(null)
  return (
    <Page title="建立账户" above={[['账户', '/users']]}>
      <Card title="基本信息">
        {made ? (
          <OneTime account={made.account} password={made.password} onDone={() => navigate(`/users/${made.id}`)} />
        ) : (
          <CommandForm
            to={createUser}
            draft="user.new"
            input={(values: Values) => ({ body: { account: values.account, ...userInput(values) } })}
            onDone={({ id, oneTimePassword }, { account }) => setMade({ id, account, password: oneTimePassword })}
            onCancel={() => navigate('/users')}
            submit="建立账户"
          >
            <Form.Item
              name="account"
              label="账号"
              extra="2至40个字母、数字或 . _ - @，登录时不分大小写；建立后不能改。"
              rules={[{ required: true }]}
            >
              <Input autoComplete="off" maxLength={40} />
            </Form.Item>
            <UserFields />
          </CommandForm>
        )}
      </Card>
    </Page>
  )
}
