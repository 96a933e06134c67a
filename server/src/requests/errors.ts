import { defineErrors } from '../platform/errors.ts'

export const requestErrors = defineErrors({
  noSuchReceiver: { status: 422, says: '不能向这个机关提出申请，请重新选择。' },
  submissionsFull: {
    status: 429,
    says: '今天网上提出的申请已经很多，暂时不能再提交。填写的内容还在，可以明天再提交，也可以当面提出或者邮寄。',
  },
  agencyFull: {
    status: 429,
    says: '今天向这个机关网上提出的申请已经很多，暂时不能再提交。填写的内容还在，可以明天再提交，也可以当面提出或者邮寄。',
  },
  draftsFull: {
    status: 429,
    says: '今天保存的申请已经很多，暂时不能再保存。填写的内容还在，可以直接提交，也可以打印空白申请表填写。',
  },
  noSuchDraft: {
    status: 404,
    says: '没有找到保存的申请。请核对续填码：没有字母O和数字0、字母I和数字1。已经提交或者保存超过7天的，不再保存。',
  },
  noSuchCode: {
    status: 404,
    says: '没有查到。请对照回执核对查询码：没有字母O和数字0、字母I和数字1。回执丢失的，凭申请时的姓名、证件号码和电话可以补发，也可以带身份证明到工作机构补发。',
  },
  ownNotFound: {
    status: 404,
    says: '没有找到。姓名（名称）、证件号码、联系电话应当都与申请时填写的一致。仍然找不到的，请带身份证明到工作机构补发。',
  },
  tooManyExported: {
    status: 422,
    says: '要导出的申请超过50000件，没有导出。请按收到日期选择一段时间，例如一年，分几次导出。',
  },
  letterUnfit: { status: 422, says: '不能用这份文书，请重新选择。' },
  noSuchPerson: { status: 422, says: '这个人在本机关没有可以办理申请的角色，请重新选择。' },
  noSuchSection: { status: 422, says: '不是本机关的内设机构，请重新选择。' },
})
