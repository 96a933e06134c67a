/**
 * What each kind of audit record is called, for server and screens alike. A record without words shows its key, and a
 * test finds it.
 */
export const recordWords: Readonly<Record<string, string>> = {
  'installation.begun': '初次设置',

  'agency.created': '新增机关',
  'agency.changed': '修改机关信息',
  'agency.described': '填写联系信息和指南内容',
  'agency.renamed': '机关更名',
  'agency.nameCorrected': '更正机关名称',
  'agency.ended': '撤销机关',

  'user.created': '建立账户',
  'user.imported': '从Excel导入账户',
  'user.changed': '修改账户信息',
  'user.disabled': '停用账户',
  'user.enabled': '恢复账户',
  'user.unlocked': '解除锁定',
  'user.reset': '重置口令',
  'user.passwordChanged': '更换口令',
  'user.passwordChosen': '登录时更换口令',
  'user.passwordRefused': '更换口令时原口令不对',
  'user.factorBegun': '开始设置动态口令',
  'user.factorSet': '启用动态口令',
  'user.factorRemoved': '停用动态口令',
  'user.recoveryCodesRenewed': '换一组恢复码',

  'session.begun': '登录',
  'session.refused': '登录时口令不对',
  'session.factorShown': '通过动态口令',
  'session.factorRefused': '登录时动态口令不对',
  'session.signOnRefused': '统一身份认证没有通过',
  'session.ended': '退出登录',
  'session.othersEnded': '退出其他登录',

  'grant.given': '授予角色',
  'grant.revoked': '收回角色',
  'grant.handedOver': '移交角色',
  'substitute.appointed': '确定AB角',
  'substitute.ended': '结束代行',

  'calendar.entered': '登记放假通知',
  'calendar.changed': '修改放假通知',
  'calendar.applied': '把放假通知用于日历',
  'calendar.withdrawn': '撤回放假通知',

  'template.uploaded': '上传文书模板',
  'template.used': '重新使用文书模板',
  'template.retired': '停用文书模板',
  'letter.drafted': '拟写文书',
  'letter.changed': '修改文书',
  'letter.numbered': '给文书编号',
  'letter.sealed': '上传盖章件',
  'letter.accepted': '确认盖章件',
  'letter.voided': '作废文书',

  'setting.changed': '修改设置',
  'mail.tested': '发送测试邮件',
  'backup.made': '生成备份',
}
