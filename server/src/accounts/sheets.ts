import { roles } from '@gongkai/rules/access'
import type { Column } from '../platform/http/sheet.ts'
import type { UserRow } from './contract.ts'
import { importColumns } from './service/import.ts'

const states = { active: '正常', locked: '锁定', disabled: '停用' } as const
const minuteOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** The columns of the exported list of accounts. */
export const userColumns: readonly Column<UserRow>[] = [
  { heading: '账号', width: 18, of: (r) => r.account },
  { heading: '姓名', width: 12, of: (r) => r.name },
  { heading: '所在机关', width: 30, of: (r) => r.agencyName },
  { heading: '职务', width: 16, of: (r) => r.post },
  { heading: '状态', width: 8, of: (r) => states[r.state] },
  { heading: '动态口令', width: 10, of: (r) => r.secondFactor },
  {
    heading: '角色',
    width: 40,
    of: (r) =>
      r.roles
        .map(({ role, agencyName, instead }) => `${agencyName}${roles[role].says}${instead ? `（代${instead}）` : ''}`)
        .join('；'),
  },
  { heading: '最近使用', width: 18, of: (r) => r.lastSeenAt && minuteOf(r.lastSeenAt) },
  { heading: '建立时间', width: 18, of: (r) => minuteOf(r.createdAt) },
]

/** The empty sheet that is filled in for an import. */
export const importTemplate: readonly Column<never>[] = Object.values(importColumns).map((heading) => ({
  heading,
  width: 20,
  of: () => null,
}))
