import { Checkbox, Form, Input, InputNumber } from 'antd'
import type { Agency, AgencyRow } from '../api/agencies.ts'
import { chosen } from '../parts/rules.ts'
import { Select } from '../parts/Select.tsx'
import { AgencySelect } from './AgencySelect.tsx'
import { kinds, levels, options } from './words.ts'

const factNames = [
  'kind',
  'level',
  'municipality',
  'ownName',
  'parent',
  'superior',
  'seat',
  'external',
  'disclosureOffice',
  'region',
  'prefix',
  'position',
  'basicCourt',
  'intermediateCourt',
  'review',
] as const

export type FactValues = { [K in (typeof factNames)[number]]?: Agency[K] }

export const factsOf = (agency: Agency): FactValues =>
  Object.fromEntries(factNames.map((name) => [name, agency[name]])) as FactValues

/** What the fields hold, as the server takes it: an empty text is null, a decision without authorities none. */
export function factInput(values: FactValues) {
  const { review, ...rest } = values
  const given = Object.fromEntries(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value === '' ? null : value]),
  )
  const decided = review?.authorities?.length ? review : null
  return { ...given, review: decided } as FactValues & { kind: AgencyRow['kind'] }
}

const isGovernment = (kind: string | undefined) => kind === 'localGov'
const isUnit = (kind: string | undefined) => kind === 'internalOrgan' || kind === 'deptBranch'

/** What an agency is and where it stands; fields that its kind does not have are absent. */
export function AgencyFields({ self }: { self?: string }) {
  const kind = Form.useWatch<string | undefined>('kind')
  const without = self ? [self] : []
  return (
    <>
      <Form.Item name="kind" label="种类" extra="种类决定行政复议机关。" rules={chosen}>
        <Select options={options(kinds)} />
      </Form.Item>
      {isGovernment(kind) ? (
        <Form.Item name="level" label="级别" rules={chosen}>
          <Select options={options(levels)} />
        </Form.Item>
      ) : null}
      <Form.Item name="parent" label="上级机关" extra="本级人民政府，或者设立它的机关；最上级不填。">
        <AgencySelect without={without} />
      </Form.Item>
      {kind === 'localDept' || kind === 'justiceDept' || kind === 'verticalAgency' ? (
        <Form.Item name="superior" label="上一级主管部门">
          <AgencySelect without={without} />
        </Form.Item>
      ) : null}
      {kind === 'deptBranch' ? (
        <Form.Item name="seat" label="所在地的人民政府">
          <AgencySelect without={without} />
        </Form.Item>
      ) : null}
      {isUnit(kind) ? (
        <Form.Item name="ownName" valuePropName="checked">
          <Checkbox>经法律、法规、规章授权，以自己的名义行使职权</Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item name="disclosureOffice" valuePropName="checked">
        <Checkbox>是上级机关的政府信息公开工作机构（条例第四条）</Checkbox>
      </Form.Item>
      <Form.Item name="external" valuePropName="checked">
        <Checkbox>不使用本系统，只用来确定行政复议机关</Checkbox>
      </Form.Item>
      {isUnit(kind) ? null : (
        <>
          <Form.Item name="prefix" label="机关代字" extra="用于文号，如云自然资，文号是云自然资公开〔2026〕1号。">
            <Input maxLength={10} />
          </Form.Item>
          <Form.Item name="region" label="行政区划代码" extra="6位；决定适用哪些地方放假安排。">
            <Input inputMode="numeric" maxLength={12} />
          </Form.Item>
          {isGovernment(kind) ? (
            <Form.Item name="municipality" valuePropName="checked">
              <Checkbox>属于直辖市</Checkbox>
            </Form.Item>
          ) : null}
          <Form.Item name="basicCourt" label="管辖的基层人民法院" extra="不填的，用上级机关的。">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="intermediateCourt" label="管辖的中级人民法院" extra="不填的，用上级机关的。">
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name={['review', 'authorities']}
            label="人工确定的行政复议机关"
            extra="只在推定的不对时填写；写完一个按回车。"
          >
            <Select mode="tags" open={false} suffixIcon={null} maxCount={3} />
          </Form.Item>
          <Form.Item noStyle dependencies={[['review', 'authorities']]}>
            {({ getFieldValue }) =>
              getFieldValue(['review', 'authorities'])?.length > 0 ? (
                <Form.Item name={['review', 'reason']} label="为什么不用推定的复议机关" rules={[{ required: true }]}>
                  <Input maxLength={300} />
                </Form.Item>
              ) : null
            }
          </Form.Item>
        </>
      )}
      <Form.Item name="position" label="排列次序" extra="同一上级之下，小的在前。">
        <InputNumber min={0} max={100_000} />
      </Form.Item>
    </>
  )
}
