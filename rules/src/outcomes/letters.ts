/** Which remedy a letter names; `preReview` counts from 2024-01-01 on (see `remedies`). */
export type Variant = 'preReview' | 'standard' | 'none'

/** A standard letter (标准文书); `remedy` is null where the outcome decides. */
export interface Letter {
  readonly zh: string
  readonly to: 'applicant' | 'thirdParty' | 'agency' | 'internal'
  readonly basis: string
  readonly remedy: Variant | null
}

const toApplicant = (zh: string, basis: string, remedy: Variant | null = 'none'): Letter => ({
  zh,
  to: 'applicant',
  basis,
  remedy,
})
const decision = (zh: string, basis: string): Letter => toApplicant(zh, basis, null)

/** Procedural letters name no remedy (法释〔2025〕8号第10条第2款第2、3项). */
export const letters = {
  L01: toApplicant('登记回执', '31、45'),
  L02: toApplicant('收到确认函', '31(2)(3)'),
  L03: toApplicant('补正告知书', '30'),
  L04: toApplicant('说明理由告知书', '35'),
  L05: toApplicant('延长答复期限告知书', '33.2'),
  L06: { zh: '第三方意见征询函', to: 'thirdParty', basis: '32', remedy: 'none' },
  L07: toApplicant('征询情况告知书', '33.3'),
  L08: { zh: '征求意见函', to: 'agency', basis: '11、34', remedy: 'none' },
  L09: toApplicant('信息处理费收费通知书', '42；109号'),
  L10: decision('予以公开答复书', '36、37、40'),
  L11: decision('已主动公开答复书', '36、37、40'),
  L12: decision('部分公开答复书', '36、37、40'),
  L13: decision('不予公开答复书', '14–16、36七'),
  L14: decision('行政查询答复书', '14–16、36七'),
  L15: decision('信息不存在答复书', '36四五、38、30'),
  L16: decision('非本机关负责答复书', '36四五、38、30'),
  L17: decision('需加工、分析答复书', '36四五、38、30'),
  L18: decision('补正后仍不明确答复书', '36四五、38、30'),
  L19: decision('信访举报投诉类不予处理告知书', '39、36六、35'),
  L20: decision('重复申请不予处理告知书', '39、36六、35'),
  L21: decision('公开出版物不予处理告知书', '39、36六、35'),
  L22: decision('大量反复申请不予处理告知书', '39、36六、35'),
  L23: decision('要求确认或重新出具不予处理告知书', '39、36六、35'),
  L24: decision('逾期不补正不再处理告知书', '30；109号'),
  L25: decision('逾期不缴费不再处理告知书', '30；109号'),
  L26: decision('不属于政府信息告知书', '2；档案法'),
  L27: decision('已移交国家档案馆告知书', '2；档案法'),
  L28: decision('撤回确认书', '—'),
  L29: { zh: '决定公开告知书', to: 'thirdParty', basis: '32', remedy: 'standard' },
  L30: toApplicant('延迟答复告知书', '35'),
  L31: toApplicant('更正决定、转送告知书', '41', 'standard'),
  L32: toApplicant('送达回证', '235号'),
  L33: { zh: '内部审批单', to: 'internal', basis: '17、45', remedy: 'none' },
} as const satisfies Record<string, Letter>

export type LetterId = keyof typeof letters
