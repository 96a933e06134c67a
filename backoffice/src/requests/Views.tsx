import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { usePerson } from '../accounts/session.ts'
import { useCommand, useRead } from '../api/hooks.ts'
import { countOpen, dropView, keepView, listViews, type OpenCounts, type View } from '../api/requests.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { ErrorNote } from '../parts/Note.tsx'

type Chosen = Readonly<Record<string, string | undefined>>

interface Shown {
  readonly name: string
  readonly filters: Chosen
  /** How many cases it finds, where that is counted. */
  readonly many?: number | undefined
}

/** What most people look for; the rest they save under names of their own. */
const usual = (me: string, open?: OpenCounts): readonly Shown[] => [
  { name: '全部', filters: {} },
  { name: '在办', filters: { status: 'open' }, many: open?.all },
  { name: '我承办的', filters: { status: 'open', person: me }, many: open?.mine },
  { name: '临近', filters: { status: 'open', alarm: 'near' }, many: open?.near },
  { name: '逾期', filters: { status: 'open', alarm: 'overdue' }, many: open?.overdue },
  { name: '待补正', filters: { status: 'correcting' }, many: open?.correcting },
  { name: '待送达', filters: { status: 'sealed' }, many: open?.sealed },
]

const ordered = (filters: Chosen) =>
  new URLSearchParams(
    Object.entries(filters)
      .flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString()

/** Not kept: what was searched for, which names applicants, and what only a link sets. */
const keepable = ({ q, year, row, below, ...rest }: Chosen): Chosen => rest

/** Views of the list beside one another: the usual ones, and those that this person saved. */
export function Views({ filters }: { filters: Chosen }) {
  const person = usePerson()
  const { data } = useRead(listViews, {})
  const open = useRead(countOpen, {})
  const [naming, setNaming] = useState(false)
  const drop = useCommand(dropView)
  const now = ordered(filters)
  const all = [...usual(person.id, open.data), ...((data?.rows ?? []) as readonly Shown[])]
  const current = all.find((view) => ordered(view.filters) === now)
  const own = data?.rows.find((view) => view === current)
  const worthKeeping = !current && Object.keys(keepable(filters)).length > 0
  return (
    <>
      <nav className="views" aria-label="视图">
        {all.map((view) => (
          <Link
            key={view.name}
            to={{ search: ordered(view.filters) }}
            aria-current={view === current ? 'true' : undefined}
          >
            {view.name}
            {view.many === undefined ? null : <span className="n">{view.many}</span>}
          </Link>
        ))}
        {worthKeeping || own ? (
          <span className="end">
            {worthKeeping ? (
              <Button size="small" onClick={() => setNaming(true)}>
                保存为视图
              </Button>
            ) : null}
            {own ? (
              <Button size="small" loading={drop.pending} onClick={() => drop.run({ body: { name: own.name } })}>
                不再保存“{own.name}”
              </Button>
            ) : null}
          </span>
        ) : null}
      </nav>
      <ErrorNote error={drop.error} />
      <Modal
        open={naming}
        title="保存为视图"
        footer={null}
        onCancel={() => setNaming(false)}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <p className="mute">保存现在的筛选和排序，只给自己用。查找的编号、姓名不保存。</p>
        <CommandForm
          to={keepView}
          input={({ name }: { name: string }) => ({ body: { name, filters: keepable(filters) as View['filters'] } })}
          onDone={() => setNaming(false)}
          onCancel={() => setNaming(false)}
          submit="保存"
        >
          <Form.Item name="name" label="名称" rules={[{ required: true }]}>
            <Input maxLength={20} />
          </Form.Item>
        </CommandForm>
      </Modal>
    </>
  )
}
