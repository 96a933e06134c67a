import { NOT_GIVEN } from '@gongkai/rules/requests'
import { Button, Form, Input } from 'antd'
import { Select } from '../parts/Select.tsx'
import { paperOptions } from './words.ts'

interface ApplicantFieldsProps {
  /** Where the application stands in the form. */
  readonly at: readonly string[]
}

/** Left empty is left out (see `filledOnly`), so that the application has no paper. */
export const withoutPaper = { value: '', label: NOT_GIVEN }

interface PersonFieldsProps {
  /** Where the fields stand in the form, or in the list that they are part of. */
  readonly at: (string | number)[]
  readonly list?: (string | number)[]
}

/** Name and paper of one applicant or agent; without a paper no number is asked for. */
function PersonFields({ at, list = [] }: PersonFieldsProps) {
  const inList = (name: string) => [...at, name]
  const paper: unknown = Form.useWatch([...list, ...inList('paper')], Form.useFormInstance())
  return (
    <>
      <Form.Item name={inList('name')} label="姓名或者名称" rules={[{ required: true }]}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={inList('paper')}
        label="身份证明"
        // One is always chosen, if only that there is none.
        required
        extra="没有提供的选“未提供”，之后可以告知补正（条例第三十条）。"
      >
        <Select options={[...paperOptions, withoutPaper]} />
      </Form.Item>
      {paper === withoutPaper.value ? null : (
        <Form.Item name={inList('number')} label="证件号码" preserve={false} rules={[{ required: true }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      )}
    </>
  )
}

/** Who asks: one, or several together; the first is the one who is written to (条例第29条第2款第1项). */
export const ApplicantFields = ({ at }: ApplicantFieldsProps) => (
  <Form.List name={[...at, 'applicants']}>
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, i) => (
          <fieldset key={key} className={fields.length > 1 ? 'part' : 'part alone'}>
            <legend>
              {fields.length === 1 ? '申请人' : `共同申请人 ${i + 1}`}
              {i === 0 && fields.length > 1 ? <span className="mute">　文书寄给第一位</span> : null}
            </legend>
            <PersonFields at={[name]} list={[...at, 'applicants']} />
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
export function AgentFields({ at: application }: ApplicantFieldsProps) {
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
