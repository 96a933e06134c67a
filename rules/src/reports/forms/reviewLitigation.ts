import type { ColumnForm } from './types.ts'

/** 表四 政府信息公开行政复议、行政诉讼情况: one row of fifteen cells, the same in both editions. */
export const reviewLitigationColumns = [
  { key: 'reviewUpheld', label: '结果维持', group: ['行政复议'], aliases: [] },
  { key: 'reviewCorrected', label: '结果纠正', group: ['行政复议'], aliases: [] },
  { key: 'reviewOther', label: '其他结果', group: ['行政复议'], aliases: [] },
  { key: 'reviewPending', label: '尚未审结', group: ['行政复议'], aliases: [] },
  { key: 'reviewTotal', label: '总计', group: ['行政复议'], aliases: [] },
  { key: 'directUpheld', label: '结果维持', group: ['行政诉讼', '未经复议直接起诉'], aliases: [] },
  { key: 'directCorrected', label: '结果纠正', group: ['行政诉讼', '未经复议直接起诉'], aliases: [] },
  { key: 'directOther', label: '其他结果', group: ['行政诉讼', '未经复议直接起诉'], aliases: [] },
  { key: 'directPending', label: '尚未审结', group: ['行政诉讼', '未经复议直接起诉'], aliases: [] },
  { key: 'directTotal', label: '总计', group: ['行政诉讼', '未经复议直接起诉'], aliases: [] },
  { key: 'postReviewUpheld', label: '结果维持', group: ['行政诉讼', '复议后起诉'], aliases: [] },
  { key: 'postReviewCorrected', label: '结果纠正', group: ['行政诉讼', '复议后起诉'], aliases: [] },
  { key: 'postReviewOther', label: '其他结果', group: ['行政诉讼', '复议后起诉'], aliases: [] },
  { key: 'postReviewPending', label: '尚未审结', group: ['行政诉讼', '复议后起诉'], aliases: [] },
  { key: 'postReviewTotal', label: '总计', group: ['行政诉讼', '复议后起诉'], aliases: [] },
] as const satisfies readonly ColumnForm[]
