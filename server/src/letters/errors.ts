import { defineErrors } from '../platform/errors.ts'

export const letterErrors = defineErrors({
  templateRefused: { status: 422, says: '这个模板不能使用，请按各处的提示改正后再上传。' },
  templateSame: { status: 409, says: '这个文件与正在使用的模板相同，没有重复保存。' },
  letterIncomplete: { status: 422, says: '文书还没有填写完整，不能编号。' },
  numberPrefixMissing: {
    status: 409,
    says: '还没有设置发文字号的机关代字，不能编号。请由政府信息公开工作机构负责人在设置中填写。',
  },
  sealedRefused: { status: 422, says: '这个文件不能作为盖章件。' },
})
