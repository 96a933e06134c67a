import type { TemplateLetter } from '@gongkai/rules/letters'
import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSignedIn } from '../../accounts/session.ts'
import { readPeople } from '../../api/case.ts'
import { useRead } from '../../api/hooks.ts'
import type { RequestCase } from '../../api/requests.ts'
import { Select } from '../../parts/Select.tsx'
import { letterStates } from './words.ts'

const required = [{ required: true }]

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly extra?: ReactNode
  readonly optional?: boolean
}

/** A day that is not after today. */
export function DayField({ name, label, extra, optional = false, future = false }: FieldProps & { future?: boolean }) {
  const { today } = useSignedIn()
  return (
    <Form.Item name={name} label={label} extra={extra} rules={optional ? [] : required}>
      <Input type="date" {...(future ? {} : { max: today })} />
    </Form.Item>
  )
}

export const LineField = ({ name, label, extra, optional = false, max = 200 }: FieldProps & { max?: number }) => (
  <Form.Item name={name} label={label} extra={extra} rules={optional ? [] : required}>
    <Input maxLength={max} />
  </Form.Item>
)

export const TextField = ({ name, label, extra, optional = false, max = 500 }: FieldProps & { max?: number }) => (
  <Form.Item name={name} label={label} extra={extra} rules={optional ? [] : required}>
    <Input.TextArea maxLength={max} rows={2} />
  </Form.Item>
)

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string | boolean, says: string])[]
}

export const ChoiceField = ({ name, label, extra, options }: ChoiceProps) => (
  <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: `请选择${label}` }]}>
    <Radio.Group
      vertical
      options={options.map(([value, says]) => ({ value, label: says }))}
      // A group without a name of its own is not announced with its label.
      aria-label={label}
    />
  </Form.Item>
)

/** Which of the letters of the case goes with the act; without one, the way to write it. */
export function LetterField({ one, kind, says }: { one: RequestCase; kind: TemplateLetter; says: string }) {
  const letters = one.letters.filter((l) => l.kind === kind && l.state !== 'void')
  return (
    <Form.Item
      name="letter"
      label={says}
      extra={
        letters.length === 0 ? (
          <>
            还没有{says}。<Link to={`/requests/${one.id}/letters/new?kind=${kind}`}>先拟写{says}</Link>
          </>
        ) : null
      }
    >
      <Select
        allowClear
        options={letters.map((l) => ({
          value: l.id,
          label: `${l.documentNumber ?? l.kindName}（${letterStates[l.state as keyof typeof letterStates][0]}）`,
        }))}
      />
    </Form.Item>
  )
}

/** The section and the person that a case is given to. */
export function Assignees({ one }: { one: RequestCase }) {
  const { data } = useRead(readPeople, { params: { id: one.id } })
  const section = Form.useWatch<string | undefined>('section')
  const people = data?.people.filter((p) => p.everywhere || (section && p.sections.includes(section))) ?? []
  return (
    <>
      <Form.Item name="section" label="承办科室">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={!data}
          options={data?.sections.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="person" label="承办人" extra="不填写的，由科室的人认领。">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={!data}
          options={people.map(({ id, name, post }) => ({ value: id, label: post ? `${name}（${post}）` : name }))}
        />
      </Form.Item>
    </>
  )
}
