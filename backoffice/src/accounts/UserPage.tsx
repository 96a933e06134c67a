import { useState } from 'react'
import { useParams } from 'react-router'
import { changeUser, readUser, type User } from '../api/accounts.ts'
import { useRead } from '../api/hooks.ts'
import { Card, Facts } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { History } from '../parts/History.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { timeInWords } from '../parts/words.ts'
import { Grants } from './Grants.tsx'
import { StateTag } from './StateTag.tsx'
import { UserActs } from './UserActs.tsx'
import { UserFields, type UserValues, userInput, valuesOf } from './UserFields.tsx'

/** One account: who it is, what may be done with it now, its roles and its history. */
export default function UserPage() {
  const { id = '' } = useParams()
  const read = useRead(readUser, { params: { id } })
  return <Load from={read}>{(user) => <Shown key={user.id} user={user} />}</Load>
}

function Shown({ user }: { user: User }) {
  return (
    <Page
      title={user.name}
      above={[['账户', '/users']]}
      tags={<StateTag state={user.state} />}
      acts={<UserActs user={user} />}
    >
      {user.state === 'locked' && user.lockedUntil ? (
        <Note kind="warn">
          <p>连续口令错误，锁定到{timeInWords(user.lockedUntil)}。</p>
        </Note>
      ) : null}
      <div className="cols cols-2">
        <div>
          <Grants user={user} />
          <Information user={user} />
        </div>
        <div>
          <Card title="登录">
            <Facts
              rows={[
                ['账号', user.account],
                ['最近登录', timeInWords(user.lastSeenAt)],
                ['动态口令', user.secondFactor ? '已启用' : '没有启用'],
                ['口令', user.mustChangePassword ? '登录时必须更换' : '本人已更换'],
                ['建立', timeInWords(user.createdAt)],
              ]}
            />
          </Card>
          <Card title="历史">
            <History rows={user.history} />
          </Card>
        </div>
      </div>
    </Page>
  )
}

function Information({ user }: { user: User }) {
  const [editing, setEditing] = useState(false)
  if (editing)
    return (
      <Card title="修改信息">
        <CommandForm
          to={changeUser}
          draft={`user.${user.id}`}
          initial={valuesOf(user)}
          input={(values: UserValues) => ({
            params: { id: user.id },
            body: { ...userInput(values), version: user.version },
          })}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
          submit="保存"
        >
          <UserFields />
        </CommandForm>
      </Card>
    )
  return (
    <Card
      title="基本信息"
      acts={
        user.acts.includes('user.change') ? (
          <button type="button" className="link" onClick={() => setEditing(true)}>
            修改
          </button>
        ) : null
      }
    >
      <Facts
        rows={[
          ['所在机关', user.agencyName],
          ['职务', user.post],
          ['电话', user.phone],
          ['电子邮件', user.email],
          ['统一身份认证', user.signOnId],
        ]}
      />
    </Card>
  )
}
