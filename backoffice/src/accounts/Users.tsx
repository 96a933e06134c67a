import { mayAnywhere, roleNames, roles } from '@gongkai/rules/access'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { exportUsers, listUsers, type UserRow } from '../api/accounts.ts'
import { type Column, DataList } from '../parts/DataList.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { When } from '../parts/When.tsx'
import { RoleTags } from './RoleTags.tsx'
import { StateTag, userStates } from './StateTag.tsx'
import { usePerson } from './session.ts'

const columns: readonly Column<UserRow>[] = [
  {
    title: '姓名',
    sort: 'name',
    head: true,
    cell: (row) => (
      <>
        <Link to={`/users/${row.id}`}>{row.name}</Link>
        <span className="sub">{row.post}</span>
      </>
    ),
  },
  { title: '账号', sort: 'account', cell: (row) => row.account },
  { title: '所在机关', long: true, cell: (row) => row.agencyName ?? '—' },
  { title: '角色', long: true, cell: (row) => <RoleTags roles={row.roles} /> },
  {
    title: '状态',
    cell: (row) => (
      <span className="tags">
        <StateTag state={row.state} />
        {row.secondFactor ? null : <span className="tag tag-no">没有动态口令</span>}
      </span>
    ),
  },
  { title: '最近登录', sort: 'lastSeenAt', cell: (row) => <When at={row.lastSeenAt} /> },
]

/** All accounts that one may see. */
export default function Users() {
  const person = usePerson()
  const navigate = useNavigate()
  const mayCreate = mayAnywhere(person, 'user.create')
  return (
    <Page
      title="账户"
      acts={
        mayCreate ? (
          <>
            <Button onClick={() => navigate('/users/import')}>从Excel导入</Button>
            <Button type="primary" onClick={() => navigate('/users/new')}>
              建立账户
            </Button>
          </>
        ) : null
      }
    >
      <DataList
        name="账户"
        from={listUsers}
        excel={exportUsers}
        columns={columns}
        id={(row) => row.id}
        sort="name"
        filters={[
          { name: 'q', label: '姓名、账号或者职务' },
          { name: 'state', label: '状态', options: userStates },
          { name: 'role', label: '角色', options: roleNames.map((role) => ({ value: role, label: roles[role].says })) },
        ]}
        also={['agency']}
        empty={
          <Empty title="还没有账户">
            <p>{mayCreate ? '可以逐个建立，也可以从Excel导入一批。' : '账户由系统管理员建立。'}</p>
          </Empty>
        }
      />
    </Page>
  )
}
