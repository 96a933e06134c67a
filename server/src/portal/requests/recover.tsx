import type { CivilDate } from '@gongkai/rules/dates'
import { TextField } from '../components/field.tsx'
import { type Fault, FaultSummary, Note, Trouble } from '../components/note.tsx'
import { Day } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import { HowToKeep, Ticket } from './receipt.tsx'
import { RequestTabs } from './tabs.tsx'

/** What identifies an applicant, as it was typed. */
export interface TypedOwner {
  readonly name: string
  readonly number: string
  readonly phone: string
}

/** An application that the identity opens. */
export interface Own {
  readonly id: string
  readonly number: string | null
  readonly agencyName: string
  readonly on: CivilDate
  readonly description: string
}

interface Props {
  readonly site: Site
  readonly owner: TypedOwner
  readonly form?: string
  readonly found?: readonly Own[]
  readonly faults?: readonly Fault[]
  readonly trouble?: string
  readonly passing?: boolean
}

const title = '补发查询码'
const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const Ask = ({ site, owner, faults }: { site: Site; owner: TypedOwner; faults: readonly Fault[] }) => (
  <form class="form" method="post" action={`${site.base}/query/code#result`} noValidate aria-label={title}>
    <TextField id="name" name="name" label="姓名或者名称" value={owner.name} faults={faults} width="w-m" />
    <TextField
      id="number"
      name="number"
      label="证件号码"
      hint="居民身份证、统一社会信用代码或者申请时用的其他证件"
      value={owner.number}
      faults={faults}
      width="w-m"
    />
    <TextField
      id="phone"
      name="phone"
      label="联系电话"
      hint="申请时填写的号码"
      value={owner.phone}
      faults={faults}
      width="w-m"
      type="tel"
    />
    <div class="acts gap-s">
      <button class="btn btn-main" type="submit">
        查找我的申请
      </button>
      <a href={`${site.base}/query`}>有查询码，直接查询</a>
    </div>
  </form>
)

interface ChooseProps {
  readonly site: Site
  readonly owner: TypedOwner
  readonly found: readonly Own[]
  /** Sent along, so that a code is made once however often the form comes. */
  readonly form: string
}

/** One of several: only the code of that one is made anew. */
const Choose = ({ site, owner, found, form }: ChooseProps) => (
  <form class="form" method="post" action={`${site.base}/query/code#result`} aria-label="选择申请" id="result">
    {Object.entries(owner).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <input type="hidden" name="key" value={form} />
    <fieldset class="field">
      <legend>给哪一件申请补发</legend>
      {found.map(({ id, number, agencyName, on, description }, i) => (
        <div class="pick" key={id}>
          <input type="radio" id={`id-${i}`} name="id" value={id} checked={i === 0} />
          <label for={`id-${i}`}>
            {shortened(description)}
            <small>
              {agencyName}，<Day on={on} />
              {number ? `，申请编号${number}` : '，等待确认'}
            </small>
          </label>
        </div>
      ))}
    </fieldset>
    <p class="tip gap-s">补发以后，原来的查询码作废。</p>
    <div class="acts gap-s">
      <button class="btn btn-main" type="submit">
        补发查询码
      </button>
    </div>
  </form>
)

/** 补发查询码: for whoever knows all that the application says of its applicant. */
export function RecoverPage({ site, owner, form, found, faults = [], trouble, passing = false }: Props) {
  const wrong = faults.length > 0 ? `（有${faults.length}处需要修改）` : trouble ? '（没有补发）' : ''
  return (
    <Page site={site} path="/query/code" title={`${wrong}${title}`} passing={passing}>
      <Title lead="填写申请时用的姓名、证件号码和电话，三项都一致才能补发。也可以带身份证明到工作机构补发；申请时没有提供证件号码或者电话的，只能到工作机构补发。">
        {title}
      </Title>
      <RequestTabs site={site} at="/query" />
      <div class="gap-t">
        {trouble && <Trouble id="result" title="没有补发" says={trouble} />}
        {faults.length > 0 && <FaultSummary id="result" faults={faults} says="改好以后再查找，填写的内容都已保留。" />}
        {found && form ? (
          <Choose site={site} owner={owner} found={found} form={form} />
        ) : (
          <Ask site={site} owner={owner} faults={faults} />
        )}
      </div>
    </Page>
  )
}

/** The new code, shown once. */
export const RecoveredPage = ({ site, code }: { site: Site; code: string }) => (
  <Page site={site} path="/query/code" title="已经补发查询码" passing>
    <Title lead="请记下或者打印查询码。原来的查询码已经作废。">已经补发查询码</Title>
    <div class="duo">
      <div id="result">
        <Ticket code={code} />
        <HowToKeep />
        <form class="acts gap-s noprint" method="post" action={`${site.base}/query#result`}>
          <input type="hidden" name="code" value={code} />
          <button class="btn btn-main" type="submit">
            查询办理情况
          </button>
        </form>
      </div>
      <Note>没有申请过补发、查询码却失效的，请马上与工作机构联系。</Note>
    </div>
  </Page>
)
