import { defineErrors } from '../platform/errors.ts'

export const accountErrors = defineErrors({
  signInRefused: {
    status: 401,
    says: '账号或口令不对，没有登录。请检查大小写和输入法后再试；忘记口令，请联系安全管理员重置。',
  },
  codeRefused: { status: 422, says: '动态口令不对，或者已经用过。请等验证器显示下一个再试，或者使用恢复码。' },
  passwordRefused: { status: 422, says: '现在的口令不对，没有修改。' },
  signInLocked: { status: 429, says: '登录失败次数太多，暂时锁定。请稍后再试，或者请安全管理员解锁。' },
  busy: { status: 503, says: '同时登录的人太多，没有处理。请稍后再试。' },
  passwordWeak: { status: 422, says: '这个口令不符合要求，请换一个。' },
  noPassword: { status: 409, says: '这个账户没有口令，只用统一身份认证登录；动态口令由统一身份认证管理。' },
  factorNotBegun: { status: 409, says: '还没有取得新的密钥。请先取得密钥，用验证器扫描后再输入动态口令。' },
  factorRequired: { status: 409, says: '按安全策略，这个账户必须使用动态口令，不能停用；可以重新设置。' },
  accountTaken: { status: 409, says: '这个账号已经有人使用，请换一个。' },
  signOnTaken: { status: 409, says: '这个统一身份认证标识已经属于另一个账户。' },
  workOpen: { status: 409, says: '这个人还有没办结的工作，请先移交，再停用账户。' },
  lastAdministrator: { status: 409, says: '至少要保留一名能够登录的系统管理员、一名安全管理员和一名审计管理员。' },
  sheetUnreadable: { status: 422, says: '这个表格读不出来。请下载空白表格，填好后再上传。' },
  signOnFailed: { status: 401, says: '统一身份认证没有成功，没有登录。请重新登录；仍然不行，请联系系统管理员。' },
  signOnOfAdministrator: {
    status: 409,
    says: '管理员的统一身份认证标识不能直接修改。请先由安全管理员收回其管理员角色，修改后再授予。',
  },
  signOnUnknown: {
    status: 401,
    says: '统一身份认证成功，但是本系统没有对应的账户。请联系系统管理员在账户中填写统一身份认证标识。',
  },
})
