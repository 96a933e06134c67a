import { type Fault, Note, Trouble } from '../components/note.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import { CodeField } from './codeField.tsx'
import { RequestTabs } from './tabs.tsx'

interface Props {
  readonly site: Site
  readonly code?: string
  readonly faults?: readonly Fault[]
  readonly trouble?: { readonly title: string; readonly says: string }
  /** What was just done, before the code is asked for again. */
  readonly done?: string
  readonly passing?: boolean
}

/** 查询办理情况: by the code alone, which never stands in an address. */
export function QueryPage({ site, code = '', faults = [], trouble, done, passing = false }: Props) {
  const wrong = faults.length > 0 ? '（有1处需要修改）' : trouble ? `（${trouble.title}）` : ''
  return (
    <Page site={site} path="/query" title={`${wrong}查询办理情况`} passing={passing}>
      <Title lead="凭提交申请时得到的查询码，查看办理到哪一步、最迟哪一天答复，补正或者撤回申请，下载答复。">
        查询办理情况
      </Title>
      <RequestTabs site={site} at="/query" />
      {done && (
        <div class="gap-t" id="done">
          <Note kind="ok">{done}</Note>
        </div>
      )}
      <form class="form gap-t" method="post" action={`${site.base}/query#result`} noValidate aria-label="查询办理情况">
        {trouble && <Trouble id="result" {...trouble} />}
        <CodeField label="查询码" code={code} faults={faults} />
        <div class="acts gap-s">
          <button class="btn btn-main" type="submit">
            查询
          </button>
          <a href={`${site.base}/query/code`}>查询码丢了</a>
        </div>
      </form>
    </Page>
  )
}
