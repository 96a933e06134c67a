import { defineErrors } from '../errors.ts'

export const fileErrors = defineErrors({
  tooManyFields: { status: 413, says: '一次提交的文件或者内容太多，没有全部接收。请减少后再提交。' },
  tooManyFiles: { status: 422, says: '附件太多或者太大，没有接收。' },
  fileMissing: { status: 422, says: '请选择要上传的文件。' },
  fileEmpty: { status: 422, says: '文件是空的。请检查后重新选择。' },
  fileTooLarge: { status: 413, says: '文件太大，没有接收。' },
  fileTypeUnknown: {
    status: 415,
    says: '不接收这种类型的文件。可以上传 PDF、OFD、Word、Excel、图片（PNG、JPEG、TIFF）、文本、网页和ZIP压缩文件。',
  },
  fileTypeDiffers: { status: 422, says: '文件名的扩展名与内容不符。请改用正确的扩展名后再上传。' },
  fileDamaged: { status: 422, says: '文件已经损坏，打不开。请重新取得这个文件再上传。' },
  fileEncrypted: { status: 422, says: '文件加了密码，无法检查。请去掉密码后再上传。' },
  fileWithMacros: { status: 422, says: '文件里带有宏，没有接收。请另存为不带宏的格式再上传。' },
  fileUnpacksTooLarge: { status: 422, says: '压缩文件展开后太大，没有接收。请分成几个文件上传。' },
  fileInfected: { status: 422, says: '杀毒程序认为这个文件有危险，没有接收。' },
  scannerFailed: { status: 503, says: '杀毒程序没有正常工作，暂时不能接收文件。请稍后再试，并告诉系统管理员。' },
  quotaFull: { status: 413, says: '本单位的文件已经达到容量上限，没有保存。请联系系统管理员。' },
  uploadBroken: { status: 400, says: '文件没有传完就中断了，没有保存。请重新上传。' },
  contentGone: { status: 422, says: '保存得太久，已经删除。请去掉它，重新选择这个文件后再提交。' },
  contentMissing: { status: 500, says: '文件的内容已经丢失或者损坏。请告诉系统管理员用备份恢复。' },
})
