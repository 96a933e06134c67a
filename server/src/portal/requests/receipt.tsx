import { civilDate } from '@gongkai/rules/dates'
import { deliveries, wishedForms } from '@gongkai/rules/requests'
import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { submit } from '../../requests/contract.ts'
import { Note } from '../components/note.tsx'
import { Day, Law, weekdayName } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import type { RequestForm } from './form.ts'

export type Submitted = z.output<(typeof submit)['answer']>

/** Day and time of an instant as clocks in China show them. */
export function inBeijing(instant: string) {
  const shown = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString()
  return { day: civilDate(shown.slice(0, 10)), time: shown.slice(11, 16) }
}

/** What an applicant copies down or prints: the code stands here and nowhere else. */
export function Ticket({
  code,
  name = '查询码',
  children,
}: {
  code: string
  name?: string
  children?: ComponentChildren
}) {
  return (
    <section class="ticket" aria-label="回执">
      <dl class="ticket-top">
        <div>
          <dt>{name}</dt>
          <dd>{code}</dd>
        </div>
      </dl>
      {children}
    </section>
  )
}

/** Printing needs a script or the reader; there is no script. */
export const HowToKeep = ({ of = '查询码' }: { of?: string }) => (
  <p class="tip gap-s noprint">
    请现在抄下来、拍照，或者用浏览器的“打印”打印本页（电脑上按Ctrl和P）。{of}不会再次显示，也不要告诉他人。
  </p>
)

function Facts({ receipt, form }: { receipt: Submitted; form: RequestForm }) {
  const { day, time } = inBeijing(receipt.submittedAt)
  const wish = wishedForms[form.form as keyof typeof wishedForms]
  const way = deliveries[form.delivery as keyof typeof deliveries]
  return (
    <dl class="meta">
      <div>
        <dt>受理机关</dt>
        <dd>{receipt.agencyName}</dd>
      </div>
      <div>
        <dt>提交时间</dt>
        <dd>
          <Day on={day} />（{weekdayName(day)}）{time}
        </dd>
      </div>
      <div>
        <dt>所需信息</dt>
        <dd class="pre">{receipt.description}</dd>
      </div>
      <div>
        <dt>获取方式</dt>
        <dd>
          {wish}，{way}
        </dd>
      </div>
      <div>
        <dt>申请人</dt>
        <dd>
          {receipt.applicant}，{receipt.phone}
        </dd>
      </div>
    </dl>
  )
}

const Next = ({ receipt, phone }: { receipt: Submitted; phone: string | null }) => (
  <section aria-labelledby="next">
    <h2 id="next" class="h-top">
      接下来
    </h2>
    <ol class="line">
      <li class="here">
        <span class="when">
          一般在
          <Day on={receipt.confirmBy} short />前
        </span>
        <span class="what">工作机构打电话与您确认</span>
        <p>
          在网上提出的申请，以双方确认之日为收到之日，这一天起有申请编号，开始计算期限。两个工作日没有接到电话的，
          {phone ? `请拨打${phone}` : '请与工作机构联系'}。 <Law>条例第三十一条</Law>
        </p>
      </li>
      <li class="todo">
        <span class="when">
          如果今天确认，最迟
          <Day on={receipt.correctionNoticeBy} />
        </span>
        <span class="what">内容不明确的，一次告知怎样补正</span>
        <p>
          补正以后，答复期限自收到补正之日起重新计算。 <Law>条例第三十条</Law>
        </p>
      </li>
      <li class="todo">
        <span class="when">
          如果今天确认，最迟
          <Day on={receipt.respondBy} />
        </span>
        <span class="what">答复</span>
        <p>
          需要征求第三方意见的，征求意见的时间不算在内；确需延长的，会告知您。 <Law>条例第三十三条</Law>
        </p>
      </li>
    </ol>
  </section>
)

interface Props {
  readonly site: Site
  readonly receipt: Submitted
  readonly form: RequestForm
  readonly phone: string | null
  readonly files: number
}

/** 提交回执. Sent again with the same form it is the same receipt. */
export const ReceiptPage = ({ site, receipt, form, phone, files }: Props) => (
  <Page site={site} path="/request" title="申请已提交" passing>
    <Title lead="请记下或者打印查询码。查询码只显示这一次，凭它可以查询、补正、撤回申请和下载答复。">申请已提交</Title>
    <div class="duo">
      <div>
        <Ticket code={receipt.code}>
          <Facts receipt={receipt} form={form} />
        </Ticket>
        {files > 0 && <p class="tip gap-s">收到附件{files}个。</p>}
        <HowToKeep />
        <Note>
          查询码丢失的，可以<a href={`${site.base}/query/code`}>凭申请时的姓名、证件号码和电话补发</a>
          ，也可以带身份证明到工作机构补发。
        </Note>
        <div class="acts gap-s">
          <a class="btn" href={`${site.base}/query`}>
            查询办理情况
          </a>
          <a href={`${site.base}/request`}>再提一件申请</a>
        </div>
      </div>
      <Next receipt={receipt} phone={phone} />
    </div>
  </Page>
)
