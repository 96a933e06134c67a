import type { Site } from '../facts.ts'

const tabs = [
  { path: '/calculator', name: '期限' },
  { path: '/calculator/fees', name: '信息处理费' },
] as const

export const CalculatorTabs = ({ site, at }: { site: Site; at: (typeof tabs)[number]['path'] }) => (
  <nav class="tabs" aria-label="计算什么">
    {tabs.map(({ path, name }) => (
      <a key={path} href={`${site.base}${path}`} {...(path === at && { 'aria-current': 'page' })}>
        {name}
      </a>
    ))}
  </nav>
)
