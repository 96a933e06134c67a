import type { VNode } from 'preact'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'
import { Answers, Apply, Content, Fees, Office, Remedies, Times } from './sections.tsx'

interface Section {
  readonly id: string
  readonly title: string
  readonly body: (site: Site) => VNode
}

/** In the order a reader needs them; 条例第12条第2款 says what a guide holds. */
const sections: readonly Section[] = [
  { id: 'content', title: '公开什么', body: ({ agency }) => <Content agency={agency} /> },
  { id: 'apply', title: '怎样申请', body: (site) => <Apply site={site} /> },
  { id: 'times', title: '什么时候答复', body: (site) => <Times site={site} /> },
  { id: 'answers', title: '怎样答复', body: () => <Answers /> },
  { id: 'fees', title: '收费', body: (site) => <Fees site={site} /> },
  { id: 'office', title: '工作机构', body: ({ agency }) => <Office agency={agency} /> },
  { id: 'remedies', title: '监督和救济', body: (site) => <Remedies site={site} /> },
]

const numerals = '一二三四五六七'

/** 政府信息公开指南, put together from the statute and what the agency says of itself. */
export const GuidePage = ({ site, path }: { site: Site; path: string }) => (
  <Page site={site} path={path} title="政府信息公开指南">
    <Title
      lead={`为了方便公民、法人和其他组织获取${site.agency.name ?? '本机关'}的政府信息，依照《中华人民共和国政府信息公开条例》第十二条编制。`}
    >
      政府信息公开指南
    </Title>
    <div class="split guide">
      <nav class="side contents" aria-label="本页目录">
        <ol>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div class="body">
        {sections.map(({ id, title, body }, i) => (
          <section key={id} class="chapter" aria-labelledby={id}>
            <h2 id={id}>
              {numerals[i]}、{title}
            </h2>
            {body(site)}
          </section>
        ))}
      </div>
    </div>
  </Page>
)
