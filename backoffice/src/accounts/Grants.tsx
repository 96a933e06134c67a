import { roleNames, roles } from '@gongkai/rules/access'
import { Form, Input } from 'antd'
import { AgencySelect } from '../agencies/AgencySelect.tsx'
import type { User } from '../api/accounts.ts'
import { type GrantRow, giveGrant, listGrants, revokeGrant } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty } from '../parts/Note.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { chosen } from '../parts/rules.ts'
import { Scroll } from '../parts/Scroll.tsx'
import { Select } from '../parts/Select.tsx'
import { dateInWords } from '../parts/words.ts'
import { ForceTag } from './force.tsx'
import { useSignedIn } from './session.ts'

/** The roles of one person, with those that are over and those that are to come. */
export function Grants({ user }: { user: User }) {
  const read = useRead(listGrants, { query: { user: user.id, size: '100' } })
  return (
    <Card title="角色" bare acts={user.acts.includes('user.grant') ? <Give user={user} /> : null}>
      <Load from={read}>{({ rows }) => <Table rows={rows} />}</Load>
    </Card>
  )
}

function Table({ rows }: { rows: readonly GrantRow[] }) {
  if (rows.length === 0)
    return (
      <Empty title="没有角色">
        <p>没有角色的人可以登录，但不能办理任何工作。角色由安全管理员授予。</p>
      </Empty>
    )
  return (
    <Scroll label="角色">
      <thead>
        <tr>
          <th scope="col">角色</th>
          <th scope="col">机关</th>
          <th scope="col">期限</th>
          <th scope="col">状态</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{roles[row.role].says}</th>
            <td className="long">{row.agencyName}</td>
            <td>
              {dateInWords(row.from)}起{row.to ? `，至${dateInWords(row.to)}` : null}
            </td>
            <td>
              <ForceTag force={row.force} />
            </td>
            <td>
              {row.mayRevoke ? (
                <ReasonDialog
                  to={revokeGrant}
                  says="收回"
                  effect={`收回${row.userName}在${row.agencyName}的“${roles[row.role].says}”，立即生效。`}
                  input={({ reason }: { reason: string }) => ({
                    params: { id: row.id },
                    body: { version: row.version, reason },
                  })}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}

interface Values {
  readonly role: (typeof roleNames)[number]
  readonly agency: string
  readonly from: string
  readonly to?: string
  readonly reason: string
}

function Give({ user }: { user: User }) {
  const { today } = useSignedIn()
  return (
    <ReasonDialog
      to={giveGrant}
      says="授予角色"
      initial={{ agency: user.agency, from: today }}
      input={({ role, agency, from, to, reason }: Values) => ({
        body: { user: user.id, role, agency, from, to: to || null, reason },
      })}
    >
      <Form.Item name="role" label="角色" rules={chosen}>
        <Select options={roleNames.map((role) => ({ value: role, label: roles[role].says }))} />
      </Form.Item>
      <Form.Item name="agency" label="在哪个机关或者科室" rules={[{ required: true }]}>
        <AgencySelect allowClear={false} />
      </Form.Item>
      <Form.Item name="from" label="第一天" rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label="最后一天" extra="没有期限的不填。">
        <Input type="date" />
      </Form.Item>
    </ReasonDialog>
  )
}
