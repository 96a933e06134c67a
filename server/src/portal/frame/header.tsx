import { Icon } from '../components/icon.tsx'
import { Markup } from '../components/text.tsx'
import type { Site } from '../facts.ts'

/** Only what is there: a link that leads nowhere is worse than none. */
export const columns = [
  { path: '/', name: '首页' },
  { path: '/guide', name: '公开指南' },
  { path: '/request', name: '依申请公开' },
  { path: '/calculator', name: '期限与费用计算' },
  { path: '/check', name: '年度报告校验' },
] as const

const isBelow = (path: string, column: string) =>
  column === '/'
    ? /^\/(\?|$)/.test(path)
    : path === column || path.startsWith(`${column}/`) || path.startsWith(`${column}?`)

/** 查询 belongs to 依申请公开, though it has an address of its own. */
const isWithin = (path: string, column: string) =>
  isBelow(path, column) || (column === '/request' && isBelow(path, '/query'))

interface Props {
  readonly site: Site
  readonly path: string
  readonly passing: boolean
}

function Utility({ site, path, passing }: Props) {
  const { agency, large, base } = site
  const back = encodeURIComponent(path)
  return (
    <div class="util">
      <div class="wrap">
        {agency.site ? (
          <a href={agency.site.url}>{agency.site.name}</a>
        ) : (
          <span class="util-t">{agency.name ?? '本机关'}</span>
        )}
        <ul>
          {!passing && (
            <li>
              <a class="big" href={`${base}/large?on=${large ? 0 : 1}&back=${back}`}>
                <Icon name="large" />
                {large ? '标准字版' : '大字版'}
              </a>
            </li>
          )}
          <li>
            <a href={`${base}/query`}>查询办理情况</a>
          </li>
          <li>
            <a href={`${base}/guide#office`}>联系工作机构</a>
          </li>
        </ul>
      </div>
    </div>
  )
}

/** 大字版 first, then whose portal this is, then its columns. */
export const Header = ({ site, path, passing }: Props) => (
  <header>
    {site.header && <Markup html={site.header} class="own own-top wrap" />}
    <Utility site={site} path={path} passing={passing} />
    {!isWithin(path, '/') && (
      <div class="mast wrap">
        <a class="mast-name" href={`${site.base}/`}>
          <b>政府信息公开</b>
          {site.agency.name && <span>{site.agency.name}</span>}
        </a>
      </div>
    )}
    <nav class="nav" aria-label="栏目">
      <ul class="wrap">
        {columns.map((column) => (
          <li key={column.path}>
            <a href={`${site.base}${column.path}`} {...(isWithin(path, column.path) && { 'aria-current': 'page' })}>
              {column.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </header>
)
