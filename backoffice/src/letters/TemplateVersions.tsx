import { Button } from 'antd'
import { addressOf } from '../api/call.ts'
import { useCommand, useRead } from '../api/hooks.ts'
import {
  downloadTemplate,
  type LetterKind,
  listTemplates,
  retireTemplate,
  reuseTemplate,
  sampleTemplate,
  type TemplateRow,
} from '../api/letters.ts'
import { Load } from '../parts/Load.tsx'
import { Empty, ErrorNote } from '../parts/Note.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { dateInWords } from '../parts/words.ts'

const states: Readonly<Record<TemplateRow['state'], readonly [says: string, kind: string]>> = {
  active: ['正在使用', 'tag-ok'],
  replaced: ['已被取代', 'tag-no'],
  retired: ['已停用', 'tag-no'],
}

interface TemplateVersionsProps {
  readonly agency: string
  readonly kind: LetterKind['kind']
  readonly onPreview: (id: string) => void
}

/** All templates an agency has had for one kind of letter; letters keep the one they were numbered with. */
export function TemplateVersions({ agency, kind, onPreview }: TemplateVersionsProps) {
  const read = useRead(listTemplates, { query: { agency, kind, sort: 'newest', size: '100' } })
  return (
    <Load from={read}>
      {({ rows, acts }) =>
        rows.length === 0 ? (
          <Empty title="没有自己的模板">
            <p>现在用默认模板。要改格式或者文字，下载默认模板，在Word里修改后上传。</p>
          </Empty>
        ) : (
          <Scroll label="各版模板">
            <thead>
              <tr>
                <th scope="col">版本</th>
                <th scope="col">状态</th>
                <th scope="col">上传</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Version key={row.id} row={row} mayChange={acts.includes('template.change')} onPreview={onPreview} />
              ))}
            </tbody>
          </Scroll>
        )
      }
    </Load>
  )
}

interface VersionProps {
  readonly row: TemplateRow
  readonly mayChange: boolean
  readonly onPreview: (id: string) => void
}

function Version({ row, mayChange, onPreview }: VersionProps) {
  const use = useCommand(reuseTemplate)
  const params = { id: row.id }
  return (
    <tr>
      <th scope="row">
        第{row.number}版<span className="sub">{row.note}</span>
      </th>
      <td>
        <span className={`tag ${states[row.state][1]}`}>{states[row.state][0]}</span>
      </td>
      <td>
        {dateInWords(row.createdAt)}
        <span className="sub">{row.createdByName}</span>
      </td>
      <td>
        <span className="acts">
          <button type="button" className="link" onClick={() => onPreview(row.id)}>
            预览
          </button>
          <a href={addressOf(downloadTemplate, { params })}>模板</a>
          <a href={addressOf(sampleTemplate, { params })}>示例</a>
          {mayChange && row.state !== 'active' ? (
            <Button
              size="small"
              loading={use.pending}
              onClick={() => use.run({ params, body: { version: row.version } })}
            >
              重新使用
            </Button>
          ) : null}
          {mayChange && row.state === 'active' ? (
            <ReasonDialog
              to={retireTemplate}
              says="停用"
              effect="以后的文书用默认模板。"
              input={({ reason }: { reason: string }) => ({ params, body: { version: row.version, reason } })}
            />
          ) : null}
        </span>
        <ErrorNote error={use.error} />
      </td>
    </tr>
  )
}
