import { mayAnywhere } from '@gongkai/rules/access'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import {
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  type Own,
  readOwn,
  removeFactor,
  renewCodes,
} from '../api/accounts.ts'
import { useCommand, useRead } from '../api/hooks.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { ErrorNote, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { When } from '../parts/When.tsx'
import { timeInWords } from '../parts/words.ts'
import { Subscription } from '../requests/Subscription.tsx'
import { ConfirmPassword, FactorSetUp, RecoveryCodes } from './FactorSetUp.tsx'
import { RoleTags } from './RoleTags.tsx'
import { NewPasswordFields } from './SignInSteps.tsx'
import { usePerson } from './session.ts'

/** What a person sees and changes of their own account. */
export default function Account() {
  const read = useRead(readOwn, {})
  const handles = mayAnywhere(usePerson(), 'request.read')
  return (
    <Page title="我的账户">
      <Load from={read}>
        {(own) => (
          <div className="cols cols-2">
            <div>
              <Factor own={own} />
              <Password />
              <Sessions />
            </div>
            <div>
              <Me own={own} />
              {handles ? <Subscription /> : null}
            </div>
          </div>
        )}
      </Load>
    </Page>
  )
}

function Me({ own }: { own: Own }) {
  const { grants } = usePerson()
  return (
    <Card title={own.name}>
      <Facts
        rows={[
          ['账号', own.account],
          ['职务', own.post],
          ['电话', own.phone],
          ['电子邮件', own.email],
          ['角色', <RoleTags key="roles" roles={grants} />],
          ['上次换口令', timeInWords(own.passwordAt)],
        ]}
      />
      <p className="small mute">姓名、职务、电话和角色由管理员维护。</p>
    </Card>
  )
}

function Password() {
  const [form] = Form.useForm()
  const [done, setDone] = useState(false)
  return (
    <Card title="更换口令">
      {done ? (
        <Note kind="ok">
          <p>口令已经更换，其他设备上的登录已经退出。</p>
        </Note>
      ) : null}
      <CommandForm
        form={form}
        to={changePassword}
        input={({ current, password }: { current: string; password: string }) => ({ body: { current, password } })}
        onDone={() => {
          setDone(true)
          form.resetFields()
        }}
        submit="更换口令"
      >
        <Form.Item name="current" label="现在的口令" rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <NewPasswordFields />
      </CommandForm>
    </Card>
  )
}

type Step = 'setUp' | 'remove' | 'renew'

function Factor({ own }: { own: Own }) {
  const [step, setStep] = useState<Step | null>(null)
  const close = () => setStep(null)
  return (
    <Card title="动态口令">
      {own.secondFactor ? (
        <p>
          已经启用，还有{own.recoveryCodesLeft}个恢复码没有用过。
          {own.factorRequired ? '按安全策略，不能停用。' : null}
        </p>
      ) : (
        <p>没有启用。启用后，登录时除了口令，还要填写手机验证器显示的6位数字。</p>
      )}
      <div className="acts">
        <Button onClick={() => setStep('setUp')}>{own.secondFactor ? '换一部手机' : '启用动态口令'}</Button>
        {own.secondFactor ? <Button onClick={() => setStep('renew')}>换一组恢复码</Button> : null}
        {own.secondFactor && !own.factorRequired ? <Button onClick={() => setStep('remove')}>停用</Button> : null}
      </div>
      <Modal
        open={step === 'setUp'}
        title="启用动态口令"
        footer={null}
        onCancel={close}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <FactorSetUp onDone={close} />
      </Modal>
      <Modal open={step === 'remove'} title="停用动态口令" footer={null} onCancel={close} destroyOnHidden>
        <CommandForm
          to={removeFactor}
          input={({ password }: { password: string }) => ({ body: { password } })}
          onDone={close}
          onCancel={close}
          submit="停用"
        >
          <ConfirmPassword />
        </CommandForm>
      </Modal>
      <Modal
        open={step === 'renew'}
        title="换一组恢复码"
        footer={null}
        onCancel={close}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <Renew onDone={close} />
      </Modal>
    </Card>
  )
}

function Renew({ onDone }: { onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  return (
    <CommandForm
      to={renewCodes}
      input={({ password }: { password: string }) => ({ body: { password } })}
      onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
      onCancel={onDone}
      submit="换一组，原来的作废"
    >
      <ConfirmPassword />
    </CommandForm>
  )
}

function Sessions() {
  const read = useRead(listSessions, {})
  const others = useCommand(endOtherSessions)
  const one = useCommand(endSession)
  return (
    <Card
      title="正在登录的设备"
      bare
      acts={
        (read.data?.rows.length ?? 0) > 1 ? (
          <Button size="small" loading={others.pending} onClick={() => others.run({})}>
            退出其他登录
          </Button>
        ) : null
      }
    >
      <ErrorNote error={others.error ?? one.error} />
      <Load from={read}>
        {({ rows }) => (
          <Scroll label="正在登录的设备">
            <thead>
              <tr>
                <th scope="col">设备</th>
                <th scope="col">登录</th>
                <th scope="col">最近使用</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.device}
                    <span className="sub">{row.method === 'signOn' ? '统一身份认证' : '口令'}</span>
                  </th>
                  <td>
                    <When at={row.createdAt} />
                  </td>
                  <td>
                    <When at={row.seenAt} />
                  </td>
                  <td>
                    {row.current ? (
                      <span className="tag tag-q">这次登录</span>
                    ) : (
                      <button
                        type="button"
                        className="link"
                        aria-label={`退出${row.device}`}
                        onClick={() => one.run({ params: { id: row.id } })}
                      >
                        退出
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Scroll>
        )}
      </Load>
    </Card>
  )
}
