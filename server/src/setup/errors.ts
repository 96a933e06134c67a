import { defineErrors } from '../platform/errors.ts'

export const errors = defineErrors({
  setupDone: { status: 409, says: '已经完成初次设置，设置链接不能再用。请用管理员账户登录。' },
  setupLinkWrong: {
    status: 403,
    says: '设置链接不对。请用程序启动时显示的设置链接打开这个页面；没有看到的，重新启动程序。',
  },
  samePerson: { status: 422, says: '三名管理员应当是三个不同的人，账号、姓名和口令都不能相同（三员分立）。' },
})
