import type { Site } from '../facts.ts'

const tabs = [
  { path: '/request', name: '提出申请' },
  { path: '/query', name: '查询办理情况' },
  { path: '/request/form', name: '空白申请表' },
] as const

export const RequestTabs = ({ site, at }: { site: Site; at: (typeof tabs)[number]['path'] }) => (
  <nav class="tabs" aria-label="依申请公开">
    {tabs.map(({ path, name }) => (
      <a key={path} href={`${site.base}${path}`} {...(path === at && { 'aria-current': 'page' })}>
        {name}
      </a>
    ))}
  </nav>
)
