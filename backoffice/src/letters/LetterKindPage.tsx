import { useState } from 'react'
import { useParams } from 'react-router'
import { addressOf } from '../api/call.ts'
import { useRead } from '../api/hooks.ts'
import { downloadDefault, type LetterKind, listKinds, sampleDefault } from '../api/letters.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { LetterPreview, type Previewed } from './LetterPreview.tsx'
import { basisOf, InUse } from './Letters.tsx'
import { TemplateVersions } from './TemplateVersions.tsx'
import { Upload } from './Upload.tsx'
import { useAgency } from './useAgency.ts'

/** One kind of letter: its blanks, its template and all earlier ones, and what it looks like. */
export default function LetterKindPage() {
  const { kind = '' } = useParams()
  const { read, agency, bodies } = useAgency()
  const name = bodies.find((row) => row.id === agency)?.fullName
  return <Load from={read}>{() => (agency ? <OfAgency kind={kind} agency={agency} name={name ?? ''} /> : null)}</Load>
}

function OfAgency({ kind, agency, name }: { kind: string; agency: string; name: string }) {
  const read = useRead(listKinds, { query: { agency } })
  return (
    <Load from={read}>
      {({ rows, acts }) => {
        const one = rows.find((row) => row.kind === kind)
        return one ? (
          <Shown kind={one} agency={agency} name={name} mayChange={acts.includes('template.change')} />
        ) : (
          <p>没有这种文书。</p>
        )
      }}
    </Load>
  )
}

interface ShownProps {
  readonly kind: LetterKind
  readonly agency: string
  readonly name: string
  readonly mayChange: boolean
}

function Shown({ kind, agency, name, mayChange }: ShownProps) {
  const [previewed, setPreviewed] = useState<Previewed>(kind.template ? { template: kind.template.id } : 'default')
  const params = { kind: kind.kind }
  return (
    <Page title={kind.zh} above={[['文书模板', `/letters?agency=${agency}`]]}>
      <p className="mute">
        {name}　<span className="law">{basisOf(kind)}</span>
      </p>
      <div className="cols cols-2">
        <div>
          <Card title="正在使用的模板">
            <p>
              <InUse template={kind.template} />
            </p>
            <p className="acts">
              <a href={addressOf(downloadDefault, { params })}>下载默认模板，用来修改</a>
              <a href={addressOf(sampleDefault, { params })}>默认模板填好的示例</a>
              <button type="button" className="link" onClick={() => setPreviewed('default')}>
                预览默认模板
              </button>
            </p>
          </Card>
          {mayChange ? (
            <Upload agency={agency} kind={kind.kind} onUploaded={(template) => setPreviewed({ template })} />
          ) : null}
          <Card title="各版模板" bare>
            <TemplateVersions agency={agency} kind={kind.kind} onPreview={(template) => setPreviewed({ template })} />
          </Card>
          <LetterPreview kind={kind.kind} what={previewed} />
        </div>
        <Card title="要素" bare>
          <Blanks blanks={kind.blanks} />
        </Card>
      </div>
    </Page>
  )
}

/** How each blank is written in a template. */
const Blanks = ({ blanks }: { blanks: LetterKind['blanks'] }) => (
  <Scroll label="要素">
    <thead>
      <tr>
        <th scope="col">在模板中写</th>
        <th scope="col">说明</th>
      </tr>
    </thead>
    <tbody>
      {blanks.map(({ key, zh, kind, required, bySystem, items }) => (
        <tr key={key}>
          <th scope="row" className="mono">
            {kind === 'list' ? `{#${zh}}…{/${zh}}` : `{${zh}}`}
            {items?.map((item) => (
              <span key={item.key} className="sub">{`{${item.zh}}`}</span>
            ))}
          </th>
          <td>
            <span className="tags">
              {required ? <span className="tag tag-warn">必备</span> : <span className="tag">选用</span>}
              {bySystem ? <span className="tag tag-q">系统填写</span> : null}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </Scroll>
)
