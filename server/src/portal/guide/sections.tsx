import { inForce, switches, termOn } from '@gongkai/rules/law'
import { Law } from '../components/text.tsx'
import type { AgencyFacts, Site } from '../facts.ts'
import { officeLines } from '../frame/footer.tsx'
import { answers, items, receipts } from './items.ts'

const numerals = '一二三四五六七八九十'
const numeral = (n: number) => (n <= 10 ? numerals[n - 1] : `十${numerals[n - 11]}`)

/** Says plainly that the agency has not said it, instead of leaving a blank. */
const Unfilled = ({ what }: { what: string }) => <p class="unfilled">本机关还没有填写{what}。</p>

const Missing = () => <span class="mute">本机关还没有填写</span>

export const Content = ({ agency }: { agency: AgencyFacts }) => (
  <>
    <p>
      本机关在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息，除依法不予公开的以外，应当公开。
      公开的方式有主动公开和依申请公开两种。 <Law>条例第二条、第十三条</Law>
    </p>
    <h3>主动公开的分类</h3>
    <ol class="fifteen">
      {items.map((item, i) => (
        <li key={item}>
          <span class="k">（{numeral(i + 1)}）</span>
          {item}
        </li>
      ))}
    </ol>
    <p>
      以上是条例规定的分类，设区的市级、县级人民政府及其部门和乡镇人民政府还应当公开涉及本地区的其他信息。主动公开的信息，自形成或者变更之日起20个工作日内公开；法律、法规另有规定的，从其规定。
      <Law>条例第二十条、第二十一条、第二十六条</Law>
    </p>
    <h3>编排体系</h3>
    {agency.arrangement ? <p>{agency.arrangement}</p> : <Unfilled what="信息的编排体系" />}
    <h3>不予公开的情形</h3>
    <p>
      依法确定为国家秘密的，法律、行政法规禁止公开的，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的，不予公开。涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害的，不得公开；第三方同意公开，或者不公开会对公共利益造成重大影响的，予以公开。人事管理、后勤管理、内部工作流程等内部事务信息，讨论记录、过程稿、磋商信函、请示报告等过程性信息，以及行政执法案卷信息，可以不予公开。
      <Law>条例第十四条至第十六条</Law>
    </p>
  </>
)

export const Apply = ({ site: { agency, base } }: { site: Site }) => (
  <>
    <p>
      任何公民、法人或者其他组织都可以向本机关的政府信息公开工作机构提出申请，不用说明用途。
      <Law>条例第二十七条、第二十九条</Law>
    </p>
    <h3>申请应当写明</h3>
    <ul class="plain">
      <li>申请人的姓名或者名称、身份证明、联系方式；</li>
      <li>申请公开的政府信息的名称、文号，或者便于行政机关查询的其他特征性描述；</li>
      <li>申请公开的政府信息的形式要求，包括获取信息的方式、途径。</li>
    </ul>
    <h3>提出的方式</h3>
    <ul class="plain">
      <li>
        当面提交，或者邮政寄送，地址见本页“工作机构”。信封请注明“政府信息公开申请”。可以使用
        <a href={`${base}/request/form`}>空白申请表</a>。
      </li>
      <li>
        在本网站<a href={`${base}/request`}>填写申请</a>，凭查询码<a href={`${base}/query`}>查询办理情况</a>。
      </li>
      {(agency.channels ?? []).map((channel) => (
        <li key={channel}>{channel}</li>
      ))}
      <li>书写确有困难的，可以口头提出，由工作机构代为填写。阅读困难或者视听障碍的，工作机构提供必要的帮助。</li>
    </ul>
    {!agency.channels?.length && <p class="tip">本机关没有填写其他提出方式。</p>}
    <p>
      <Law>条例第二十九条、第四十三条；国办公开办函〔2017〕19号</Law>
    </p>
  </>
)

export const Times = ({ site }: { site: Site }) => (
  <>
    <div class="scroll">
      <table class="tbl">
        <caption class="vh">收到申请之日</caption>
        <thead>
          <tr>
            <th scope="col">提出方式</th>
            <th scope="col">收到申请之日</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map(({ how, when, basis }) => (
            <tr key={how}>
              <th scope="row">
                {how}
                <small>{basis}</small>
              </th>
              <td>{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <ul class="plain gap-s">
      <li>
        内容不明确的，自收到申请之日起7个工作日内一次性告知补正；答复期限自收到补正之日起计算。无正当理由逾期不补正的，视为放弃申请。
        <Law>条例第三十条</Law>
      </li>
      <li>
        能够当场答复的，当场答复；不能当场答复的，自收到申请之日起20个工作日内答复。需要延长的，经工作机构负责人同意并告知申请人，延长最长不超过20个工作日。
        <Law>条例第三十三条第二款</Law>
      </li>
      <li>
        征求第三方和其他机关意见所需时间，不计算在期限内。 <Law>条例第三十三条第三款</Law>
      </li>
    </ul>
    <p>
      <a href={`${site.base}/calculator`}>计算每一个期限，逐日说明</a>
    </p>
  </>
)

export const Answers = () => (
  <div class="scroll">
    <table class="tbl">
      <caption class="vh">答复的种类</caption>
      <thead>
        <tr>
          <th scope="col">情形</th>
          <th scope="col">答复</th>
        </tr>
      </thead>
      <tbody>
        {answers.map(({ what, says, basis }) => (
          <tr key={what}>
            <th scope="row">
              {what}
              <small>{basis}</small>
            </th>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export const Fees = ({ site }: { site: Site }) => (
  <>
    <p>
      提供政府信息不收取费用。申请公开政府信息的数量、频次明显超过合理范围的，可以收取信息处理费：同一申请人一个自然月内累计申请的第11件起按件计收，或者每件申请的第31页起按量计收，同一件申请只用一种方式。
      <Law>条例第四十二条；国办函〔2020〕109号</Law>
    </p>
    <p>
      <a href={`${site.base}/calculator/fees`}>计算信息处理费</a>
    </p>
  </>
)

const terms = (site: Site) => {
  const [review, litigation, after] = (['review', 'litigation', 'postReviewLitigation'] as const).map(
    (clock) => termOn(clock, site.today, 'today').length,
  )
  return { review, litigation, after }
}

export function Remedies({ site }: { site: Site }) {
  const { agency, today } = site
  const { review, litigation, after } = terms(site)
  const withheldFirst = inForce<boolean>(switches.reviewFirstWhenWithheld, today, 'today')
  const overdueFirst = inForce<boolean>(switches.reviewFirstWhenOverdue, today, 'today')
  const first = [
    ...(withheldFirst.value ? ['行政机关依照条例第十四条至第十六条不予公开的'] : []),
    ...(overdueFirst.value ? ['行政机关逾期不予答复的'] : []),
  ]
  return (
    <>
      <p>
        认为本机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。
        <Law>条例第五十一条</Law>
      </p>
      <p>
        申请行政复议，自知道之日起{review}日内提出；提起行政诉讼，自知道之日起{litigation}
        个月内提出；对行政复议决定不服的，收到行政复议决定书之日起{after}日内提起行政诉讼。
        {first.length > 0 && `${first.join('，以及')}，应当先申请行政复议。`}
        <Law>{[withheldFirst, ...(overdueFirst.value ? [overdueFirst] : [])].map((s) => s.basis).join('；')}</Law>
      </p>
      <dl class="meta">
        {[
          { name: '主管部门', value: agency.supervisor?.name },
          { name: '投诉电话', value: agency.supervisor?.phone },
          { name: '复议机关', value: agency.reviewAuthority },
          { name: '管辖法院', value: agency.court },
        ].map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <Missing />}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const wanted = ['名称', '地址', '时间', '电话', '传真', '邮箱']
const longNames: Record<string, string> = {
  名称: '机构名称',
  地址: '办公地址',
  时间: '办公时间',
  电话: '联系电话',
  传真: '传真号码',
  邮箱: '电子邮箱',
}

/** 条例第12条第2款 names what must be said; what is missing is said to be missing. */
export function Office({ agency }: { agency: AgencyFacts }) {
  const lines = new Map(officeLines(agency.office ?? {}).map(({ name, value }) => [name, value]))
  return (
    <dl class="meta">
      {wanted.map((name) => (
        <div key={name}>
          <dt>{longNames[name]}</dt>
          <dd>{lines.get(name) ?? <Missing />}</dd>
        </div>
      ))}
    </dl>
  )
}
