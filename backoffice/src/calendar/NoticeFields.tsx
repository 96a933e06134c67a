import { Button, Form, Input, InputNumber } from 'antd'
import type { Notice, NoticeInput } from '../api/calendar.ts'
import { chosen } from '../parts/rules.ts'
import { Select } from '../parts/Select.tsx'
import { DateList } from './DateList.tsx'
import { scopeOptions } from './words.ts'

/** What the form holds: both kinds of lines, of which one is sent. */
interface NoticeFormValues {
  readonly scope: 'national' | 'local'
  readonly year: number
  readonly name: string
  readonly number: string
  readonly issuedOn: string
  readonly sourceUrl?: string | null
  readonly region?: string
  readonly arrangements?: readonly { name: string; from: string; to: string; makeup?: readonly string[] }[]
  readonly entries?: readonly { name: string; from: string; to: string; kind: 'holiday' | 'makeup' }[]
}

export interface NoticeValues {
  readonly notice: NoticeFormValues
}

/** What the fields hold, as the server takes it. */
export function noticeInput({ notice }: NoticeValues): NoticeInput {
  const { scope, year, name, number, issuedOn, sourceUrl, region = '', arrangements = [], entries = [] } = notice
  const common = { year, name, number, issuedOn, sourceUrl: sourceUrl?.trim() || null }
  if (scope === 'local') return { scope, ...common, region, entries: [...entries] } as NoticeInput
  const lines = arrangements.map((one) => ({ ...one, makeup: one.makeup?.filter(Boolean) ?? [] }))
  return { scope, ...common, arrangements: lines } as NoticeInput
}

export const noticeValues = (notice: Notice): NoticeValues => ({
  notice: { ...notice, region: notice.region ?? '' },
})

/** What a notice says, line by line as it is printed. */
export function NoticeFields() {
  const scope = Form.useWatch<string | undefined>(['notice', 'scope'])
  return (
    <>
      <Form.Item name={['notice', 'scope']} label="范围" rules={chosen}>
        <Select options={scopeOptions} />
      </Form.Item>
      <Form.Item name={['notice', 'year']} label="安排哪一年" rules={[{ required: true }]}>
        <InputNumber min={2019} max={2099} />
      </Form.Item>
      <Form.Item
        name={['notice', 'name']}
        label="通知名称"
        extra="如：国务院办公厅关于2027年部分节假日安排的通知"
        rules={[{ required: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name={['notice', 'number']}
        label="发文字号"
        extra="如：国办发明电〔2026〕8号"
        rules={[{ required: true }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['notice', 'issuedOn']} label="发文日期" rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={['notice', 'sourceUrl']} label="公布通知的网页">
        <Input inputMode="url" maxLength={500} />
      </Form.Item>
      {scope === 'local' ? <LocalLines /> : <NationalLines />}
    </>
  )
}

const required = [{ required: true }]

const NationalLines = () => (
  <>
    <h2>放假安排</h2>
    <Form.List name={['notice', 'arrangements']}>
      {(lines, { add, remove }) => (
        <>
          <ol className="rows">
            {lines.map(({ key, name }) => (
              <li key={key}>
                <Form.Item name={[name, 'name']} label="节日" rules={required}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'from']} label="放假第一天" rules={required}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, 'to']} label="放假最后一天" rules={required}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, 'makeup']} label="调休上班的周六、周日">
                  <DateList label="调休上班日" />
                </Form.Item>
                <div className="acts">
                  <Button onClick={() => remove(name)}>去掉这一行</Button>
                </div>
              </li>
            ))}
          </ol>
          <Button onClick={() => add({ makeup: [] })}>加一个节日</Button>
        </>
      )}
    </Form.List>
  </>
)

const LocalLines = () => (
  <>
    <Form.Item
      name={['notice', 'region']}
      label="行政区划代码"
      extra="适用于哪里：省2位、市4位、县6位；如广西壮族自治区45。"
      rules={required}
    >
      <Input inputMode="numeric" maxLength={6} />
    </Form.Item>
    <h2>放假安排</h2>
    <Form.List name={['notice', 'entries']}>
      {(lines, { add, remove }) => (
        <>
          <ol className="rows">
            {lines.map(({ key, name }) => (
              <li key={key}>
                <Form.Item name={[name, 'name']} label="节日" rules={required}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'kind']} label="放假或者上班" rules={required}>
                  <Select
                    options={[
                      { value: 'holiday', label: '放假' },
                      { value: 'makeup', label: '调休上班' },
                    ]}
                  />
                </Form.Item>
                <Form.Item name={[name, 'from']} label="第一天" rules={required}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, 'to']} label="最后一天" rules={required}>
                  <Input type="date" />
                </Form.Item>
                <div className="acts">
                  <Button onClick={() => remove(name)}>去掉这一行</Button>
                </div>
              </li>
            ))}
          </ol>
          <Button onClick={() => add({ kind: 'holiday' })}>加一行</Button>
        </>
      )}
    </Form.List>
  </>
)
