import { Form, type FormInstance, Input } from 'antd'
import { choosePassword, type Session, showFactor, signIn } from '../api/accounts.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Note } from '../parts/Note.tsx'

interface StepProps {
  readonly onDone: (session: Session) => void
}

/** Account and password; of a known person, who only comes back, just the password. */
export const PasswordStep = ({ onDone, account, form }: StepProps & { account?: string; form?: FormInstance }) => (
  <CommandForm
    {...(form ? { form } : {})}
    to={signIn}
    {...(account ? { initial: { account } } : {})}
    input={({ account, password }: { account: string; password: string }) => ({ body: { account, password } })}
    onDone={onDone}
    submit="登录"
  >
    <Form.Item name="account" label="账号" rules={[{ required: true }]}>
      <Input autoComplete="username" size="large" disabled={account !== undefined} maxLength={100} />
    </Form.Item>
    <Form.Item name="password" label="口令" rules={[{ required: true }]}>
      <Input.Password autoComplete="current-password" size="large" maxLength={200} />
    </Form.Item>
  </CommandForm>
)

/** The second factor: six digits of the authenticator, or one of the codes kept on paper. */
export const CodeStep = ({ onDone }: StepProps) => (
  <CommandForm
    to={showFactor}
    input={({ code }: { code: string }) => ({ body: { code: code.trim() } })}
    onDone={onDone}
    submit="登录"
  >
    <Form.Item
      name="code"
      label="动态验证码"
      extra="打开验证器，填写6位数字；验证器不在身边时，填写一个恢复码。"
      rules={[{ required: true }]}
    >
      <Input autoComplete="one-time-code" inputMode="text" size="large" maxLength={40} />
    </Form.Item>
  </CommandForm>
)

interface NewPasswordFields {
  readonly password: string
  readonly again: string
}

/** The rules of a new password and its repetition, wherever one is chosen. */
export const NewPasswordFields = ({ name = 'password' }: { name?: string }) => (
  <>
    <Form.Item
      name={name}
      label="新口令"
      extra="至少12个字，不能是常见口令，也不能包含账号。可以用一句自己记得住的话。"
      rules={[{ required: true }]}
    >
      <Input.Password autoComplete="new-password" size="large" maxLength={200} />
    </Form.Item>
    <Form.Item
      name="again"
      label="再写一遍新口令"
      dependencies={[name]}
      rules={[
        { required: true, message: '请再写一遍新口令' },
        ({ getFieldValue }) => ({
          validator: (_, value) =>
            !value || value === getFieldValue(name) ? Promise.resolve() : Promise.reject(new Error('两遍口令不一样')),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" size="large" maxLength={200} />
    </Form.Item>
  </>
)

/** A password set by somebody else must be changed before anything else. */
export const NewPasswordStep = ({ onDone }: StepProps) => (
  <>
    <Note>
      <p>现在的口令是管理员设定的，或者已经到期。请先换成只有自己知道的口令。</p>
    </Note>
    <CommandForm
      to={choosePassword}
      input={({ password }: NewPasswordFields) => ({ body: { password } })}
      onDone={onDone}
      submit="更换口令"
    >
      <NewPasswordFields />
    </CommandForm>
  </>
)
