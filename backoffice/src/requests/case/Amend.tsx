import { type Act, amendable, applicantClassNames, fieldNow } from '@gongkai/rules/requests'
import { Form, Input, InputNumber } from 'antd'
import type { RequestCase } from '../../api/requests.ts'
import { Select } from '../../parts/Select.tsx'
import { timeInWords } from '../../parts/words.ts'
import { TextField } from './fields.tsx'
import { recordedOf, shownValue } from './tell.ts'
import { serviceMethods } from './words.ts'

/** What can be amended, by the name that the forms call it. */
const fieldNames: Readonly<Record<string, string>> = {
  applicant: '申请人类别',
  on: '日期',
  deliveredOn: '送达之日',
  dueOn: '补正期限',
  receivedOn: '收到补正之日',
  text: '内容',
  notifiedOn: '告知之日',
  workdays: '延长的工作日',
  reason: '理由',
  by: '检索人',
  places: '检索范围',
  words: '检索关键词',
  result: '结果说明',
  method: '送达方式',
  proof: '证明',
  unit: '责任单位',
  way: '撤回的方式',
}
const factNames: Readonly<Record<string, string>> = {
  submittedOn: '提出之日',
  signedOn: '签收之日',
  confirmedOn: '双方确认之日',
  arrivedOn: '到达之日',
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

interface Choice {
  readonly key: string
  readonly says: string
  readonly now: unknown
}

/** What of an act can be amended, with what it says now, after earlier amendments. */
function choicesIn(one: RequestCase, seq: number): Choice[] {
  const history = recordedOf(one)
  const act = history[seq]?.act as (Act & Record<string, unknown>) | undefined
  if (!act) return []
  const own = (amendable[act.type] ?? []).flatMap((key) => {
    const says = fieldNames[key]
    return says && Object.hasOwn(act, key) ? [{ key, says, now: fieldNow(history, seq, key) }] : []
  })
  if (act.type !== 'registered') return own
  const facts = fieldNow(history, seq, 'facts') as Readonly<Record<string, unknown>>
  const days = Object.entries(facts).flatMap(([key, now]) =>
    isDay(now) ? [{ key: `facts.${key}`, says: factNames[key] ?? '收到的事实', now }] : [],
  )
  return [...days, ...own]
}

interface AmendValues {
  readonly act: number
  readonly key: string
  readonly is: unknown
  readonly reason: string
}

/** What is sent: the whole field as it was and as it should have been. */
export function amendBody({ act, key, is, reason }: AmendValues, one: RequestCase): object {
  const [field = '', fact] = key.split('.')
  const was = fieldNow(recordedOf(one), act, field)
  return { act, field, was, is: fact ? { ...(was as object), [fact]: is } : is, reason }
}

export function AmendFields({ one }: { one: RequestCase }) {
  const form = Form.useFormInstance()
  const seq = Form.useWatch<number | undefined>('act', form)
  const key = Form.useWatch<string | undefined>('key', form)
  const choices = seq === undefined ? [] : choicesIn(one, seq)
  const chosen = choices.find((choice) => choice.key === key)
  const records = one.history.filter(({ seq: at }) => choicesIn(one, at).length > 0)
  return (
    <>
      <Form.Item name="act" label="哪一项记录" rules={[{ required: true, message: '请选择哪一项记录' }]}>
        <Select
          options={records.map(({ seq: at, says, at: when, byName }) => ({
            value: at,
            label: `${says}（${timeInWords(when)}，${byName}）`,
          }))}
          onChange={() => form.setFieldsValue({ key: undefined, is: undefined })}
        />
      </Form.Item>
      <Form.Item name="key" label="哪一项内容" rules={[{ required: true, message: '请选择哪一项内容' }]}>
        <Select
          options={choices.map(({ key: value, says }) => ({ value, label: says }))}
          onChange={(value: string) => form.setFieldValue('is', choices.find((c) => c.key === value)?.now)}
        />
      </Form.Item>
      <Form.Item
        name="is"
        label="应当是"
        rules={[{ required: true }]}
        extra={chosen ? `现在是：${shownValue(chosen.now)}` : null}
      >
        <ValueField choice={chosen} />
      </Form.Item>
      <TextField name="reason" label="更正的理由" />
    </>
  )
}

interface ValueFieldProps {
  readonly choice: Choice | undefined
  readonly id?: string
  readonly value?: unknown
  readonly onChange?: (value: unknown) => void
}

function ValueField({ choice, ...given }: ValueFieldProps) {
  const options =
    choice?.key === 'method' ? serviceMethods : choice?.key === 'applicant' ? applicantClassNames : undefined
  if (options)
    return (
      <Select {...(given as object)} options={Object.entries(options).map(([value, label]) => ({ value, label }))} />
    )
  if (typeof choice?.now === 'number') return <InputNumber {...(given as object)} precision={0} />
  if (isDay(choice?.now)) return <Input type="date" {...(given as object)} />
  return <Input.TextArea {...(given as object)} maxLength={4000} rows={1} />
}
