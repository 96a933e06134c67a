import { mayAnywhere, roles } from '@gongkai/rules/access'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { AgencySelect } from '../agencies/AgencySelect.tsx'
import {
  appointSubstitute,
  endSubstitute,
  exportSubstitutes,
  handOver,
  listSubstitutes,
  type SubstituteRow,
} from '../api/agencies.ts'
import { type Column, DataList } from '../parts/DataList.tsx'
import { Empty, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { When } from '../parts/When.tsx'
import { countInWords } from '../parts/words.ts'
import { ForceTag, forceOptions } from './force.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import { usePerson, useSignedIn } from './session.ts'

const columns: readonly Column<SubstituteRow>[] = [
  {
    title: '代行的人',
    head: true,
    cell: (row) => (
      <>
        {row.substituteName}
        <span className="sub">代{row.absentName}</span>
      </>
    ),
  },
  { title: '角色', cell: (row) => roles[row.role].says },
  { title: '机关', sort: 'agency', long: true, cell: (row) => row.agencyName },
  { title: '第一天', sort: 'from', cell: (row) => <When at={row.from} /> },
  { title: '最后一天', sort: 'to', cell: (row) => <When at={row.to} /> },
  { title: '状态', cell: (row) => <ForceTag force={row.force} /> },
  {
    title: '操作',
    cell: (row) =>
      row.mayEnd ? (
        <ReasonDialog
          to={endSubstitute}
          says="结束"
          effect={`${row.substituteName}不再代${row.absentName}，立即生效。`}
          input={({ reason }: { reason: string }) => ({
            params: { id: row.id },
            body: { version: row.version, reason },
          })}
        />
      ) : null,
  },
]

/** Who stands in for whom, and handing over the work of somebody who leaves. */
export default function Substitutes() {
  const person = usePerson()
  return (
    <Page
      title="AB角和移交"
      acts={
        <>
          {mayAnywhere(person, 'work.handOver') ? <HandOver /> : null}
          <Appoint />
        </>
      }
    >
      <DataList
        name="AB角"
        from={listSubstitutes}
        excel={exportSubstitutes}
        columns={columns}
        id={(row) => row.id}
        filters={[{ name: 'force', label: '状态', options: forceOptions }]}
        also={['agency', 'user']}
        empty={
          <Empty title="没有确定AB角">
            <p>有人出差、休假时，由另一个人代行他的角色，期限内的申请不会没有人办。</p>
          </Empty>
        }
      />
    </Page>
  )
}

interface Appointment {
  readonly agency: string
  readonly absent: string
  readonly substitute: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

function Appoint() {
  const { today } = useSignedIn()
  return (
    <ReasonDialog
      to={appointSubstitute}
      says="确定AB角"
      primary
      effect="代行的人在这段时间也有被代行的人在这个机关的角色；办的事记在代行的人名下。"
      initial={{ from: today }}
      input={(values: Appointment) => ({ body: values })}
    >
      <Form.Item name="agency" label="机关" rules={[{ required: true }]}>
        <AgencySelect allowClear={false} />
      </Form.Item>
      <Form.Item name="absent" label="被代行的人" rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="substitute" label="代行的人" rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="from" label="第一天" rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label="最后一天" rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
    </ReasonDialog>
  )
}

interface Handing {
  readonly id: string
  readonly agency: string
  readonly to: string
  readonly reason: string
}

function HandOver() {
  const [done, setDone] = useState<string | null>(null)
  return (
    <>
      <ReasonDialog
        to={handOver}
        says="移交工作"
        effect="离岗的人在这个机关的角色和没有办结的工作，都转给接手的人。"
        input={({ id, ...body }: Handing) => ({ params: { id }, body })}
        onDone={({ grants, work }) =>
          setDone(
            [`角色${countInWords(grants)}个`, ...work.map(({ says, count }) => `${says}${countInWords(count)}件`)].join(
              '，',
            ),
          )
        }
      >
        <Form.Item name="id" label="离岗的人" rules={[{ required: true }]}>
          <PersonSelect />
        </Form.Item>
        <Form.Item name="agency" label="哪个机关的工作" extra="连同它的内设机构。" rules={[{ required: true }]}>
          <AgencySelect allowClear={false} />
        </Form.Item>
        <Form.Item name="to" label="接手的人" rules={[{ required: true }]}>
          <PersonSelect />
        </Form.Item>
      </ReasonDialog>
      {done ? (
        <Note kind="ok">
          <p>已经移交：{done}。</p>
        </Note>
      ) : null}
    </>
  )
}
