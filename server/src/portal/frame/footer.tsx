import { inChinese } from '@gongkai/rules/dates'
import { Markup } from '../components/text.tsx'
import type { DisclosureOffice, Site } from '../facts.ts'
import { columns } from './header.tsx'

const post = ({ address, postcode }: DisclosureOffice) =>
  address && postcode ? `${address}，邮编${postcode}` : address

/** What is known of the office, as name and value; the same in the footer and in the guide. */
export const officeLines = (office: DisclosureOffice): { name: string; value: string }[] =>
  [
    { name: '名称', value: office.name },
    { name: '地址', value: post(office) },
    { name: '时间', value: office.hours },
    { name: '电话', value: office.phone },
    { name: '传真', value: office.fax },
    { name: '邮箱', value: office.email },
  ].flatMap(({ name, value }) => (value ? [{ name, value }] : []))

function Office({ site }: { site: Site }) {
  const lines = officeLines(site.agency.office ?? {})
  return (
    <section aria-labelledby="foot-office">
      <h2 id="foot-office">政府信息公开工作机构</h2>
      {lines.length === 0 ? (
        <p>本机关还没有填写工作机构的地址和电话。</p>
      ) : (
        <dl>
          {lines.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** Who runs the site, as far as it was filled in. */
function imprint({ sponsor, siteCode, record }: Site['agency']): string {
  const said = [sponsor && `主办：${sponsor}`, siteCode && `网站标识码：${siteCode}`, record && `备案号：${record}`]
  return said.filter(Boolean).join('　')
}

export const Footer = ({ site, path }: { site: Site; path: string }) => (
  <footer class="foot">
    <div class="wrap">
      <Office site={site} />
      <section class="noprint" aria-labelledby="foot-links">
        <h2 id="foot-links">本站栏目</h2>
        <ul>
          {columns.map((column) => (
            <li key={column.path}>
              <a href={`${site.base}${column.path}`}>{column.name}</a>
            </li>
          ))}
        </ul>
        {imprint(site.agency) && <p>{imprint(site.agency)}</p>}
      </section>
      {site.footer && <Markup html={site.footer} class="own" />}
      <p class="print-only">
        本页地址：<span class="url">{`${site.origin}${site.base}${path}`}</span>　打印日期：{inChinese(site.today)}
      </p>
    </div>
  </footer>
)
