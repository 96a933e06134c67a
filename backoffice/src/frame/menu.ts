import { type Act, type Grant, mayAnywhere, type Role } from '@gongkai/rules/access'
import type { IconName } from './Icon.tsx'

interface Entry {
  readonly to: string
  readonly name: string
  readonly icon: IconName
  /** Without an act it is everybody's. */
  readonly act?: Act
  /** Only for who holds one of these roles. */
  readonly by?: readonly Role[]
}

/** Who signs (三级审签). */
const approvers: readonly Role[] = ['sectionHead', 'officeDirector', 'deputy', 'head']

/** The menu, in its groups; what one may not open is absent. */
const groups: readonly { readonly name: string; readonly entries: readonly Entry[] }[] = [
  { name: '', entries: [{ to: '/', name: '我的工作', icon: 'home' }] },
  {
    name: '依申请公开',
    entries: [
      { to: '/requests/inbox', name: '待我审签', icon: 'pen', act: 'request.work', by: approvers },
      { to: '/submissions', name: '来件', icon: 'mail', act: 'submission.read' },
      { to: '/requests', name: '申请', icon: 'list', act: 'request.read' },
      { to: '/requests/table', name: '年报表三', icon: 'table', act: 'request.count' },
    ],
  },
  {
    name: '人员和机关',
    entries: [
      { to: '/agencies', name: '机关', icon: 'tree', act: 'agency.read' },
      { to: '/users', name: '账户', icon: 'people', act: 'user.read' },
      { to: '/substitutes', name: 'AB角和移交', icon: 'swap', act: 'substitute.appoint' },
    ],
  },
  {
    name: '系统',
    entries: [
      { to: '/letters', name: '文书模板', icon: 'letter', act: 'template.read' },
      { to: '/calendar', name: '工作日历', icon: 'calendar', act: 'calendar.read' },
      { to: '/audit', name: '审计记录', icon: 'log', act: 'audit.read' },
      { to: '/operations', name: '运行状况', icon: 'pulse', act: 'operations.read' },
      { to: '/settings', name: '设置', icon: 'gear', act: 'settings.read' },
    ],
  },
]

const isOpenTo = ({ act, by }: Entry, person: { readonly id: string; readonly grants: readonly Grant[] }): boolean =>
  (!act || mayAnywhere(person, act)) && (!by || person.grants.some(({ role }) => by.includes(role)))

/** The groups of the menu that a person with these grants sees. */
export const menuOf = (person: { readonly id: string; readonly grants: readonly Grant[] }) =>
  groups
    .map(({ name, entries }) => ({ name, entries: entries.filter((entry) => isOpenTo(entry, person)) }))
    .filter(({ entries }) => entries.length > 0)

/** Which entry stands for a page: the one with most of its address. */
export const entryOf = (groups: ReturnType<typeof menuOf>, pathname: string): string =>
  groups
    .flatMap(({ entries }) => entries.map(({ to }) => to))
    .filter((to) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .reduce((best, to) => (to.length > best.length ? to : best), '')
