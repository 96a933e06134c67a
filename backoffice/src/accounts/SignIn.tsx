import { Button, Form } from 'antd'
import type { Session } from '../api/accounts.ts'
import { Note } from '../parts/Note.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { FactorSetUp } from './FactorSetUp.tsx'
import { SignFrame, SignWarning } from './SignFrame.tsx'
import { CodeStep, NewPasswordStep, PasswordStep } from './SignInSteps.tsx'
import { enter } from './session.ts'

/** The steps of signing in, by how far one has come. */
export function SignIn({ session }: { session: Session }) {
  switch (session.stage) {
    case 'secondFactor':
      return (
        <SignFrame title="动态验证码">
          <CodeStep onDone={enter} />
        </SignFrame>
      )
    case 'newPassword':
      return (
        <SignFrame title="更换口令">
          <NewPasswordStep onDone={enter} />
        </SignFrame>
      )
    case 'newFactor':
      return (
        <SignFrame title="设置动态口令">
          <Note>
            <p>按本单位的安全策略，登录要用动态口令。请用手机上的验证器扫描二维码。</p>
          </Note>
          <FactorSetUp onDone={() => location.reload()} />
        </SignFrame>
      )
    default:
      return <FirstStep session={session} />
  }
}

function FirstStep({ session }: { session: Session }) {
  const [form] = Form.useForm()
  return (
    <SignFrame title="登录">
      <PasswordStep onDone={enter} form={form} />
      {session.signOn ? (
        <p className="sign-on">
          <Button block href={new URL('../api/session/sign-on', document.baseURI).href}>
            用统一身份认证登录
          </Button>
        </p>
      ) : null}
      <SignWarning>连续口令错误会锁定；忘记口令请找安全管理员。</SignWarning>
      {session.demo ? (
        <DemoAccounts onPick={(account, password) => form.setFieldsValue({ account, password })} />
      ) : null}
    </SignFrame>
  )
}
