import type { Role } from './roles.ts'

/** Who may do an act: in which roles, to a thing in which states, and whether to oneself. */
export interface ActRule {
  readonly says: string
  readonly by: readonly Role[]
  /** States of the thing in which the act is allowed; without them, in any. */
  readonly in?: readonly string[]
  /** Nobody does it to oneself, whatever the role. */
  readonly notSelf?: true
}

const everyone: readonly Role[] = [
  'clerk',
  'sectionHead',
  'officeDirector',
  'deputy',
  'head',
  'secrecyReviewer',
  'oversight',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
]

/** Who does the work of an agency, and of them who writes letters. */
const workers: readonly Role[] = ['clerk', 'sectionHead', 'officeDirector', 'deputy', 'head', 'secrecyReviewer']
const writers: readonly Role[] = ['clerk', 'sectionHead', 'officeDirector']

/** The literal table of acts that need a permission. What is not here is nobody's (deny by default). */
export const acts = {
  'agency.create': { says: '新增机关', by: ['systemAdmin'] },
  'agency.change': { says: '修改机关信息', by: ['systemAdmin'], in: ['active'] },
  'agency.describe': { says: '填写机关联系信息', by: ['systemAdmin', 'officeDirector'], in: ['active'] },
  'agency.end': { says: '撤销、合并机关', by: ['systemAdmin'], in: ['active'] },
  'agency.read': { says: '查看机关', by: everyone },

  'user.create': { says: '建立账户', by: ['systemAdmin'] },
  'user.change': { says: '修改账户信息', by: ['systemAdmin'], in: ['active', 'locked'] },
  'user.disable': { says: '停用账户', by: ['systemAdmin'], in: ['active', 'locked'], notSelf: true },
  'user.enable': { says: '恢复账户', by: ['systemAdmin'], in: ['disabled'], notSelf: true },
  'user.grant': { says: '授予、收回角色', by: ['securityAdmin'], in: ['active', 'locked'], notSelf: true },
  'user.reset': { says: '重置口令、动态口令', by: ['securityAdmin'], in: ['active', 'locked'], notSelf: true },
  'user.unlock': { says: '解除锁定', by: ['securityAdmin'], in: ['locked'], notSelf: true },
  'user.read': { says: '查看账户', by: ['systemAdmin', 'securityAdmin', 'auditAdmin', 'officeDirector', 'oversight'] },
  'substitute.appoint': { says: '确定AB角', by: ['officeDirector', 'securityAdmin'] },
  'work.handOver': { says: '移交工作', by: ['officeDirector', 'securityAdmin'] },

  'calendar.read': { says: '查看工作日历', by: everyone },
  'calendar.change': { says: '登记放假通知', by: ['systemAdmin'] },

  'template.read': { says: '查看文书模板', by: everyone },
  'template.change': { says: '修改文书模板', by: ['officeDirector'] },
  'letter.read': { says: '查看文书', by: workers },
  'letter.draft': { says: '拟写文书', by: writers, in: ['new', 'draft'] },
  'letter.number': { says: '文书编号', by: writers, in: ['draft'] },
  'letter.seal': { says: '上传盖章件', by: writers, in: ['numbered', 'sealed'] },
  'letter.accept': { says: '确认盖章件', by: ['sectionHead', 'officeDirector'], in: ['sealed'] },
  'letter.void': {
    says: '作废文书',
    by: ['sectionHead', 'officeDirector'],
    in: ['draft', 'numbered', 'sealed', 'issued'],
  },

  'submission.read': { says: '查看来件', by: ['clerk', 'officeDirector'] },
  'submission.settle': { says: '确认、答复来件', by: ['clerk', 'officeDirector'], in: ['waiting'] },
  'request.read': { says: '查看依申请公开办件', by: workers },
  'request.register': { says: '登记申请', by: ['clerk', 'officeDirector'] },
  // What may be done to a case when, and by whose turn, is in the table of the acts of requests.
  'request.work': { says: '办理申请', by: workers },
  'request.bundle': { says: '导出案卷', by: writers },
  'request.count': { says: '查看依申请公开统计', by: [...workers, 'oversight'] },

  'audit.read': { says: '查看审计记录', by: ['auditAdmin'] },
  'operations.read': { says: '查看运行状况', by: ['systemAdmin', 'auditAdmin'] },
  'operations.test': { says: '发送测试邮件', by: ['systemAdmin'] },
  'settings.read': { says: '查看设置', by: ['systemAdmin', 'securityAdmin', 'auditAdmin', 'officeDirector'] },
  'settings.change': { says: '修改设置', by: ['systemAdmin', 'officeDirector'] },
  'security.change': { says: '修改安全策略', by: ['securityAdmin'] },
} as const satisfies Record<string, ActRule>

export type Act = keyof typeof acts
export const actNames = Object.keys(acts) as [Act, ...Act[]]
