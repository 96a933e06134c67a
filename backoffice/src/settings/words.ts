/** What the choices of settings are called. */
const choices: Readonly<Record<string, string>> = {
  administrators: '三名管理员',
  everyone: '所有人',
  nobody: '不作要求',
  asIs: '当日即为收到之日',
  nextWorkday: '视为次一工作日收到',
  afterSent: '发出次日至收到意见之日',
  fromSent: '发出之日至收到意见前一日',
  counted: '扣除至收到之日',
  capped: '只扣除至届满日',
  refused: '不能再次告知',
  allowed: '可以再次告知',
  forgets: '一并清空',
  carries: '仍然保留',
  marked: '各类分别编号',
  plain: '全部统一编号',
  standard: '复议或者诉讼',
  reviewOnly: '只载复议',
}

/** A value of a setting as people read it. */
export function inWords(value: unknown): string {
  if (value === true) return '是'
  if (value === false) return '否'
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(inWords).join('、') || '—'
  if (typeof value === 'object') return Object.values(value).map(inWords).join('，')
  return choices[String(value)] ?? String(value)
}
