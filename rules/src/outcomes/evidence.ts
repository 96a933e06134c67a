/** Papers that belong into the case file with a decision; most do not go into the letter. */
export const evidence = {
  providedInformation: { zh: '提供的信息（附件）', basis: '条例第三十六条第二项' },
  publicationSnapshot: {
    zh: '公开事实及告知途径的证据（页面快照、公报等）',
    basis: '法释〔2025〕8号第五条第二款第一项',
  },
  unredactedCopy: { zh: '未遮盖本', basis: '条例第三十七条' },
  redactedCopy: { zh: '遮盖本', basis: '条例第三十七条' },
  redactionList: { zh: '遮盖清单', basis: '条例第三十七条' },
  classificationRecord: { zh: '定密、保密审查材料（密级标识、保密期限等）', basis: '法释〔2025〕8号第六条第一款' },
  riskRecord: { zh: '可能产生不利影响的证据或者合理说明', basis: '法释〔2025〕8号第六条第二款' },
  thirdPartyLetter: { zh: '第三方意见征询函', basis: '条例第三十二条' },
  thirdPartyService: { zh: '征询函的送达证明', basis: '条例第三十二条' },
  thirdPartyReply: { zh: '第三方的书面意见', basis: '条例第三十二条' },
  internalProof: { zh: '属人事管理、后勤管理或者内部工作流程的证据', basis: '法释〔2025〕8号第五条第二款第三项' },
  processProof: { zh: '系作出行政处理决定之前形成的证据', basis: '法释〔2025〕8号第五条第二款第四项' },
  caseFileProof: { zh: '系执法过程中形成并记录于执法案卷的证据', basis: '法释〔2025〕8号第五条第二款第五项' },
  searchRecord: { zh: '检索记录', basis: '法释〔2025〕8号第五条第二款第六项' },
  correctionNotice: { zh: '补正告知书', basis: '条例第三十条' },
  correctionService: { zh: '补正告知书的送达证明', basis: '条例第三十条' },
  correctionReply: { zh: '申请人的补正', basis: '条例第三十条' },
  petitionHandover: { zh: '转办信访、12345 的记录', basis: '条例第三十九条第一款' },
  previousReply: { zh: '前次答复书', basis: '条例第三十六条第六项' },
  reasonsNotice: { zh: '说明理由告知书', basis: '条例第三十五条' },
  feeNotice: { zh: '信息处理费收费通知书', basis: '国办函〔2020〕109号第六条' },
  feeService: { zh: '收费通知的送达证明', basis: '国办函〔2020〕109号第六条' },
  transferRecord: { zh: '移交国家档案馆的记录', basis: '法释〔2025〕8号第九条' },
  withdrawal: { zh: '申请人的书面撤回', basis: '登记件须有办理结果' },
} as const satisfies Record<string, { readonly zh: string; readonly basis: string }>

export type EvidenceKey = keyof typeof evidence
