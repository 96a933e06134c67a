import { z } from 'zod'
import { line } from '../platform/operation.ts'
import { setting } from '../platform/setting.ts'
import type { AgencyFacts } from './facts.ts'

const markup = z.string().max(20_000, { error: '最多20000个字符' })
const address = z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的网址' }).max(500)

/** What the agency's site wants around our pages, and whom one complains to. */
export const portalSetting = setting({
  name: 'portal.agency',
  says: '门户：本机关的说明、页头和页脚',
  why: '页面属于本机关的网站（条例第24条），监督渠道应当写明（条例第51条）',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    site: z
      .strictObject({ name: line(60), url: address })
      .optional()
      .describe('本机关网站的名称和网址，显示在页首'),
    supervisor: z
      .strictObject({ name: line(60), phone: line(40).optional() })
      .optional()
      .describe('政府信息公开工作主管部门和监督电话（条例第51条）'),
    sponsor: line(60).optional().describe('主办单位'),
    siteCode: line(40).optional().describe('网站标识码'),
    record: line(60).optional().describe('备案号'),
    header: markup.optional().describe('页头的HTML；只保留允许的标签'),
    footer: markup.optional().describe('页脚的HTML；只保留允许的标签'),
  }),
  otherwise: {},
})

/** Without what was left empty: the pages tell absent from empty. */
export const withoutBlanks = (facts: Readonly<Record<string, unknown>>): Partial<AgencyFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null && value !== ''))
