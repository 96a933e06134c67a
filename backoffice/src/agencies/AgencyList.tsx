import { Link } from 'react-router'
import { type AgencyRow, exportAgencies, listAgencies } from '../api/agencies.ts'
import { type Column, DataList } from '../parts/DataList.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { When } from '../parts/When.tsx'
import { AgencyTag } from './AgencyTag.tsx'
import { kinds, options, stateOptions } from './words.ts'

const columns: readonly Column<AgencyRow>[] = [
  {
    title: '机关',
    sort: 'name',
    head: true,
    long: true,
    cell: (row) => (
      <>
        <Link to={`/agencies/${row.id}`}>{row.name}</Link> <AgencyTag state={row.state} />
        <span className="sub">{row.parentName}</span>
      </>
    ),
  },
  { title: '种类', cell: (row) => kinds[row.kind] },
  { title: '机关代字', cell: (row) => row.prefix ?? '—' },
  { title: '网址中的名称', sort: 'slug', cell: (row) => <span className="mono">{row.slug}</span> },
  { title: '设立', sort: 'from', cell: (row) => <When at={row.from} /> },
  { title: '撤销', sort: 'to', cell: (row) => <When at={row.to} /> },
]

/** Agencies of all times as a list, with those that ended. */
export default function AgencyList() {
  return (
    <Page title="机关列表" above={[['机关', '/agencies']]}>
      <DataList
        name="机关"
        from={listAgencies}
        excel={exportAgencies}
        columns={columns}
        id={(row) => row.id}
        sort="order"
        filters={[
          { name: 'q', label: '名称、代字或者网址中的名称' },
          { name: 'kind', label: '种类', options: options(kinds) },
          { name: 'state', label: '状态', options: stateOptions },
          { name: 'on', label: '哪一天', date: true },
        ]}
        also={['parent', 'below']}
        empty={
          <Empty title="还没有机关">
            <p>由系统管理员新增。</p>
          </Empty>
        }
      />
    </Page>
  )
}
