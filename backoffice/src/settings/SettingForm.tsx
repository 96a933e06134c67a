import { Form, Input, InputNumber, Select } from 'antd'
import { changeSetting, type SettingRow } from '../api/administration.ts'
import { CommandForm } from '../parts/CommandForm.tsx'

/** What a setting may hold, as its JSON Schema says. */
interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** One setting: its reason, its value, and how to change it for those who may. */
export function SettingForm({ row, agency }: { row: SettingRow; agency?: string }) {
  const schema = row.schema as Schema
  return (
    <>
      <p className="mute">{row.why}</p>
      {row.mayChange ? (
        <CommandForm
          to={changeSetting}
          initial={{ value: row.value }}
          input={({ value }: { value: unknown }) => ({
            params: { name: row.name },
            body: { value, version: row.version, ...(agency ? { agency } : {}) },
          })}
          submit="保存"
        >
          <Fields name={['value']} label={row.says} schema={schema} />
        </CommandForm>
      ) : (
        <p>现在：{inWords(row.value)}</p>
      )}
      <p className="small mute">没有改过时：{inWords(row.otherwise)}</p>
    </>
  )
}

function inWords(value: unknown): string {
  if (value === true) return '是'
  if (value === false) return '否'
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(inWords).join('、') || '—'
  return typeof value === 'object' ? Object.values(value).map(inWords).join('，') : String(value)
}

/** The fields for a schema: one for a plain value, one for each part of an object. */
function Fields({ name, label, schema }: { name: readonly string[]; label: string; schema: Schema }) {
  if (schema.properties)
    return Object.entries(schema.properties).map(([part, below]) => (
      <Fields key={part} name={[...name, part]} label={below.description ?? part} schema={below} />
    ))
  return (
    <Form.Item
      name={[...name]}
      label={label}
      rules={[{ required: schema.type !== 'array' && schema.type !== 'string' }]}
    >
      <Field schema={schema} />
    </Form.Item>
  )
}

function Field({ schema, ...given }: { schema: Schema }) {
  if (schema.enum)
    return (
      <Select {...given} options={schema.enum.map((value) => ({ value: value as string, label: inWords(value) }))} />
    )
  switch (schema.type) {
    case 'boolean':
      return (
        <Select
          {...given}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      )
    case 'integer':
    case 'number':
      return (
        <InputNumber
          {...given}
          min={schema.minimum ?? Number.MIN_SAFE_INTEGER}
          max={schema.maximum ?? Number.MAX_SAFE_INTEGER}
        />
      )
    case 'array':
      return <Select {...given} mode="tags" open={false} suffixIcon={null} />
    default:
      return <Input {...given} maxLength={schema.maxLength ?? 1000} />
  }
}
