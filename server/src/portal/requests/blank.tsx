import type { Site } from '../facts.ts'
import { officeLines } from '../frame/footer.tsx'
import { Page, Title } from '../frame/page.tsx'
import { RequestTabs } from './tabs.tsx'

/** A box to tick with a pen. */
const Box = ({ says }: { says: string }) => <span class="box">{says}</span>
const Boxes = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((says) => (
      <Box key={says} says={says} />
    ))}
  </>
)

/** 申请人: one of the two (条例第29条第2款第1项). */
const Applicant = () => (
  <tbody>
    <tr>
      <th scope="rowgroup" rowSpan={9} class="v">
        申请人
      </th>
      <th scope="row" rowSpan={2}>
        公民
      </th>
      <th scope="row">姓名</th>
      <td colSpan={3} />
    </tr>
    <tr>
      <th scope="row">证件</th>
      <td colSpan={3}>
        <Boxes of={['居民身份证', '护照', '其他']} />
        号码
      </td>
    </tr>
    <tr>
      <th scope="row" rowSpan={3}>
        法人或者其他组织
      </th>
      <th scope="row">名称</th>
      <td colSpan={3} />
    </tr>
    <tr>
      <th scope="row">统一社会信用代码</th>
      <td colSpan={3} />
    </tr>
    <tr>
      <th scope="row">类别</th>
      <td colSpan={3}>
        <Boxes of={['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']} />
      </td>
    </tr>
    <tr>
      <th scope="row" rowSpan={3}>
        联系方式
      </th>
      <th scope="row">电话</th>
      <td />
      <th scope="row">电子邮箱</th>
      <td />
    </tr>
    <tr>
      <th scope="row">通信地址</th>
      <td />
      <th scope="row">邮政编码</th>
      <td />
    </tr>
    <tr>
      <th scope="row">代理人及其证件号码</th>
      <td colSpan={3} />
    </tr>
    <tr>
      <th scope="row" colSpan={2}>
        申请人签名或者盖章
      </th>
      <td />
      <th scope="row">申请日期</th>
      <td class="r">年　　月　　日</td>
    </tr>
  </tbody>
)

const Wanted = () => (
  <tbody>
    <tr>
      <th scope="rowgroup" rowSpan={4} class="v">
        所需信息
      </th>
      <th scope="row" colSpan={2}>
        向哪个机关申请
      </th>
      <td colSpan={3} />
    </tr>
    <tr class="tall">
      <th scope="row" colSpan={2}>
        名称、文号或者便于查询的其他特征性描述
      </th>
      <td colSpan={3} />
    </tr>
    <tr>
      <th scope="row" colSpan={2}>
        信息的形式
      </th>
      <td colSpan={3}>
        <Boxes of={['电子文件', '纸质复制件', '查阅、抄录']} />
      </td>
    </tr>
    <tr>
      <th scope="row" colSpan={2}>
        获取方式
      </th>
      <td colSpan={3}>
        <Boxes of={['电子邮件', '邮寄', '当面领取', '网上下载']} />
      </td>
    </tr>
  </tbody>
)

/** Where it goes, as far as it is known. */
function Where({ site }: { site: Site }) {
  const lines = officeLines(site.agency.office ?? {}).filter(({ name }) => ['名称', '地址', '电话'].includes(name))
  return (
    <ol class="blank-notes">
      <li>
        可以当面提交，或者邮寄，信封注明“政府信息公开申请”。
        {lines.length > 0 &&
          lines
            .map(({ name, value }) => `${name}：${value}`)
            .join('；')
            .concat('。')}
      </li>
      <li>请附身份证明的复印件；由代理人提出的，附授权委托书。共同申请的，可以另附名单。</li>
      <li>
        不用说明用途。阅读困难或者视听障碍的，请写明需要怎样的帮助；书写确有困难的，可以口头提出，由工作机构代为填写。
      </li>
      <li>
        当面提交的，提交之日为收到申请之日；需要签收的邮件，签收之日为收到申请之日；平常信函，以确认之日为收到申请之日。自收到之日起20个工作日内答复。
      </li>
    </ol>
  )
}

/** 空白申请表: one sheet to print, for those who write by hand (条例第29条第1款). */
export const BlankPage = ({ site, path }: { site: Site; path: string }) => (
  <Page site={site} path={path} title="政府信息公开申请表">
    <Title
      lead={
        <span class="noprint">
          打印以后填写，当面提交或者邮寄。用浏览器的“打印”打印本页（电脑上按Ctrl和P），正好一张A4纸。
        </span>
      }
    >
      政府信息公开申请表
    </Title>
    <RequestTabs site={site} at="/request/form" />
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what slides must be reachable with the keyboard */}
    <section class="scroll gap-t" tabIndex={0} aria-label="申请表">
      <table class="blank">
        <caption class="vh">政府信息公开申请表</caption>
        <colgroup>
          <col class="c1" />
          <col class="c2" />
          <col class="c2" />
          <col />
          <col class="c2" />
          <col />
        </colgroup>
        <Applicant />
        <Wanted />
      </table>
    </section>
    <Where site={site} />
  </Page>
)
