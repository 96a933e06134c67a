import type { Checked } from '../../workers/jobs.ts'
import { Icon } from '../components/icon.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import { CheckOutcome } from './result.tsx'

interface Props {
  readonly site: Site
  readonly path: string
  /** Bytes of the largest file taken. */
  readonly most: number
  /** Why there is no result. */
  readonly fault?: string
  readonly result?: { readonly name: string; readonly checked: Checked }
}

const endings = '.docx,.doc,.pdf,.xlsx,.html,.htm,.md,.txt,.json'
const MB = 1024 * 1024

function Upload({ site, most, fault, again }: { site: Site; most: number; fault: string | undefined; again: boolean }) {
  const described = fault ? 'file-hint file-bad' : 'file-hint'
  return (
    <form
      class="form"
      method="post"
      action={`${site.base}/check#result`}
      encType="multipart/form-data"
      aria-label="上传年度报告"
    >
      <div class={fault ? 'field field-bad' : 'field'}>
        <label for="file">{again ? '再校验一份' : '年度报告的文件'}</label>
        <span class="hint" id="file-hint">
          Word、PDF、Excel、网页、Markdown或者文本，最大{Math.floor(most / MB)}MB。文件只用于这次校验，不留存。
        </span>
        {fault && (
          <span class="bad" id="file-bad" role="alert">
            <Icon name="error" />
            {fault}
          </span>
        )}
        <input
          id="file"
          name="file"
          type="file"
          accept={endings}
          required
          aria-describedby={described}
          {...(fault && { 'aria-invalid': true })}
        />
      </div>
      <div class="acts gap-s">
        <button class="btn btn-main" type="submit">
          校验
        </button>
      </div>
    </form>
  )
}

const looksAt = [
  { what: '表格', says: '三张表的勾稽关系、合计、空白格和多余的行列' },
  { what: '文字', says: '正文写的数字与表格是否一致，各部分是否齐全' },
  { what: '表式', says: '是否按当年的统一格式编制，机关、年度和日期是否写明' },
] as const

/** What will be here, before there is anything. */
const Before = () => (
  <section class="empty gap-t" aria-labelledby="before">
    <h2 id="before">校验哪些内容</h2>
    <dl class="meta-s">
      {looksAt.map(({ what, says }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
    <p class="tip">
      校验以后，这里列出每一处问题：差多少，应为多少，依据是什么，并在报告的表格上标出来。规则只比较报告自己的数字和文字，不代替核对原始登记。
    </p>
  </section>
)

/** 年度报告校验: a report is sent, what was found stands on its tables. */
export const CheckPage = ({ site, path, most, fault, result }: Props) => (
  <Page site={site} path={path} title={fault ? '（有1处需要修改）年度报告校验' : '年度报告校验'}>
    <Title lead="上传一份政府信息公开工作年度报告，核对表格的勾稽关系，以及文字与表格是否一致。任何机关、任何人都可以使用。">
      年度报告校验
    </Title>
    {result ? (
      <>
        <CheckOutcome name={result.name} checked={result.checked} />
        <div class="noprint gap-t">
          <Upload site={site} most={most} fault={undefined} again />
        </div>
      </>
    ) : (
      <>
        <Upload site={site} most={most} fault={fault} again={false} />
        <Before />
      </>
    )}
  </Page>
)
