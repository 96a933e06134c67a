import { Checkbox, Form, InputNumber } from 'antd'
import { type ComponentType, type ReactNode, useEffect } from 'react'
import { readLetter } from '../../api/case.ts'
import { useRead } from '../../api/hooks.ts'
import type { RequestCase, ShapedAct } from '../../api/requests.ts'
import { AmendFields, amendBody } from './Amend.tsx'
import { Assignees, ChoiceField, DayField, LetterField, LineField, TextField } from './fields.tsx'
import { proofs, routeNames, serviceMethods } from './words.ts'

/** Acts whose form is a dialog: a decision is drafted on a page of its own, notes stand in the case. */
export type DialogAct = Exclude<ShapedAct, 'drafted' | 'noted'>

interface ActFormOf {
  readonly Fields?: ComponentType<{ one: RequestCase }>
  readonly initial?: (one: RequestCase, today: string) => object
  // biome-ignore lint/suspicious/noExplicitAny: each act has its own fields
  readonly body?: (values: any, one: RequestCase) => object
  /** What will follow, in a sentence. */
  readonly effect?: ReactNode
  readonly submit?: string
  readonly danger?: boolean
}

const newest = (one: RequestCase, kind: string) =>
  one.letters.filter((l) => l.kind === kind && l.state !== 'void').at(-1)?.id

/** What was left empty is not sent. */
const filled = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  )

/** Fills in what the letter says, once one is chosen and as long as nothing else was typed. */
function useLetterValues(fill: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>) {
  const form = Form.useFormInstance()
  const id = Form.useWatch<string | undefined>('letter', form)
  const { data } = useRead(readLetter, { params: { id: id ?? '' } }, { enabled: Boolean(id) })
  useEffect(() => {
    if (!data || data.id !== id) return
    for (const [name, value] of Object.entries(fill(data.values)))
      if (value !== undefined && !form.isFieldTouched(name)) form.setFieldValue(name, value)
  }, [data, id, form, fill])
}

const fromNotice = ({ correctBy }: Readonly<Record<string, unknown>>) => ({ dueOn: correctBy })

function CorrectionFields({ one }: { one: RequestCase }) {
  useLetterValues(fromNotice)
  return (
    <>
      <LetterField one={one} kind="L03" says="补正告知书" />
      <DayField name="on" label="告知之日" />
      <DayField name="deliveredOn" label="送达之日" optional extra="还没有送达的不填写，以后更正。" />
      <DayField
        name="dueOn"
        label="补正期限"
        optional
        future
        extra="告知书写明的日期；不填写的，按本机关约定的工作日计算。"
      />
    </>
  )
}

const fromExtension = ({ extensionDays, extensionReason }: Readonly<Record<string, unknown>>) => ({
  workdays: Number(extensionDays) || undefined,
  reason: extensionReason,
})

function ExtensionFields({ one }: { one: RequestCase }) {
  useLetterValues(fromExtension)
  return (
    <>
      <LetterField one={one} kind="L05" says="延长答复期限告知书" />
      <DayField name="notifiedOn" label="告知之日" extra="在原期限届满以前告知申请人。" />
      <Form.Item name="workdays" label="延长几个工作日" rules={[{ required: true }]}>
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <TextField name="reason" label="延长理由" />
    </>
  )
}

const SearchFields = () => (
  <>
    <LineField name="by" label="检索人或者检索部门" max={100} />
    <TextField name="places" label="检索范围" extra="查了哪些档案、系统、业务科室。" max={1000} />
    <LineField name="words" label="检索关键词" max={500} />
    <DayField name="on" label="检索日期" />
    <ChoiceField
      name="found"
      label="检索结果"
      options={[
        [true, '找到'],
        [false, '没有找到'],
      ]}
    />
    <TextField name="result" label="结果说明" max={2000} />
  </>
)

function ServiceFields() {
  const method = Form.useWatch<keyof typeof serviceMethods | undefined>('method')
  return (
    <>
      <ChoiceField
        name="method"
        label="送达方式"
        options={Object.entries(serviceMethods)}
        extra="邮寄的，通过邮政企业，不得到付。"
      />
      <DayField name="on" label={method === 'post' ? '交邮之日' : method === 'online' ? '到达之日' : '签收之日'} />
      {method === 'direct' || method === 'entrusted' ? (
        <Form.Item name="refused" valuePropName="checked">
          <Checkbox>拒绝签收（拒绝签收之日视同送达）</Checkbox>
        </Form.Item>
      ) : null}
      <TextField name="proof" label="送达证明" extra={method ? proofs[method] : null} max={200} />
    </>
  )
}

/** The form of each act, in the order of the table. */
export const forms: Readonly<Record<DialogAct, ActFormOf>> = {
  assigned: {
    Fields: Assignees,
    initial: ({ section, person }) => ({ section, person }),
    body: ({ section = null, person = null }) => ({ section, person }),
  },
  claimed: { effect: '认领后由我承办，期限到前在我的工作里提醒。' },
  correctionAsked: {
    Fields: CorrectionFields,
    initial: (one, today) => ({ on: today, letter: newest(one, 'L03') }),
    body: filled,
    effect: '补正应当一次性告知；告知后停止计算，收到补正之日重新计算20个工作日（条例第三十条）。',
  },
  corrected: {
    Fields: () => (
      <>
        <DayField name="receivedOn" label="收到补正之日" extra="自次日起重新计算20个工作日。" />
        <TextField name="text" label="补正的内容" optional max={4000} />
      </>
    ),
    initial: (_, today) => ({ receivedOn: today }),
    body: filled,
  },
  correctionLapsed: {
    effect: '申请人无正当理由逾期不补正的，视为放弃申请（条例第三十条）。认定后拟写不再处理告知书。',
    danger: true,
  },
  extended: {
    Fields: ExtensionFields,
    initial: (one, today) => ({ notifiedOn: today, workdays: 20, letter: newest(one, 'L05') }),
    body: filled,
    effect: '延长应当经政府信息公开工作机构负责人同意并告知申请人，最长20个工作日，一次（条例第三十三条第二款）。',
  },
  searched: {
    Fields: SearchFields,
    initial: (one, today) => ({ on: today, by: [one.sectionName, one.personName].filter(Boolean).join(' ') }),
  },
  secrecyReviewed: {
    Fields: () => (
      <>
        <ChoiceField
          name="clear"
          label="审查结论"
          options={[
            [true, '不涉密，可以公开'],
            [false, '不能公开'],
          ]}
        />
        <TextField name="opinion" label="审查意见" extra="写明审查了什么、依据是什么。" max={1000} />
      </>
    ),
  },
  submitted: {
    Fields: () => <ChoiceField name="route" label="审签程序" options={Object.entries(routeNames)} />,
    initial: () => ({ route: 'ordinary' }),
  },
  approved: { Fields: () => <TextField name="opinion" label="意见" optional />, body: filled },
  climbed: {
    Fields: () => <TextField name="reason" label="理由" />,
    effect: '提级后由主要负责人签发，不能再降回普通程序。',
  },
  returned: {
    Fields: () => <TextField name="reason" label="退回的理由" extra="写明哪里要改；承办人改好后重新报送。" />,
    effect: '退回承办人修改，已有的签字作废。',
  },
  served: { Fields: ServiceFields, initial: (_, today) => ({ on: today, refused: false }) },
  lateExplained: {
    Fields: () => (
      <>
        <TextField name="reason" label="逾期原因" />
        <LineField name="unit" label="责任单位" max={100} />
      </>
    ),
  },
  withdrawn: {
    Fields: () => (
      <>
        <DayField name="on" label="撤回之日" />
        <LineField name="way" label="撤回的方式" extra="如：书面、当面提交撤回申请。" />
      </>
    ),
    initial: (_, today) => ({ on: today }),
    effect: '申请人自愿撤回的，申请终结；登记后拟写撤回确认书。',
  },
  archived: { Fields: () => <DayField name="on" label="归档之日" />, initial: (_, today) => ({ on: today }) },
  voided: {
    Fields: () => <TextField name="reason" label="作废的理由" extra="如：重复登记、误登记。" />,
    effect: '作废的申请不计入年度报告，记录保留。',
    danger: true,
  },
  amended: {
    Fields: AmendFields,
    body: amendBody,
    effect: '更正不删除原来的记录；期限随更正重新计算，可能写有原内容的文书会列出来供核对。',
  },
}
