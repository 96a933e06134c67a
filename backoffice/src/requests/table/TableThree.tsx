import { useId, useState } from 'react'
import { addressOf } from '../../api/call.ts'
import { useRead } from '../../api/hooks.ts'
import { exportTable, readTable, type Table } from '../../api/table.ts'
import { Icon } from '../../frame/Icon.tsx'
import { Card } from '../../parts/Card.tsx'
import { Load } from '../../parts/Load.tsx'
import { Empty, Note } from '../../parts/Note.tsx'
import { Page } from '../../parts/Page.tsx'
import { Select } from '../../parts/Select.tsx'
import { dateInWords } from '../../parts/words.ts'
import { Behind } from './Behind.tsx'
import { Findings } from './Findings.tsx'
import { OnTime } from './OnTime.tsx'
import { Statutory } from './Statutory.tsx'
import { type TableState, useTable } from './useTable.ts'

const editions = [
  { value: '2021', label: '2021年格式' },
  { value: '2019', label: '2019年格式' },
]
const scopes = [
  { value: 'no', label: '本机关' },
  { value: 'yes', label: '连同所属各机关' },
]
const formats = {
  docx: 'Word文档（docx）',
  xlsx: 'Excel工作簿（xlsx）',
  pdf: 'PDF',
  html: '网页（html）',
  csv: 'CSV',
  md: 'Markdown',
  json: 'JSON',
} as const

/** 统计: table three and the on-time rate of any agency and year, from the register as it is now. */
export default function TableThree() {
  const state = useTable()
  const read = useRead(readTable, { query: state.asked }, { enabled: state.agency !== undefined })
  return (
    <Page title="年报表三" acts={state.agency ? <Export state={state} /> : null}>
      <Choice state={state} />
      {state.agency === undefined ? (
        <Empty title="没有可以查看统计的机关">
          <p>统计由本机关办理依申请公开的人员和政府信息公开工作主管部门查看。</p>
        </Empty>
      ) : (
        <Load from={read}>{(table) => <Shown table={table} state={state} />}</Load>
      )}
    </Page>
  )
}

function Choice({ state }: { state: TableState }) {
  const id = useId()
  const { agency, year, edition, below } = state.asked
  const now = { agency, year, edition, below }
  return (
    <div className="card">
      <div className="filter">
        <div className="wide">
          <label htmlFor={`${id}-agency`}>机关</label>
          <Select
            id={`${id}-agency`}
            value={agency}
            options={[...state.bodies]}
            onChange={(value: string) => state.choose({ ...now, agency: value })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
          />
        </div>
        <div>
          <label htmlFor={`${id}-year`}>年度</label>
          <Select
            id={`${id}-year`}
            value={year}
            options={state.years.map((y) => ({ value: String(y), label: `${y}年` }))}
            onChange={(value: string) => state.choose({ ...now, year: value, edition: '' })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-edition`}>年报格式</label>
          <Select
            id={`${id}-edition`}
            value={edition}
            options={editions}
            onChange={(value: string) => state.choose({ ...now, edition: value })}
          />
        </div>
        {state.wide ? (
          <div>
            <label htmlFor={`${id}-below`}>范围</label>
            <Select
              id={`${id}-below`}
              value={below}
              options={scopes}
              onChange={(value: string) => state.choose({ ...now, below: value })}
              popupMatchSelectWidth={false}
            />
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** The table as a file; each format is a link, so that the browser saves it. */
const Export = ({ state }: { state: TableState }) => (
  <details className="t3-export">
    <summary className="btn">
      导出
      <Icon name="down" />
    </summary>
    <ul>
      {(Object.keys(formats) as (keyof typeof formats)[]).map((format) => (
        <li key={format}>
          <a href={addressOf(exportTable, { query: { ...state.asked, format } })}>{formats[format]}</a>
        </li>
      ))}
    </ul>
  </details>
)

function Shown({ table, state }: { table: Table; state: TableState }) {
  const [chosen, choose] = useState<number | null>(null)
  return (
    <>
      <div className="t3-note">
        <Counted table={table} />
      </div>
      <div className="t3-cols">
        <div>
          <Card
            title="三、收到和处理政府信息公开申请情况"
            acts={<span className="sub">数字由登记簿计算，点开看明细</span>}
            bare
          >
            <Statutory table={table} state={state} chosen={chosen} />
          </Card>
        </div>
        <div>
          <OnTime table={table} state={state} />
          <Findings table={table} chosen={chosen} choose={choose} />
        </div>
      </div>
      <Behind table={table} state={state} />
    </>
  )
}

/** Whose requests the figures count, where it is not simply the agency's. */
function Counted({ table: { agency, agencies, elsewhere, year } }: { table: Table }) {
  const joined = agencies.filter((a) => a.joined)
  const others = agencies.filter((a) => a.id !== agency.id && !a.joined)
  if (elsewhere)
    return (
      <Note>
        <p>
          {agency.name}已经并入{elsewhere.name}，{year}年的件数计入{elsewhere.name}，不在这里重复计算。
        </p>
      </Note>
    )
  if (joined.length + others.length === 0) return null
  return (
    <Note>
      {others.length > 0 ? (
        <details>
          <summary>件数连同所属{others.length}个机关</summary>
          <p>{others.map((a) => a.name).join('、')}</p>
        </details>
      ) : null}
      {joined.length > 0 ? (
        <p>
          件数包括并入的{joined.map((a) => `${a.name}（${dateInWords(a.endedOn)}并入）`).join('、')}。
          {joined.some((a) => a.endedOn?.startsWith(String(year)))
            ? '当年并入的，表中第二项与上年第四项因此不等，应当在年报第六部分说明。'
            : null}
        </p>
      ) : null}
    </Note>
  )
}
