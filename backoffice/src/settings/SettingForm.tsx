import { Form, Input, InputNumber } from 'antd'
import { changeSetting, type SettingRow } from '../api/administration.ts'
import { Facts } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Select } from '../parts/Select.tsx'
import { cleaned, isNullable, labelOf, present, type Schema } from './schema.ts'
import { inWords } from './words.ts'

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
            body: { value: cleaned(schema, value), version: row.version, ...(agency ? { agency } : {}) },
          })}
          submit="保存"
          quiet
        >
          <Fields name={['value']} label={row.says} schema={schema} required />
        </CommandForm>
      ) : (
        <Shown schema={schema} label={row.says} value={row.value} />
      )}
    </>
  )
}

/** The parts of a value, each under its name. */
function Shown({ schema, label, value }: { schema: Schema; label: string; value: unknown }) {
  const parts = Object.entries(schema.properties ?? {})
  const held = (value ?? {}) as Record<string, unknown>
  const rows = parts.map(([name, below]) => [labelOf(below.description ?? name)[0], inWords(held[name])] as const)
  return (
    <div className="wide-names">
      <Facts rows={rows.length > 0 ? rows : [[label, inWords(value)]]} />
    </div>
  )
}

interface FieldsProps {
  readonly name: readonly string[]
  readonly label: string
  readonly schema: Schema
  readonly required: boolean
}

const partNames: Readonly<Record<string, string>> = { name: '名称', url: '网址', phone: '电话' }

/** The fields for a schema: one for a plain value, one for each part of an object. */
function Fields({ name, label, schema, required }: FieldsProps) {
  const { properties, required: needed = [] } = schema
  if (properties)
    return Object.entries(properties).map(([part, below]) => (
      <Fields
        key={part}
        name={[...name, part]}
        label={below.description ?? `${labelOf(label)[0]}：${partNames[part] ?? part}`}
        schema={below}
        required={required && (needed.includes(part) || below.default !== undefined)}
      />
    ))
  const [short, explanation] = labelOf(label)
  return (
    <Form.Item
      name={[...name]}
      label={short}
      extra={explanation}
      rules={[{ required: required && !isNullable(schema) }]}
    >
      <Field schema={present(schema)} />
    </Form.Item>
  )
}

const LONG = 500

function Field({ schema, ...given }: { schema: Schema }) {
  if (schema.enum)
    return <Select {...given} options={schema.enum.map((one) => ({ value: one as string, label: inWords(one) }))} />
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
      return (schema.maxLength ?? 0) > LONG ? (
        <Input.TextArea {...given} maxLength={schema.maxLength ?? LONG} rows={4} />
      ) : (
        <Input {...given} maxLength={schema.maxLength ?? LONG} />
      )
  }
}
