import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { beginFactor, confirmFactor, type FactorKey } from '../api/accounts.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Note } from '../parts/Note.tsx'

/** The steps to a second factor: the password again, the picture to scan, the first six digits, the codes for paper. */
export function FactorSetUp({ onDone }: { onDone: () => void }) {
  const [key, setKey] = useState<FactorKey | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (!key)
    return (
      <CommandForm
        to={beginFactor}
        input={({ password }: { password: string }) => ({ body: { password } })}
        onDone={setKey}
        submit="下一步"
      >
        <ConfirmPassword />
      </CommandForm>
    )
  return (
    <CommandForm
      to={confirmFactor}
      input={({ code }: { code: string }) => ({ body: { code } })}
      onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
      submit="启用动态口令"
    >
      <p>一、打开手机上的验证器，扫描二维码。</p>
      <img className="qr" alt="设置动态口令的二维码" src={`data:image/svg+xml,${encodeURIComponent(key.picture)}`} />
      <p className="small">
        不能扫描时，手工输入密钥：<span className="mono">{key.secret}</span>
      </p>
      <p>二、填写验证器显示的6位数字。</p>
      <Form.Item name="code" label="动态口令" rules={[{ required: true }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
    </CommandForm>
  )
}

/** The password again, before something about signing in changes. */
export const ConfirmPassword = () => (
  <Form.Item name="password" label="现在的口令" extra="再写一遍口令，确认是本人。" rules={[{ required: true }]}>
    <Input.Password autoComplete="current-password" maxLength={200} />
  </Form.Item>
)

/** The codes that stand in for a lost phone: shown once, to be printed or written down. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Note kind="warn" title="恢复码，只显示这一次">
      <p>手机不在身边时，每个可以代替一次动态口令。请打印或者抄下来，锁在抽屉里。</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="acts">
        <Button onClick={() => window.print()}>打印</Button>
        <Button type="primary" onClick={onDone}>
          已经保存
        </Button>
      </p>
    </Note>
  )
}
