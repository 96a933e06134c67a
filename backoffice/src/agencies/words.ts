import type { AgencyRow } from '../api/agencies.ts'

export const kinds: Readonly<Record<AgencyRow['kind'], string>> = {
  localGov: '地方人民政府',
  localDept: '政府工作部门',
  internalOrgan: '内设机构',
  deptBranch: '部门派出机构',
  dispatchedOrgan: '政府派出机关',
  authorizedOrg: '法律、法规授权的组织',
  verticalAgency: '垂直领导机关',
  justiceDept: '司法行政部门（行政复议机构）',
  provincialGov: '省级人民政府',
  stateCouncilDept: '国务院部门',
}

export const levels: Readonly<Record<NonNullable<AgencyRow['level']>, string>> = {
  city: '设区的市级',
  county: '县级',
  township: '乡镇级',
}

const states: Readonly<Record<AgencyRow['state'], readonly [string, string]>> = {
  active: ['存续', 'tag-ok'],
  planned: ['将设立', 'tag-q'],
  ended: ['已撤销', 'tag-no'],
}

export const stateOf = (state: AgencyRow['state']) => states[state]

export const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
export const stateOptions = Object.entries(states).map(([value, [label]]) => ({ value, label }))
