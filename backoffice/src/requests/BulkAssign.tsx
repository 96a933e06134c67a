import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { readPeople } from '../api/case.ts'
import { useRead } from '../api/hooks.ts'
import { assignMany, type RequestRow } from '../api/requests.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Select } from '../parts/Select.tsx'

interface Values {
  readonly section?: string
  readonly person?: string
}
interface Refused {
  readonly number: string
  readonly why: string
}

/** What is picked on the list, and the one thing that is done to many at once: giving them to a section or a person. */
export function BulkAssign({ rows, onDone }: { rows: readonly RequestRow[]; onDone: () => void }) {
  /** As they were when the dialog opened: an assigned one may leave the list behind it. */
  const [giving, setGiving] = useState<readonly RequestRow[] | null>(null)
  const [refused, setRefused] = useState<readonly Refused[] | null>(null)
  const agencies = new Set(rows.map((row) => row.agency))
  const close = () => {
    setGiving(null)
    // What was assigned is no more to be picked; what was not stays told until the dialog is left.
    if (refused) onDone()
  }
  return (
    <div className="picked" role="status">
      <span>已选{rows.length}件</span>
      <Button type="primary" disabled={agencies.size > 1} onClick={() => setGiving(rows)}>
        交办
      </Button>
      <Button onClick={onDone}>取消选择</Button>
      {agencies.size > 1 ? <span>只能同时交办同一机关的申请。</span> : null}
      <Modal
        open={giving !== null}
        title={`交办${giving?.length ?? 0}件申请`}
        footer={null}
        onCancel={close}
        mask={{ closable: false }}
        destroyOnHidden
      >
        {giving && refused ? <Outcome all={giving.length} refused={refused} onClose={close} /> : null}
        {giving && !refused ? (
          <AssignForm
            rows={giving}
            onCancel={close}
            onDone={(found) => (found.length === 0 ? onDone() : setRefused(found))}
          />
        ) : null}
      </Modal>
    </div>
  )
}

interface AssignFormProps {
  readonly rows: readonly RequestRow[]
  readonly onCancel: () => void
  readonly onDone: (refused: readonly Refused[]) => void
}

function AssignForm({ rows, onCancel, onDone }: AssignFormProps) {
  const [form] = Form.useForm<Values>()
  const section = Form.useWatch('section', form)
  const read = useRead(readPeople, { params: { id: rows[0]?.id ?? '' } })
  const number = (id: string) => rows.find((row) => row.id === id)?.number ?? ''
  return (
    <Load from={read}>
      {({ sections, people }) => (
        <CommandForm
          to={assignMany}
          form={form}
          input={({ section, person }: Values) => ({
            body: {
              cases: rows.map(({ id, version }) => ({ id, version })),
              section: section ?? null,
              person: person ?? null,
            },
          })}
          onDone={(answer) =>
            onDone(answer.rows.flatMap(({ id, why }) => (why === null ? [] : { number: number(id), why })))
          }
          onCancel={onCancel}
          submit="交办"
        >
          <Form.Item name="section" label="承办科室" extra="只选科室的，由科室的人认领。">
            <Select
              allowClear
              options={sections.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={() => form.setFieldValue('person', undefined)}
            />
          </Form.Item>
          <Form.Item name="person" label="承办人" dependencies={['section']} rules={[needsOne]}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={people
                .filter((one) => one.everywhere || (section && one.sections.includes(section)))
                .map(({ id, name, post }) => ({ value: id, label: post ? `${name}（${post}）` : name }))}
            />
          </Form.Item>
        </CommandForm>
      )}
    </Load>
  )
}

const needsOne = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
  validator: (_: unknown, person: unknown) =>
    person || getFieldValue('section') ? Promise.resolve() : Promise.reject(new Error('请选择承办科室或者承办人')),
})

/** Case by case, what could not be done and why. */
const Outcome = ({ all, refused, onClose }: { all: number; refused: readonly Refused[]; onClose: () => void }) => (
  <>
    <Note kind={refused.length === all ? 'bad' : 'warn'}>
      <p>
        已交办{all - refused.length}件，{refused.length}件没有交办：
      </p>
      <ul>
        {refused.map(({ number, why }) => (
          <li key={number}>
            <span className="nb">{number}</span>　{why}
          </li>
        ))}
      </ul>
    </Note>
    <p className="acts">
      <Button onClick={onClose}>知道了</Button>
    </p>
  </>
)
