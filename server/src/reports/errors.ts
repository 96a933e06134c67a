import { defineErrors } from '../platform/errors.ts'

/** What can go wrong with a report that somebody sends. */
export const reportErrors = defineErrors({
  noFile: { status: 422, says: '没有收到文件。请选择一份年度报告的文件后再提交。' },
  fileTooLarge: { status: 413, says: '文件太大，没有接收。请只保留年度报告的正文和表格后再试。' },
  tooBusy: { status: 503, says: '正在校验的文件较多。请稍等一会儿再提交，文件没有留存。' },
})
