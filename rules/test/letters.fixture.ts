import type { FieldValues, OutcomeCode } from '@gongkai/rules/outcomes'

/** A decision of every outcome, with every field that it may state. */
export const decided: Readonly<Record<OutcomeCode, FieldValues>> = {
  granted: {
    ...{ informationTitle: '补偿方案', informationNumber: '云政〔2025〕3号', copies: '1份，12页' },
    ...{ provision: 'attached', providedForm: '纸质复印件，邮寄', formAsRequested: false },
    formReason: '原件已经破损，不能扫描',
  },
  alreadyPublic: {
    ...{ publicMeans: ['web', 'gazette', 'place'], url: 'https://www.yunchuan.example/a/1.html' },
    ...{ gazetteIssue: '2025年第3期', place: '县档案馆阅览室' },
  },
  partiallyGranted: {
    informationTitle: '补偿方案',
    withheldParts: [{ what: '其他农户的姓名', ground: 'withheldThirdParty', reason: '公开会使他人受到打扰' }],
    separation: ['redacted'],
    thirdPartyStory: '已经书面征求第三方意见，第三方不同意公开',
  },
  withheldStateSecret: { reason: '附图标有密级', secrecyGround: '由县保密局定密', classification: 'confidential' },
  withheldProhibitedByLaw: {
    reason: '能够识别单个统计调查对象的身份',
    ...{ lawKind: 'law', lawName: '《中华人民共和国统计法》', lawArticle: '第九条' },
  },
  withheldSafetyStability: {
    reason: '图纸公开会被用于破坏',
    dangers: ['public'],
    dangerReason: '标明了供水管网的要害部位',
  },
  withheldThirdParty: {
    ...{ reason: '第三方提交的商业资料', thirdPartyAnswer: 'refused', harmed: ['tradeSecret'] },
    harmReason: '公开会使第三方在以后的投标中处于不利地位',
    publicInterestReason: '中标结果已经公开，公共利益不要求公开报价',
    inseparableReason: '全文都是报价，遮盖以后没有内容',
  },
  withheldInternalAffairs: { reason: '公开考核记录会影响内部管理', internalKind: ['personnel'] },
  withheldProcessInfo: {
    ...{ reason: '作出决定之前形成', processKind: ['minutes'], processEnded: true, disclosureRule: false },
    endedReason: '公开个人的意见会影响以后坦率地讨论',
  },
  withheldEnforcementFile: {
    ...{ reason: '执法过程中形成的询问笔录', caseFile: '云执案〔2024〕第17号', disclosureRule: false },
    caseFileHint: '当事人可以依照行政处罚法查阅',
  },
  withheldAdministrativeInquiry: {
    ...{ lawKind: 'administrativeRegulation', lawName: '不动产登记暂行条例', lawArticle: '第二十七条' },
    inquiryRoute: '请持身份证明到县政务服务中心不动产登记窗口查询',
  },
  notHeld: {
    ...{ searchedBy: '档案室', searchScope: '公文系统、纸质档案', searchWords: '征收、石湾' },
    searchedOn: '2026-03-04',
  },
  otherAgency: {
    ...{ reason: '该批复由市局制作', agencyKnown: true, responsibleAgency: '云州市自然资源局' },
    responsibleContact: '0000-6010000',
  },
  unavailableRequiresCreation: {
    missingForm: '没有按村汇总的现成表格',
    workNeeded: '要从原始单据中逐一摘录、汇总',
    nearestInformation: '可以提供各年度总数',
  },
  unavailableStillUnclear: {
    ...{ correctionNumber: '云自然资公开〔2026〕2号－补', correctionServedOn: '2026-02-10' },
    ...{ correctedOn: '2026-02-20', unclearPoints: '仍然没有写明时间' },
  },
  notProcessedPetition: { reason: '要求查处他人', channel: '请拨打12345热线' },
  notProcessedRepeat: {
    previousNumber: '云自然资公开〔2025〕8号－答',
    previousOn: '2025-08-01',
    previousGranted: true,
  },
  notProcessedPublication: { channel: '县图书馆有藏' },
  notProcessedExcessive: {
    volumeFacts: '今年以来就同一事项提出申请46件',
    reasonsAsked: '已经发出说明理由告知书，申请人作了说明',
    unreasonable: '说明的内容与所需信息没有关系',
  },
  notProcessedConfirmReissue: { obtainedFacts: '上月已提供复制件', reason: '要求重新盖章确认' },
  otherCorrectionLapsed: {
    ...{ correctionNumber: '云自然资公开〔2026〕2号－补', correctionServedOn: '2026-02-10' },
    correctionDueOn: '2026-02-25',
  },
  otherFeeLapsed: {
    ...{ feeNumber: '云自然资公开〔2026〕2号－费', feeServedOn: '2026-01-10', feeDueOn: '2026-02-10' },
  },
  notGovInfo: { missingElement: ['body'], reason: '业主自治组织不是行政机关', channel: '可以向街道办事处了解' },
  transferredToArchive: { transferredOn: '2021-06-18', archiveName: '云川县档案馆', earlyDeposit: false },
  withdrawn: { withdrawnOn: '2026-02-10', withdrawnHow: '书面' },
}
