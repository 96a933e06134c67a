/** What a field holds. Texts are limited to `max` characters. */
export type FieldKind =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'url' }
  | { readonly kind: 'yesNo' }
  /** One of the options, or several of them for `choices`. */
  | { readonly kind: 'choice' | 'choices'; readonly options: Readonly<Record<string, string>> }
  /** The parts of a record that are not given, each with its ground and reason (条例第37条). */
  | { readonly kind: 'parts' }

export type Field = FieldKind & { readonly zh: string }

const line = (zh: string): Field => ({ zh, kind: 'text', max: 200 })
const text = (zh: string): Field => ({ zh, kind: 'text', max: 4000 })
const date = (zh: string): Field => ({ zh, kind: 'date' })
const yesNo = (zh: string): Field => ({ zh, kind: 'yesNo' })
const choice = (zh: string, options: Record<string, string>): Field => ({ zh, kind: 'choice', options })
const choices = (zh: string, options: Record<string, string>): Field => ({ zh, kind: 'choices', options })

/** Everything that a decision may have to state; which outcome demands what is in `data/`. */
export const fields = {
  informationTitle: line('提供的信息名称'),
  informationNumber: line('信息的文号'),
  copies: line('份数、页数'),
  provision: choice('提供还是告知获取', { attached: '提供信息', told: '告知获取的方式、途径和时间' }),
  providedForm: line('提供形式与方式'),
  accessMeans: text('获取的方式、途径'),
  accessTime: line('获取的时间'),
  formAsRequested: yesNo('按申请人要求的形式提供'),
  formReason: text('无法按要求形式提供的理由'),
  publicMeans: choices('已主动公开的途径', { web: '网站', gazette: '政府公报', place: '查阅场所' }),
  url: { zh: '直达该信息的网址', kind: 'url' },
  gazetteIssue: line('公报期号'),
  place: line('查阅场所'),
  withheldParts: { zh: '不公开的部分', kind: 'parts' },
  separation: choices('区分方式', { redacted: '遮盖', deleted: '删节', excerpted: '摘录' }),
  thirdPartyStory: text('征询第三方的情况'),
  reason: text('理由'),
  secrecyGround: text('属国家秘密的结论与依据'),
  classification: choice('密级', { topSecret: '绝密', secret: '机密', confidential: '秘密' }),
  lawKind: choice('依据的效力', { law: '法律', administrativeRegulation: '行政法规' }),
  lawName: line('法律、行政法规名称'),
  lawArticle: line('条款'),
  dangers: choices('可能危及', {
    national: '国家安全',
    public: '公共安全',
    economic: '经济安全',
    stability: '社会稳定',
  }),
  dangerReason: text('如何危及'),
  thirdPartyAnswer: choice('征求第三方意见的结果', {
    refused: '不同意公开并有合理理由',
    silent: '逾期未提出意见，本机关认为应不公开',
  }),
  harmed: choices('损害的权益', { tradeSecret: '商业秘密', privacy: '个人隐私', other: '其他合法权益' }),
  harmReason: text('公开如何损害第三方合法权益'),
  publicInterestReason: text('不适用公共利益例外的理由'),
  inseparableReason: text('不能区分处理的理由'),
  internalKind: choices('内部事务信息的类别', {
    personnel: '人事管理',
    logistics: '后勤管理',
    workflow: '内部工作流程',
  }),
  processKind: choices('过程性信息的类别', {
    minutes: '讨论记录',
    drafts: '过程稿',
    consultations: '磋商信函',
    reports: '请示报告',
  }),
  processEnded: yesNo('过程是否已经终结'),
  endedReason: text('过程已经终结仍不公开的理由'),
  disclosureRule: yesNo('法律、法规、规章规定应当公开'),
  caseFile: line('案卷名称或者编号'),
  caseFileHint: text('当事人依执法法律查阅卷宗的提示'),
  inquiryRoute: text('办理途径'),
  searchedBy: line('检索人或者检索部门'),
  searchScope: text('检索范围（档案、系统、业务科室）'),
  searchWords: text('检索关键词'),
  searchedOn: date('检索日期'),
  agencyKnown: yesNo('能够确定负责公开的机关'),
  responsibleAgency: line('负责公开的机关名称'),
  responsibleContact: line('负责公开的机关联系方式'),
  missingForm: text('现无该形式的现成信息的说明'),
  workNeeded: text('需作何种加工、分析'),
  nearestInformation: text('可以提供的近似现成信息'),
  correctionNumber: line('补正告知书文号'),
  correctionServedOn: date('补正告知书送达日期'),
  correctionDueOn: date('补正期限届满日'),
  correctedOn: date('收到补正的日期'),
  unclearPoints: text('仍不明确之处'),
  channel: text('可以告知的渠道'),
  previousNumber: line('前次答复文号'),
  previousOn: date('前次答复日期'),
  previousGranted: yesNo('前次已经予以公开'),
  volumeFacts: text('申请数量、频次的事实'),
  reasonsAsked: text('要求说明理由的经过'),
  unreasonable: text('理由不合理的判断'),
  obtainedFacts: text('申请人已获取该信息的事实'),
  feeNumber: line('收费通知文号'),
  feeServedOn: date('收费通知送达日期'),
  feeDueOn: date('缴费截止日'),
  missingElement: choices('不具备的要素', {
    body: '主体（不是行政机关）',
    function: '职能（不是履行行政管理职能）',
    carrier: '载体（没有以一定形式记录、保存）',
  }),
  transferredOn: date('移交日期'),
  archiveName: line('国家档案馆名称'),
  earlyDeposit: yesNo('移交期限未满提前存馆'),
  withdrawnOn: date('撤回日期'),
  withdrawnHow: line('撤回方式'),
} as const satisfies Record<string, Field>

export type FieldKey = keyof typeof fields
