import { Form, Input } from 'antd'
import { usePerson } from '../../accounts/session.ts'
import { readPeople } from '../../api/case.ts'
import { useRead } from '../../api/hooks.ts'
import { acts, type RequestCase } from '../../api/requests.ts'
import { Card } from '../../parts/Card.tsx'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { Select } from '../../parts/Select.tsx'
import { Behind, useVersion } from './Behind.tsx'

interface NoteBoxProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
}

interface Values {
  readonly text: string
  readonly mentioned?: readonly string[]
}

const MOST = 20

/** A note for the case, and whom it speaks to: they find it in their work until they have read it. */
export function NoteBox({ one, reload }: NoteBoxProps) {
  const me = usePerson()
  const seen = useVersion(one, reload)
  const [form] = Form.useForm()
  const may = one.acts.includes('noted')
  const { data } = useRead(readPeople, { params: { id: one.id } }, { enabled: may })
  if (!may) return null
  // Only those who may see the case where it is now: nobody else is told of it.
  const people = (data?.people ?? []).filter(
    ({ id, everywhere, sections }) =>
      id !== me.id && (everywhere || (one.section !== null && sections.includes(one.section))),
  )
  return (
    <Card title="记事">
      <Behind one={one} seen={seen} may={may} />
      <CommandForm
        to={acts.noted}
        form={form}
        draft={`request.${one.id}.note`}
        input={({ text, mentioned = [] }: Values) => ({
          params: { id: one.id },
          // A note says nothing of the state it was written in.
          body: { version: one.version, text, mentioned: [...mentioned] },
        })}
        onRefused={seen.onRefused}
        onDone={() => form.resetFields()}
        submit="记事"
        quiet
      >
        <Form.Item name="text" label="内容" rules={[{ required: true, message: '请填写记事的内容' }]}>
          <Input.TextArea maxLength={2000} rows={2} />
        </Form.Item>
        <Form.Item name="mentioned" label="提到谁" extra="他们会在“我的工作”中看到，直到看过为止。">
          <Select
            mode="multiple"
            maxCount={MOST}
            optionFilterProp="label"
            options={people.map(({ id, name, post }) => ({ value: id, label: post ? `${name}（${post}）` : name }))}
          />
        </Form.Item>
      </CommandForm>
    </Card>
  )
}
