import { Button } from 'antd'
import { Link } from 'react-router'
import { type AuditRow, exportAudit, listAudit, verifyAudit } from '../api/administration.ts'
import { useCommand } from '../api/hooks.ts'
import { changesOf } from '../parts/changes.ts'
import { type Column, DataList } from '../parts/DataList.tsx'
import { Changes } from '../parts/History.tsx'
import { Empty, ErrorNote, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { useNames } from '../parts/useNames.ts'
import { countInWords, timeInWords } from '../parts/words.ts'

const only = (name: string, value: string) => ({ search: `?${new URLSearchParams({ [name]: value })}` })

const columns: readonly Column<AuditRow>[] = [
  {
    title: '时间',
    cell: (row) => <time dateTime={row.at}>{timeInWords(row.at)}</time>,
  },
  { title: '操作人', cell: (row) => <Link to={only('actor', row.actor)}>{row.actorName}</Link> },
  {
    title: '行为',
    head: true,
    cell: (row) => <Link to={only('subject', row.subjectId)}>{row.actSays}</Link>,
  },
  {
    title: '内容和理由',
    long: true,
    cell: (row) => (
      <div className="small">
        <Content row={row} />
        {row.reason ? <p>理由：{row.reason}</p> : null}
      </div>
    ),
  },
  {
    title: '记录链和序号',
    cell: (row) => (
      <>
        <Link to={only('chain', row.chain)}>{row.chainName}</Link>
        <span className="sub">第{countInWords(row.seq)}条</span>
      </>
    ),
  },
]

function Content({ row }: { row: AuditRow }) {
  return <Changes changes={changesOf(row.before, row.after, useNames())} />
}

/** What everybody did, in chains that cannot be changed unnoticed. */
export default function Audit() {
  const verify = useCommand(verifyAudit)
  return (
    <Page
      title="审计记录"
      acts={
        <Button onClick={() => verify.run({})} loading={verify.pending}>
          核验哈希链
        </Button>
      }
    >
      <ErrorNote error={verify.error} again={() => verify.run({})} />
      {verify.answer ? <Verdicts {...verify.answer} /> : null}
      <DataList
        name="审计记录"
        from={listAudit}
        excel={exportAudit}
        columns={columns}
        id={(row) => `${row.chain}-${row.seq}`}
        filters={[
          { name: 'q', label: '查找文字' },
          {
            name: 'act',
            label: '行为',
            choices: (data) => data?.acts.map(({ act, says }) => ({ value: act, label: says })),
          },
          { name: 'from', label: '从', date: true },
          { name: 'until', label: '到', date: true },
        ]}
        also={['chain', 'actor', 'subject']}
        empty={<Empty title="还没有审计记录" />}
      />
    </Page>
  )
}

function Verdicts({
  chains,
  sound,
}: {
  chains: readonly { chainName: string; records: number; brokenAt: number | null }[]
  sound: boolean
}) {
  const records = chains.reduce((sum, chain) => sum + chain.records, 0)
  if (sound)
    return (
      <Note kind="ok">
        <p>
          {countInWords(chains.length)}条记录链、{countInWords(records)}条记录都完好。
        </p>
      </Note>
    )
  return (
    <Note kind="bad" title="有记录被改动或者丢失">
      <ul>
        {chains
          .filter((chain) => chain.brokenAt !== null)
          .map((chain) => (
            <li key={chain.chainName}>
              {chain.chainName}：从第{countInWords(chain.brokenAt ?? 0)}条起与哈希不符。
            </li>
          ))}
      </ul>
      <p>请保留现场，从备份中核对，并报告保密和网信部门。</p>
    </Note>
  )
}
