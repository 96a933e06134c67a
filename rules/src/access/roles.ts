/** Everyone who works in the program does so in a role at an agency (条例第4条; 三员分立 by GB/T 22239 for the administrators). */
export const roles = {
  clerk: { says: '经办人', reach: 'own' },
  sectionHead: { says: '科室负责人', reach: 'own' },
  officeDirector: { says: '政府信息公开工作机构负责人', reach: 'own' },
  deputy: { says: '分管负责人', reach: 'own' },
  head: { says: '主要负责人', reach: 'own' },
  secrecyReviewer: { says: '保密审查员', reach: 'own' },
  oversight: { says: '政府信息公开工作主管部门', reach: 'below' },
  systemAdmin: { says: '系统管理员', reach: 'all' },
  securityAdmin: { says: '安全管理员', reach: 'all' },
  auditAdmin: { says: '审计管理员', reach: 'all' },
} as const satisfies Record<string, { says: string; reach: Reach }>

/** How far a role reaches from the agency it is held at: that body with its sections, all below it too, or everything. */
export type Reach = 'own' | 'below' | 'all'
export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** The three administrators, who must be three persons outside a demonstration and do no work of an agency. */
export const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[]
export const isAdministrator = (role: Role): boolean => (administrators as readonly Role[]).includes(role)

/**
 * The roles, among those one person holds or would hold, that must not be in one hand: two administrators, or an
 * administrator and a role that does the work of an agency. Empty when the person may hold them all.
 */
export function clashingRoles(held: Iterable<Role>): Role[] {
  const all = [...new Set(held)]
  return all.length > 1 && all.some(isAdministrator) ? all : []
}
