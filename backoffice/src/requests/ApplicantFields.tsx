import { Button, Form, Input } from 'antd'
import { Select } from '../parts/Select.tsx'
import { paperOptions } from './words.ts'

const application = ['registration', 'application']

/** Name and paper of one applicant or agent; `at` is where it stands in the form. */
function PersonFields({ at }: { at: (string | number)[] }) {
  const inList = (name: string) => [...at, name]
  return (
    <>
      <Form.Item name={inList('name')} label="姓名或者名称" rules={[{ required: true }]}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name={inList('paper')} label="证件" rules={[{ required: true }]}>
        <Select options={paperOptions} />
      </Form.Item>
      <Form.Item name={inList('number')} label="证件号码" rules={[{ required: true }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </>
  )
}

/** Who asks: one, or several together; the first is the one who is written to (条例第29条第2款第1项). */
export const ApplicantFields = () => (
  <Form.List name={[...application, 'applicants']}>
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, i) => (
          <fieldset key={key} className={fields.length > 1 ? 'part' : 'part alone'}>
            <legend>
              {fields.length === 1 ? '申请人' : `共同申请人 ${i + 1}`}
              {i === 0 && fields.length > 1 ? <span className="mute">　文书寄给第一位</span> : null}
            </legend>
            <PersonFields at={[name]} />
            {fields.length > 1 ? (
              <p className="acts">
                <Button size="small" onClick={() => remove(name)}>
                  去掉申请人 {i + 1}
                </Button>
              </p>
            ) : null}
          </fieldset>
        ))}
        {fields.length < 20 ? (
          <p className="acts">
            <Button onClick={() => add({ paper: 'idCard' })}>再加一名共同申请人</Button>
          </p>
        ) : null}
      </>
    )}
  </Form.List>
)

/** Who acts for them, when somebody does. */
export function AgentFields() {
  const form = Form.useFormInstance()
  const at = [...application, 'agent']
  // Also while none of its fields is shown.
  const agent = Form.useWatch(at, { form, preserve: true })
  if (!agent)
    return (
      <p className="acts">
        <Button onClick={() => form.setFieldValue(at, { paper: 'idCard' })}>有代理人或者经办人</Button>
      </p>
    )
  return (
    <fieldset className="part">
      <legend>
        代理人、经办人<span className="mute">　授权材料作为扫描件存入</span>
      </legend>
      <PersonFields at={at} />
      <p className="acts">
        <Button size="small" onClick={() => form.setFieldValue(at, null)}>
          没有代理人
        </Button>
      </p>
    </fieldset>
  )
}
