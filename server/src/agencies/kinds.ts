import type { AgencyKind } from '@gongkai/rules/remedies'

export type { AgencyKind }

/** What each kind of agency is called, and below which kinds it stands; null among them: it may stand at the top. */
export const kinds: Readonly<Record<AgencyKind, { says: string; below: readonly (AgencyKind | null)[] }>> = {
  stateCouncilDept: { says: '国务院部门', below: [null] },
  provincialGov: { says: '省级人民政府', below: [null] },
  localGov: { says: '地方人民政府', below: [null, 'provincialGov', 'localGov', 'dispatchedOrgan'] },
  localDept: { says: '政府工作部门', below: ['provincialGov', 'localGov', 'dispatchedOrgan'] },
  justiceDept: { says: '司法行政部门（行政复议机构）', below: ['provincialGov', 'localGov', 'dispatchedOrgan'] },
  dispatchedOrgan: { says: '政府派出机关', below: [null, 'provincialGov', 'localGov'] },
  verticalAgency: { says: '垂直领导机关', below: [null, 'localGov', 'verticalAgency', 'stateCouncilDept'] },
  deptBranch: { says: '部门派出机构', below: ['localDept', 'justiceDept', 'verticalAgency', 'stateCouncilDept'] },
  authorizedOrg: {
    says: '法律、法规授权的组织',
    below: ['provincialGov', 'localGov', 'localDept', 'justiceDept', 'verticalAgency', 'stateCouncilDept'],
  },
  internalOrgan: {
    says: '内设机构',
    below: [
      'provincialGov',
      'localGov',
      'dispatchedOrgan',
      'localDept',
      'justiceDept',
      'verticalAgency',
      'stateCouncilDept',
      'deptBranch',
      'authorizedOrg',
    ],
  },
}

export const kindNames = Object.keys(kinds) as [AgencyKind, ...AgencyKind[]]

export const levels = { city: '设区的市级', county: '县级', township: '乡镇级' } as const
export type Level = keyof typeof levels

/** Kinds that end with the agency they belong to: they are parts of it. */
export const isUnit = (kind: AgencyKind): boolean => kind === 'internalOrgan' || kind === 'deptBranch'
