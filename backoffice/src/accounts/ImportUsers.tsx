import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { applyImport, checkImport, type ImportReport, importTemplate } from '../api/accounts.ts'
import { addressOf } from '../api/call.ts'
import { useCommand } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { Empty, ErrorNote, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { countInWords } from '../parts/words.ts'

/** Accounts from a sheet: what would become of each row is shown first, then those without faults are made. */
export default function ImportUsers() {
  const [file, setFile] = useState<File | null>(null)
  const check = useCommand(checkImport)
  const apply = useCommand(applyImport)
  const pick = (picked: File) => {
    setFile(picked)
    apply.forget()
    check.run({}, { file: picked })
  }
  const report = apply.answer ?? check.answer
  return (
    <Page title="从Excel导入账户" above={[['账户', '/users']]}>
      <Card title="选择表格">
        <p>
          先下载<a href={addressOf(importTemplate, {})}>空白表格</a>，按表头填写，一行一人。选择文件后只检查，不建立。
        </p>
        <FilePick label="选择Excel文件" accept=".xlsx" file={file} pending={check.pending} onPick={pick} />
        <ErrorNote error={check.error} again={file ? () => check.run({}, { file }) : undefined} />
      </Card>
      {apply.answer ? (
        <Card title="已经建立">
          <Note kind="ok" title={`建立了${countInWords(apply.answer.created.length)}个账户`}>
            <p>
              一次性口令只显示这一次，请打印后分别告诉本人，首次登录后必须更换。<Link to="/users">查看账户</Link>
            </p>
            <p className="acts">
              <Button onClick={() => window.print()}>打印</Button>
            </p>
          </Note>
          <Scroll label="建立的账户">
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">账号</th>
                <th scope="col">一次性口令</th>
              </tr>
            </thead>
            <tbody>
              {apply.answer.created.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td>{row.account}</td>
                  <td className="mono">{row.oneTimePassword}</td>
                </tr>
              ))}
            </tbody>
          </Scroll>
        </Card>
      ) : null}
      {report && !apply.answer ? (
        <Card
          title="检查结果"
          bare
          acts={
            report.new > 0 && file ? (
              <Button type="primary" loading={apply.pending} onClick={() => apply.run({}, { file })}>
                建立其中{countInWords(report.new)}个账户
              </Button>
            ) : null
          }
        >
          <ErrorNote error={apply.error} again={file ? () => apply.run({}, { file }) : undefined} />
          <Report report={report} />
        </Card>
      ) : null}
    </Page>
  )
}

const outcomes = {
  new: ['将建立', 'tag-ok'],
  there: ['已有，不重复建立', 'tag-no'],
  refused: ['有错', 'tag-bad'],
} as const

function Report({ report }: { report: ImportReport }) {
  if (report.rows.length === 0)
    return (
      <Empty title="表格里没有填写任何人">
        <p>从表头下面一行起，一行填写一人，保存后重新选择文件。</p>
      </Empty>
    )
  // What must be mended stands first.
  const order = { refused: 0, new: 1, there: 2 }
  const rows = [...report.rows].sort((a, b) => order[a.outcome] - order[b.outcome] || a.row - b.row)
  return (
    <>
      <p className="card-b">
        可以建立{countInWords(report.new)}个，已有{countInWords(report.there)}个，有错{countInWords(report.refused)}
        个。{report.refused > 0 ? '有错的行在表格中改正后，重新选择文件。' : null}
      </p>
      <Scroll label="逐行结果">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">姓名</th>
            <th scope="col">账号</th>
            <th scope="col">结果</th>
            <th scope="col">怎样改正</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">{row.row}</th>
              <td>{row.name || '—'}</td>
              <td>{row.account || '—'}</td>
              <td>
                <span className={`tag ${outcomes[row.outcome][1]}`}>{outcomes[row.outcome][0]}</span>
              </td>
              <td className="long">
                {row.problems.map(({ column, message }) => (
                  <p key={column + message}>
                    {column}：{message}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </Scroll>
    </>
  )
}
