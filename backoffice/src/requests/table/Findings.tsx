import { Button } from 'antd'
import type { Table } from '../../api/table.ts'
import { Card } from '../../parts/Card.tsx'

const kinds = { error: 'fe', warning: 'fw', info: 'fi' } as const
const names = { error: '错误', warning: '提示', info: '说明' } as const

interface FindingsProps {
  readonly table: Table
  readonly chosen: number | null
  readonly choose: (finding: number | null) => void
}

/** What the rules of the annual report find wrong with the figures. */
export function Findings({ table: { findings }, chosen, choose }: FindingsProps) {
  return (
    <Card title="校验" count={findings.length || undefined} bare={findings.length > 0}>
      {findings.length === 0 ? (
        <p>勾稽关系全部相符：各行各列的总计、办理结果总计与四项之间的关系都成立。</p>
      ) : (
        <ul className="find-list">
          {findings.map((f, i) => (
            <li key={`${f.rule}-${f.cells.join()}`} className={`${kinds[f.severity]}${chosen === i ? ' on' : ''}`}>
              <h3>
                <span>{names[f.severity]}</span>
                <span className="rule">{f.rule}</span>
              </h3>
              <p>{f.message}</p>
              <p className="sub">{f.basis}</p>
              {f.cells.length > 0 ? (
                <Button type="link" size="small" onClick={() => choose(chosen === i ? null : i)}>
                  {chosen === i ? '不再标出' : `在表中标出${f.cells.length}格`}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
