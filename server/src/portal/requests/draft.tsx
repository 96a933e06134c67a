import type { CivilDate } from '@gongkai/rules/dates'
import { type Fault, Note, Trouble } from '../components/note.tsx'
import { Day } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import { CodeField } from './codeField.tsx'
import { HowToKeep, Ticket } from './receipt.tsx'
import { RequestTabs } from './tabs.tsx'

const path = '/request/draft'

interface SavedProps {
  readonly site: Site
  readonly code: string
  readonly until: CivilDate
  readonly files: number
}

/** 已经保存: put aside, not handed in. Its code is shown here and nowhere else. */
export const SavedPage = ({ site, code, until, files }: SavedProps) => (
  <Page site={site} path={path} title="已经保存，还没有提交" passing>
    <Title lead="填写的内容已经保存，还没有提交申请。请记下或者打印续填码，凭它接着填。">已经保存，还没有提交</Title>
    <div class="duo">
      <div id="sum">
        <Ticket code={code} name="续填码">
          <dl class="meta">
            <div>
              <dt>保存到</dt>
              <dd>
                <Day on={until} />
                ，到期删除
              </dd>
            </div>
            {files > 0 && (
              <div>
                <dt>附件</dt>
                <dd>{files}个，一并保存</dd>
              </div>
            )}
          </dl>
        </Ticket>
        <HowToKeep of="续填码" />
        <form class="acts gap-s noprint" method="post" action={`${site.base}${path}`}>
          <input type="hidden" name="code" value={code} />
          <button class="btn btn-main" type="submit">
            现在接着填
          </button>
          <a href={`${site.base}/request`}>提出另一件申请</a>
        </form>
      </div>
      <Note>保存不是提出申请，不计算答复期限。内容加密存放，提交以前工作人员看不到。</Note>
    </div>
  </Page>
)

interface Props {
  readonly site: Site
  readonly code?: string
  readonly faults?: readonly Fault[]
  readonly trouble?: string
  readonly passing?: boolean
}

const title = '接着填写保存的申请'

/** Where somebody comes back with the code of what they put aside. */
export function DraftPage({ site, code = '', faults = [], trouble, passing = false }: Props) {
  const wrong = faults.length > 0 ? '（有1处需要修改）' : trouble ? '（没有找到）' : ''
  return (
    <Page site={site} path={path} title={`${wrong}${title}`} passing={passing}>
      <Title lead="填写保存申请时得到的续填码。保存的内容和附件7天后删除。">{title}</Title>
      <RequestTabs site={site} at="/request" />
      <form class="form gap-t" method="post" action={`${site.base}${path}#result`} noValidate aria-label={title}>
        {trouble && <Trouble id="result" title="没有打开" says={trouble} />}
        <CodeField label="续填码" code={code} faults={faults} />
        <div class="acts gap-s">
          <button class="btn btn-main" type="submit">
            接着填
          </button>
          <a href={`${site.base}/request`}>重新填写</a>
        </div>
      </form>
    </Page>
  )
}
