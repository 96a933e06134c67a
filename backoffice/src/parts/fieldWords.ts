import { roles } from '@gongkai/rules/access'

/** What the fields and values of audit records are called. */
export const fieldWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(roles).map(([role, { says }]) => [role, says])),
  name: '名称',
  shortName: '简称',
  account: '账号',
  role: '角色',
  roles: '角色',
  agency: '机关',
  from: '起',
  until: '止',
  validFrom: '自',
  validUntil: '至',
  state: '状态',
  active: '使用中',
  disabled: '已停用',
  locked: '已锁定',
  ended: '已撤销',
}
