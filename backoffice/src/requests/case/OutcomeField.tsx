import {
  type Field,
  type FieldDemand,
  fields,
  type OutcomeCode,
  outcomeOf,
  partGrounds,
  restsOnLaw,
} from '@gongkai/rules/outcomes'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import type { RequestCase } from '../../api/requests.ts'
import { Select } from '../../parts/Select.tsx'

interface OutcomeFieldProps {
  readonly demand: FieldDemand
  /** What the draft as it was kept lacks. */
  readonly missing: RequestCase['missing']
}

/** One of the fields that an outcome demands, as the rules describe it. A draft may leave it empty. */
export function OutcomeField({ demand, missing }: OutcomeFieldProps) {
  const field: Field = fields[demand.field]
  if (field.kind === 'parts') return <Parts label={field.zh} />
  const lacks = missing.find(({ at }) => at === demand.field)?.message
  return (
    <Form.Item
      name={['values', demand.field]}
      label={field.zh}
      // The label says 选填 where nothing is demanded; a draft is kept all the same.
      required={!demand.optional}
      extra={lacks ?? (demand.mustBe ? demand.mustBe.sentence : undefined)}
    >
      <Control field={field} />
    </Form.Item>
  )
}

interface ControlProps {
  readonly field: Field
  readonly id?: string
  readonly value?: never
  readonly onChange?: never
  readonly 'aria-required'?: 'true'
}

function Control({ field, ...given }: ControlProps) {
  switch (field.kind) {
    case 'text':
      return field.max <= 200 ? (
        <Input {...given} maxLength={field.max} />
      ) : (
        <Input.TextArea {...given} maxLength={field.max} rows={2} />
      )
    case 'date':
      return <Input {...given} type="date" />
    case 'url':
      return <Input {...given} inputMode="url" placeholder="https://" maxLength={500} />
    case 'yesNo':
      return (
        <Radio.Group
          {...given}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      )
    case 'choice':
      return <Radio.Group {...given} options={optionsOf(field.options)} />
    case 'choices': {
      // The form says of every control that it is required; a group of boxes may not (WAI-ARIA).
      const { 'aria-required': _, ...group } = given
      return <Checkbox.Group {...group} role="group" aria-label={field.zh} options={optionsOf(field.options)} />
    }
    case 'parts':
      return null
  }
}

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, label]) => ({ value, label }))

const grounds = partGrounds.map((code) => ({ value: code, label: outcomeOf(code).zh }))
const required = [{ required: true }]

/** The parts not given, each with what it is, on which ground, and why (条例第37条). */
const Parts = ({ label }: { label: string }) => (
  <fieldset className="part">
    <legend>{label}</legend>
    <Form.List name={['values', 'withheldParts']}>
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }, n) => (
            <div key={key} className="one-part">
              <Form.Item name={[name, 'what']} label={`第${n + 1}部分的内容`} rules={required}>
                <Input maxLength={1000} />
              </Form.Item>
              <Form.Item name={[name, 'ground']} label={`第${n + 1}部分的依据`} rules={required}>
                <Select options={grounds} />
              </Form.Item>
              <Form.Item name={[name, 'reason']} label={`第${n + 1}部分的理由`} rules={required}>
                <Input.TextArea maxLength={4000} rows={2} />
              </Form.Item>
              <LawOfPart name={name} n={n + 1} />
              <Button onClick={() => remove(name)}>去掉第{n + 1}部分</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>加一部分</Button>
        </>
      )}
    </Form.List>
  </fieldset>
)

/** A part that a law keeps back names the law and its article (条例第14条、第36条第七项). */
function LawOfPart({ name, n }: { name: number; n: number }) {
  const ground = Form.useWatch<OutcomeCode | undefined>(['values', 'withheldParts', name, 'ground'])
  if (!ground || !restsOnLaw(ground)) return null
  return (
    <>
      <Form.Item name={[name, 'lawName']} label={`第${n}部分依据的法律、行政法规名称`} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[name, 'lawArticle']} label={`第${n}部分依据的条款`} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}
