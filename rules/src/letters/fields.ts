/**
 * What a blank of a letter holds. `line`: one line. `text`: one or more paragraphs. `date`: a civil date, printed as
 * 2026年3月5日. `list`: items, each with the blanks `items` and its number as 序号.
 */
export type LetterFieldKind =
  | { readonly kind: 'line' | 'text'; readonly max: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'list'; readonly max: number; readonly items: Readonly<Record<string, LetterItem>> }

export interface LetterItem {
  readonly zh: string
  readonly max: number
}

/** `zh` is the name that a template prints in braces: `{文号}`. `sample` fills the sample that shows a template. */
export type LetterField = LetterFieldKind & {
  readonly zh: string
  /** Printed where no value is given. */
  readonly otherwise?: string
  readonly sample: string | readonly Readonly<Record<string, string>>[]
}

const line = (zh: string, sample: string): LetterField => ({ zh, kind: 'line', max: 200, sample })
const text = (zh: string, sample: string): LetterField => ({ zh, kind: 'text', max: 20_000, sample })
const date = (zh: string, sample: string): LetterField => ({ zh, kind: 'date', sample })
const list = (zh: string, item: string, samples: readonly string[]): LetterField => ({
  zh,
  kind: 'list',
  max: 100,
  items: { text: { zh: item, max: 2_000 } },
  sample: samples.map((sample) => ({ text: sample })),
})

/** The elements of the letters (文书要素), by what a letter calls them. */
export const letterFields = {
  agencyName: line('机关名称', '云川县自然资源局'),
  documentNumber: line('文号', '云自然资公开〔2026〕29号'),
  applicant: line('申请人', '周远山'),
  /** How the letter speaks to whom it is sent: 你, 你单位, 你们. */
  address: { ...line('称呼', '你'), otherwise: '你' },
  recipient: line('受文者', '云川县石湾村村民委员会'),
  requestNumber: line('申请编号', '2026-0029'),
  receivedOn: date('收到日期', '2026-02-10'),
  channel: line('申请方式', '互联网渠道'),
  requestContent: text('申请事项', '石湾村地块征收土地预公告、征地补偿安置方案'),
  decidedOn: date('成文日期', '2026-03-09'),
  contact: line('联系人', '政府信息公开工作机构'),
  phone: line('联系电话', '0000-0000000'),
  remedy: text(
    '救济途径',
    '如对本答复不服，可以自收到之日起60日内向云川县人民政府申请行政复议，或者自收到之日起6个月内向云川县人民法院提起行政诉讼。',
  ),
  attachments: list('附件', '附件名称', ['征地补偿安置方案（复制件）']),

  submittedOn: date('提出日期', '2026-02-09'),
  receivedHow: line('收到日期的确定方式', '双方确认之日'),
  respondBy: date('答复期限届满日', '2026-03-23'),
  queryCode: line('查询码', 'YC29-7K4M'),
  confirmHow: text('确认方式', '请拨打下列电话，与本机关确认收到申请。'),

  unclearPoints: list('不明确之处', '不明确的内容', ['没有写明所需信息的文件名称、文号或者便于查询的其他特征性描述']),
  guidance: text('指导和释明', '可以写明地块所在的村、征收批次和大致时间。'),
  correctBy: date('补正期限', '2026-03-03'),
  volumeFacts: text('数量和频次', '你自2026年1月1日以来向本机关提出申请46件。'),
  explainBy: date('说明期限', '2026-03-03'),

  extensionReason: text('延长理由', '申请内容涉及多年档案，检索工作量较大'),
  extensionDays: line('延长天数', '20'),
  extendedTo: date('延长后届满日', '2026-04-21'),
  deferReason: text('延迟理由', '你说明的理由合理，但申请数量较多，难以在法定期限内答复'),
  deferredTo: date('延迟答复日期', '2026-06-30'),

  proposedContent: text('拟公开内容', '现状调查结果确认表中涉及你单位的内容'),
  consultedOn: date('征求意见日期', '2026-02-26'),
  publishedContent: text('决定公开内容', '现状调查结果确认表中涉及你单位的面积和补偿数额'),
  publishReason: text('公开理由', '不公开会对公共利益造成重大影响：补偿数额关系全体村民对补偿安置的监督'),
  publishOn: date('拟公开日期', '2026-04-09'),

  feeMethod: line('计收方式', '按件计收'),
  feeDetail: text('计算过程', '本月第11件至第12件，每件100元，共2件。'),
  feeAmount: line('金额', '200元'),
  feeAmountWords: line('金额大写', '贰佰元整'),
  payHow: text('缴纳方式', '凭缴款码到代理银行缴纳。'),
  payBy: date('缴费截止日', '2026-04-08'),

  grounds: text('决定依据', '《中华人民共和国政府信息公开条例》第三十六条第（二）项'),
  decision: text(
    '决定内容',
    '一、征收土地预公告予以公开，随本答复书提供。\n二、征地补偿安置方案予以公开，随本答复书提供。',
  ),
  priorNumber: line('前序文书文号', '云自然资公开〔2026〕12号'),
  priorServedOn: date('前序文书送达日期', '2026-02-12'),
  priorDueOn: date('前序文书截止日', '2026-03-03'),
  withdrawnOn: date('撤回日期', '2026-02-27'),
  withdrawnHow: line('撤回方式', '书面'),
} as const satisfies Record<string, LetterField>

export type LetterFieldKey = keyof typeof letterFields
