import type { CivilDate } from '@gongkai/rules/dates'
import { type Fault, FaultSummary, Note, Trouble } from '../components/note.tsx'
import { Day } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { officeLines } from '../frame/footer.tsx'
import { Page, Title } from '../frame/page.tsx'
import { Applicants } from './applicants.tsx'
import { FileInputs } from './files.tsx'
import type { RequestForm } from './form.ts'
import { Notice } from './notice.tsx'
import { RequestTabs } from './tabs.tsx'
import type { Carried } from './uploads.ts'
import { type Receiver, Wanted, Wishes } from './wanted.tsx'

interface Props {
  readonly site: Site
  readonly receivers: readonly Receiver[]
  readonly form: RequestForm
  readonly carried?: readonly Carried[]
  readonly faults?: readonly Fault[]
  /** Why it was not taken, where that is no field's fault. */
  readonly trouble?: string
  /** The last day on which what was put aside can be opened again. */
  readonly until?: CivilDate
}

const sections = ['申请人', '所需政府信息', '形式要求', '个人信息处理告知', '附件和提交']

/** Where else one may apply: no way is better than another (条例第29条). */
function Elsewhere({ site }: { site: Site }) {
  const lines = officeLines(site.agency.office ?? {}).filter(({ name }) => name !== '传真' && name !== '邮箱')
  return (
    <>
      <h2>不方便在网上填</h2>
      <p>可以当面提出，或者邮寄，信封注明“政府信息公开申请”。书写有困难的，可以口头提出，由工作人员代填。</p>
      {lines.length > 0 && (
        <dl class="lines">
          {lines.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="gap-s">
        <a href={`${site.base}/request/form`}>打印空白申请表</a>
      </p>
    </>
  )
}

const Side = ({ site }: { site: Site }) => (
  <aside class="side side-note" aria-label="填写说明">
    <ol class="step">
      {sections.map((name, i) => (
        <li key={name}>
          <a href={`#p${i + 1}`}>{name}</a>
        </li>
      ))}
    </ol>
    <Elsewhere site={site} />
    <h2>哪些不用申请</h2>
    <p>
      咨询、投诉、举报和信访，请通过相应渠道提出。查询不动产登记、企业登记资料，请到登记机构办理（条例第三十六条第七项、第三十九条）。
    </p>
  </aside>
)

const Last = ({ carried, faults }: { carried: readonly Carried[]; faults: readonly Fault[] }) => (
  <section class="part" aria-labelledby="p5">
    <h2 class="part-h" id="p5">
      五、附件和提交
    </h2>
    <p class="why">提交后给您查询码，请记下或者打印。工作机构一般在1个工作日内与您确认。</p>
    <FileInputs carried={carried} faults={faults} what="身份证明、授权委托书、与所需信息有关的材料" />
    <div class="acts gap-s">
      <button class="btn btn-main" type="submit">
        提交申请
      </button>
      <button class="btn btn-quiet" type="submit" name="act" value="save">
        保存，以后再填
      </button>
    </div>
    <p class="tip gap-s">保存的内容和附件加密存放7天，凭续填码接着填；提交以前工作人员看不到。</p>
  </section>
)

/** Nobody receives applications here yet. */
const Nobody = ({ site }: { site: Site }) => (
  <section class="empty gap-t" aria-labelledby="nobody">
    <h2 id="nobody">还不能在网上提出申请</h2>
    <p>本网站还没有登记可以接收申请的机关。可以当面提出，或者邮寄。</p>
    <p>
      <a href={`${site.base}/guide#apply`}>怎样申请</a>　<a href={`${site.base}/request/form`}>打印空白申请表</a>
    </p>
  </section>
)

const title = '政府信息公开申请'
const SUMMARY = 'sum'

/** 依申请公开, for whoever asks: no account and no purpose (条例第27条、第29条). */
export function RequestPage(props: Props) {
  const { site, receivers, form, carried = [], faults = [], trouble, until } = props
  const action = `${site.base}/request`
  const said = faults.length > 0 ? `（有${faults.length}处需要修改）` : trouble ? '（没有提交）' : ''
  return (
    // Half filled in it would come back empty in another size of letters.
    <Page site={site} path="/request" title={`${said}${title}`} passing>
      <Title
        lead={
          <>
            填写大约需要10分钟，不需要注册，也不用说明用途。一次填不完的，可以先保存，7天内
            <a href={`${site.base}/request/draft`}>接着填</a>。
          </>
        }
      >
        {title}
      </Title>
      <RequestTabs site={site} at="/request" />
      {receivers.length === 0 ? (
        <Nobody site={site} />
      ) : (
        <div class="split gap-t">
          <form
            class="form body request"
            method="post"
            action={`${action}#${SUMMARY}`}
            encType="multipart/form-data"
            noValidate
            aria-label="政府信息公开申请表"
          >
            {/* Enter in a field submits, though other buttons come first. */}
            <button class="vh" type="submit" tabIndex={-1} aria-hidden="true">
              提交申请
            </button>
            <input type="hidden" name="key" value={form.key} />
            {form.draft && <input type="hidden" name="draft" value={form.draft} />}
            {until && (
              <Note>
                这是您保存的申请，还没有提交。保存到
                <Day on={until} />
                ，到期删除；改动以后还要留着的，请再保存一次，续填码不变。
              </Note>
            )}
            {trouble && (
              <Trouble
                id={SUMMARY}
                title="申请没有提交"
                says={trouble.includes('填写的内容') ? trouble : `${trouble}填写的内容都已保留。`}
              />
            )}
            {faults.length > 0 && (
              <FaultSummary faults={faults} id={SUMMARY} says="改好以后再提交，填写的内容和收到的附件都已保留。" />
            )}
            <Applicants form={form} faults={faults} action={action} />
            <Wanted form={form} faults={faults} receivers={receivers} />
            <Wishes form={form} faults={faults} />
            <Notice form={form} receivers={receivers} faults={faults} />
            <Last carried={carried} faults={faults} />
          </form>
          <Side site={site} />
        </div>
      )}
    </Page>
  )
}
