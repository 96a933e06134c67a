import { mayAnywhere } from '@gongkai/rules/access'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { usePerson } from '../accounts/session.ts'
import { type Operations as Facts, readOperations, testMail } from '../api/administration.ts'
import { useRead } from '../api/hooks.ts'
import { Card, Facts as Rows } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { When } from '../parts/When.tsx'
import { countInWords, sizeInWords, timeInWords } from '../parts/words.ts'

const MINUTE = 60_000

/** How the program fares: what an administrator looks at each morning. */
export default function Operations() {
  const read = useRead(readOperations, {}, { every: MINUTE })
  return (
    <Page title="运行状况">
      <Load from={read}>{(facts) => <Shown facts={facts} />}</Load>
    </Page>
  )
}

function Shown({ facts }: { facts: Facts }) {
  const { database, disk } = facts
  return (
    <>
      {disk.low ? (
        <Note kind="warn" title="磁盘空间不足">
          <p>只剩{sizeInWords(disk.freeBytes)}。请清理磁盘或者扩容；写满以后不能再保存任何内容。</p>
        </Note>
      ) : null}
      {facts.lastBackup === null ? (
        <Note kind="warn" title="还没有备份">
          <p>
            请在服务器上定时运行 <code className="mono">gongkai backup</code>，并把备份存到另一台机器。
          </p>
        </Note>
      ) : null}
      <div className="cols cols-2">
        <Card title="后台任务" bare>
          <Jobs jobs={facts.jobs} />
        </Card>
        <div>
          <Card title="程序">
            <Rows
              rows={[
                ['版本', facts.version],
                ['启动', timeInWords(facts.startedAt)],
                ['内存', sizeInWords(facts.memoryBytes)],
                ['Node.js', facts.node],
                ['数据', facts.demonstration ? '演示' : '正式'],
              ]}
            />
          </Card>
          <Card title="数据库和磁盘">
            <Rows
              rows={[
                ['数据库', `${database.kind === 'embedded' ? '内嵌' : 'PostgreSQL'} ${database.version}`],
                ['大小', sizeInWords(database.bytes)],
                ['结构', `${database.newestMigration}（共${database.migrations}步）`],
                ['磁盘余量', `${sizeInWords(disk.freeBytes)}，共${sizeInWords(disk.totalBytes)}`],
              ]}
            />
          </Card>
          <Card title="备份和邮件">
            <Rows
              rows={[
                ['上次备份', timeInWords(facts.lastBackup)],
                ['上次快照', timeInWords(facts.lastSnapshot)],
                ['待发邮件', `${countInWords(facts.mail.waiting)}封`],
                [
                  '发送失败',
                  facts.mail.failing > 0 ? (
                    <span key="failing" className="tag tag-warn">
                      {countInWords(facts.mail.failing)}封失败过，还会再试
                    </span>
                  ) : (
                    '0封'
                  ),
                ],
              ]}
            />
            {facts.mail.configured ? (
              <TestMail />
            ) : (
              <p className="mute">没有设置邮件服务器（SMTP_URL），不能发送邮件。</p>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}

function TestMail() {
  const person = usePerson()
  const [sent, setSent] = useState(false)
  if (!mayAnywhere(person, 'operations.test')) return null
  if (sent)
    return (
      <Note kind="ok">
        <p>测试邮件已排入队列，几分钟内应当收到。</p>
      </Note>
    )
  return (
    <CommandForm
      to={testMail}
      input={({ to }: { to: string }) => ({ body: { to } })}
      onDone={() => setSent(true)}
      submit="发送测试邮件"
      quiet
    >
      <Form.Item name="to" label="收件地址" rules={[{ required: true, type: 'email' }]}>
        <Input inputMode="email" maxLength={200} />
      </Form.Item>
    </CommandForm>
  )
}

function Jobs({ jobs }: { jobs: Facts['jobs'] }) {
  if (jobs.length === 0) return <Empty title="没有后台任务" />
  return (
    <Scroll label="后台任务">
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">上次完成</th>
          <th scope="col">等待</th>
          <th scope="col">失败</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.name}>
            <th scope="row">
              {job.says}
              <span className="sub mono">{job.name}</span>
            </th>
            <td>
              <When at={job.lastDone} />
            </td>
            <td>{job.waiting}</td>
            <td>{job.failed > 0 ? <span className="tag tag-bad">{job.failed}次失败</span> : 0}</td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}
