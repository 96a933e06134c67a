import { Checkbox, Form, Modal } from 'antd'
import { useState } from 'react'
import { disableUser, enableUser, resetUser, type User, unlockUser } from '../api/accounts.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { OneTime } from './OneTime.tsx'

interface Why {
  readonly reason: string
}

/** What may be done with the account now, by this person; the server says which. */
export function UserActs({ user }: { user: User }) {
  const [oneTime, setOneTime] = useState<string | null>(null)
  const params = { id: user.id }
  const may = (act: User['acts'][number]) => user.acts.includes(act)
  return (
    <>
      {may('user.unlock') ? (
        <ReasonDialog
          to={unlockUser}
          says="解除锁定"
          input={({ reason }: Why) => ({ params, body: { reason } })}
          effect="马上可以再次登录。请先确认是本人忘记了口令。"
        />
      ) : null}
      {may('user.reset') ? (
        <ReasonDialog
          to={resetUser}
          says="重置口令"
          effect="得到一次性口令，原来的口令作废，正在进行的登录退出。"
          input={({ reason, secondFactor }: Why & { secondFactor?: boolean }) => ({
            params,
            body: { reason, secondFactor: secondFactor ?? false },
          })}
          onDone={({ oneTimePassword }) => setOneTime(oneTimePassword)}
        >
          {user.secondFactor ? (
            <Form.Item name="secondFactor" valuePropName="checked">
              <Checkbox>验证器也丢失了，同时停用动态口令</Checkbox>
            </Form.Item>
          ) : null}
        </ReasonDialog>
      ) : null}
      {may('user.enable') ? (
        <ReasonDialog
          to={enableUser}
          says="恢复账户"
          input={({ reason }: Why) => ({ params, body: { reason, version: user.version } })}
        />
      ) : null}
      {may('user.disable') ? (
        <ReasonDialog
          to={disableUser}
          says="停用账户"
          danger
          effect="马上退出登录，不能再登录；做过的事和历史都保留。有没办完的工作，先移交。"
          input={({ reason }: Why) => ({ params, body: { reason, version: user.version } })}
        />
      ) : null}
      <Modal open={oneTime !== null} title="口令已经重置" footer={null} closable={false} destroyOnHidden>
        {oneTime === null ? null : (
          <OneTime account={user.account} password={oneTime} onDone={() => setOneTime(null)} />
        )}
      </Modal>
    </>
  )
}
