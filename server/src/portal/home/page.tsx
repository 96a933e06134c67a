import { partsOf } from '@gongkai/rules/dates'
import { annualReportDue } from '@gongkai/rules/deadlines'
import { Law, withoutYear } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { Page } from '../frame/page.tsx'
import { Ruler } from './ruler.tsx'

const doors = [
  { path: '/guide', name: '政府信息公开指南', says: '公开什么，怎样申请，找谁，多久答复' },
  { path: '/request', name: '依申请公开', says: '提出申请，查询办理情况，空白申请表' },
  { path: '/calculator', name: '期限与费用计算', says: '每一个法定日期，逐日说明为什么是这一天' },
  { path: '/check', name: '年度报告校验', says: '上传一份年度报告，看表格和文字是否相符' },
] as const

const Opening = ({ name }: { name: string | null }) => (
  <div class="open">
    <div class="open-l">
      {name && <p class="who">{name}</p>}
      <h1>政府信息公开</h1>
      <p class="lead">怎样获取政府信息，什么时候得到答复，年度报告的数字是否相符，在这里都可以查到、算出。</p>
    </div>
    <p class="creed">
      坚持以公开为常态、
      <br />
      不公开为例外，
      <br />
      遵循公正、公平、
      <br />
      合法、便民的原则。 <Law>条例第五条</Law>
    </p>
  </div>
)

const Term = ({ site }: { site: Site }) => (
  <section class="term" aria-labelledby="term">
    <div class="term-h">
      <div>
        <h2 id="term">没有公开的，可以申请</h2>
        <p>任何公民、法人或者其他组织都可以申请获取政府信息，不用说明用途，一般不收费。</p>
      </div>
      <div class="acts">
        <a class="btn btn-main" href={`${site.base}/request`}>
          提出申请
        </a>
        <a href={`${site.base}/query`}>查询办理情况</a>
        <a href={`${site.base}/calculator`}>计算期限</a>
      </div>
    </div>
    <Ruler site={site} />
  </section>
)

function Reports({ site }: { site: Site }) {
  const year = partsOf(site.today).year - 1
  const [department, government] = [annualReportDue('department', year), annualReportDue('government', year)]
  return (
    <section class="sect" aria-labelledby="reports">
      <div class="sect-h">
        <h2 id="reports">政府信息公开年报</h2>
        <p>{year}年度</p>
      </div>
      <div class="sect-b">
        <ul class="duelist">
          <li>
            <b>{withoutYear(department.due)}前</b>
            <span>
              县级以上人民政府部门公布本机关的年度报告 <Law>{department.basis}</Law>
            </span>
          </li>
          <li>
            <b>{withoutYear(government.due)}前</b>
            <span>
              县级以上地方人民政府的主管部门公布本级政府的年度报告 <Law>{government.basis}</Law>
            </span>
          </li>
        </ul>
        <p class="more">
          手里有一份年度报告？<a href={`${site.base}/check`}>校验表格和文字是否相符</a>
        </p>
      </div>
    </section>
  )
}

export const HomePage = ({ site, path }: { site: Site; path: string }) => (
  <Page site={site} path={path} title="政府信息公开">
    <Opening name={site.agency.name} />
    <Term site={site} />
    <ul class="four">
      {doors.map((door) => (
        <li key={door.path}>
          <a href={`${site.base}${door.path}`}>{door.name}</a>
          <p>{door.says}</p>
        </li>
      ))}
    </ul>
    <Reports site={site} />
  </Page>
)
