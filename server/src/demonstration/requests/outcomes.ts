import { addDays, type CivilDate, inChinese } from '@gongkai/rules/dates'
import type { LetterFieldKey } from '@gongkai/rules/letters'
import type { FieldValues, OutcomeCode } from '@gongkai/rules/outcomes'
import type { Matter } from './matters.ts'

/** What a decision is about, as far as its form asks for it. */
export interface About {
  readonly matter: Matter
  readonly receivedOn: CivilDate
  /** A working day before it is drafted. */
  readonly earlier: CivilDate
  /** Number and days of the notice for correction, and when it was answered. */
  readonly notice: { readonly number: string; readonly on: CivilDate; readonly dueOn: CivilDate }
  readonly correctedOn: CivilDate
  readonly withdrawn: { readonly on: CivilDate; readonly how: string }
}

/** A decision as a clerk would write it. */
export interface Written {
  readonly values: FieldValues
  /** Articles as the letter names them (决定依据). */
  readonly grounds: string
  readonly decision: string
  /** What its letter prints besides. */
  readonly letter?: Partial<Record<LetterFieldKey, string>>
  /** How the applicant asks when it is not the plain matter. */
  readonly asked?: string
}

const article = (which: string) => `《中华人民共和国政府信息公开条例》第${which}`

const granted = ({ matter: { title } }: About): Written => ({
  values: {
    informationTitle: title,
    copies: '1份，12页',
    provision: 'attached',
    providedForm: '电子文件，网上下载',
    formAsRequested: true,
  },
  grounds: article('三十六条第（二）项'),
  decision: `你申请的“${title}”予以公开，随本答复书提供。`,
})

const PAGE = 'https://www.yunchuan.example/zfxxgk/2024/0318/1042.html'

const alreadyPublic = ({ matter: { title } }: About): Written => ({
  values: { publicMeans: ['web'], url: PAGE },
  grounds: article('三十六条第（一）项'),
  decision: `“${title}”已在县政府门户网站“政府信息公开”专栏主动公开，网址是${PAGE}，可以直接查阅、下载。`,
})

const partiallyGranted = ({ matter: { title } }: About): Written => ({
  values: {
    informationTitle: title,
    withheldParts: [
      { what: '其他农户的姓名、银行账号', ground: 'withheldThirdParty', reason: '属于个人隐私，第三方不同意公开' },
    ],
    separation: ['redacted'],
    thirdPartyStory: '已书面征求意见，第三方在期限内答复不同意公开，理由成立。',
  },
  grounds: `${article('三十七条')}、第十五条`,
  decision: `“${title}”部分公开，其中其他农户的姓名、银行账号属于个人隐私，经征求意见，第三方不同意公开，已作遮盖处理。`,
})

const withheldThirdParty = ({ matter: { title } }: About): Written => ({
  values: {
    reason: '申请的内容是第三方提交的商业资料。',
    thirdPartyAnswer: 'refused',
    harmed: ['tradeSecret'],
    harmReason: '公开报价构成会使第三方在以后的投标中处于不利地位。',
    publicInterestReason: '中标结果已经公开，公共利益不要求公开报价构成。',
    inseparableReason: '全文都是报价构成，遮盖以后没有内容。',
  },
  grounds: `${article('十五条')}、第三十二条`,
  decision:
    '你申请的内容涉及第三方商业秘密，经征求意见，第三方不同意公开。公开报价构成会使第三方在以后的投标中处于不利地位；中标结果已经公开，公共利益不要求公开报价构成；全文都是报价构成，不能区分处理。本机关决定不予公开。',
  asked: `申请公开${title}中各投标单位的详细报价。`,
})

/** The reply that was given to the same matter before. */
const former = (receivedOn: CivilDate) => {
  const on = addDays(receivedOn, -120)
  return { number: `云政公开〔${on.slice(0, 4)}〕8号－答`, on }
}

/** What is written for each outcome; the demonstration shows all of them. */
export const written: Readonly<Record<OutcomeCode, (about: About) => Written>> = {
  granted,
  alreadyPublic,
  partiallyGranted,
  withheldThirdParty,
  withheldStateSecret: ({ matter: { title } }) => ({
    values: {
      reason: '所附图件标有密级。',
      secrecyGround: '图件定为秘密级，保密期限未满。',
      classification: 'confidential',
    },
    grounds: article('十四条'),
    decision: '你申请的图件标有密级，定为秘密级，保密期限未满，属于国家秘密，不予公开。',
    asked: `申请公开${title}所附的大比例尺地形图。`,
  }),
  withheldProhibitedByLaw: ({ matter: { title } }) => ({
    values: {
      reason: '法律禁止公开统计调查中能够识别单个对象身份的资料。',
      lawKind: 'law',
      lawName: '《中华人民共和国统计法》',
      lawArticle: '第九条、第二十五条',
    },
    grounds: `${article('十四条')}、《中华人民共和国统计法》第九条、第二十五条`,
    decision: '你申请的是能够识别单个统计调查对象身份的资料，法律禁止公开，不予公开。',
    asked: `申请公开编制${title}时各企业填报的统计原表。`,
  }),
  withheldSafetyStability: ({ matter: { title } }) => ({
    values: { reason: '公开后可能危及公共安全。', dangers: ['public'], dangerReason: '图纸标明了供水管网的要害部位。' },
    grounds: article('十四条'),
    decision: '你申请的图纸标明了供水管网的要害部位，公开后可能危及公共安全，不予公开。',
    asked: `申请公开${title}涉及的供水管网图纸。`,
  }),
  withheldInternalAffairs: ({ matter: { title } }) => ({
    values: { reason: '属于本机关内部人员管理的信息。', internalKind: ['personnel'] },
    grounds: article('十六条第一款'),
    decision: '你申请的考勤和考核记录属于本机关内部人事管理的信息，只用于内部管理，对外没有影响，不予公开。',
    asked: `申请公开承办${title}的工作人员的考勤和考核记录。`,
  }),
  withheldProcessInfo: ({ matter: { title } }) => ({
    values: {
      reason: '属于作出决定之前的讨论记录。',
      processKind: ['minutes'],
      processEnded: true,
      endedReason: '公开讨论中个人的意见，会影响以后坦率地讨论。',
      disclosureRule: false,
    },
    grounds: article('十六条第二款'),
    decision:
      '你申请的讨论记录属于过程性信息，法律、法规、规章没有规定应当公开。研究的过程虽已终结，公开讨论中个人的意见会影响以后坦率地讨论，不予公开。',
    asked: `申请公开研究${title}的会议讨论记录。`,
  }),
  withheldEnforcementFile: ({ matter: { title } }) => ({
    values: {
      reason: '属于行政执法案卷中的信息。',
      caseFile: '云执案〔2024〕第17号',
      caseFileHint: '你如果是该案当事人，可以依照行政处罚法的规定申请查阅案卷。',
      disclosureRule: false,
    },
    grounds: article('十六条第二款'),
    decision:
      '你申请的询问笔录是执法过程中形成、收入云执案〔2024〕第17号案卷的信息，法律、法规、规章没有规定应当公开，不予公开。你如果是该案当事人，可以依照行政处罚法的规定申请查阅案卷。',
    asked: `申请公开与${title}有关的行政处罚案件的询问笔录。`,
  }),
  withheldAdministrativeInquiry: ({ matter: { title } }) => ({
    values: {
      lawKind: 'administrativeRegulation',
      lawName: '《不动产登记暂行条例》',
      lawArticle: '第二十七条',
      inquiryRoute: '请持身份证明到县政务服务中心不动产登记窗口查询。',
    },
    grounds: `${article('三十六条第（七）项')}、《不动产登记暂行条例》第二十七条`,
    decision: '登记资料的查询，行政法规有特别规定，请持身份证明到县政务服务中心不动产登记窗口查询。',
    asked: `申请公开${title}涉及的不动产登记簿。`,
  }),
  notHeld: ({ matter: { title, places, words }, earlier }) => ({
    values: { searchedBy: '承办科室和档案室', searchScope: places, searchWords: words, searchedOn: earlier },
    grounds: article('三十六条第（四）项'),
    decision: `${inChinese(earlier)}，承办科室和档案室以“${words}”为关键词，检索了${places}。本机关没有制作、也没有保存“${title}”，该政府信息不存在。`,
  }),
  otherAgency: ({ matter: { title } }) => ({
    values: {
      reason: '该信息不由本机关制作，也不由本机关保存。',
      agencyKnown: true,
      responsibleAgency: '云州市有关部门',
      responsibleContact: '0000-6010000',
    },
    grounds: `${article('三十六条第（五）项')}、第十条`,
    decision:
      '你申请的审查意见不由本机关制作，也不由本机关保存，不属于本机关负责公开，请向云州市有关部门提出，电话0000-6010000。',
    asked: `申请公开云州市关于${title}的审查意见。`,
  }),
  unavailableRequiresCreation: ({ matter: { title } }) => ({
    values: {
      missingForm: '没有按年度、按村汇总的现成表格。',
      workNeeded: '要从三千多份原始单据中逐一摘录、汇总。',
      nearestInformation: '可以提供各年度总数。',
    },
    grounds: article('三十八条'),
    decision: '你要求的汇总表需要对现有信息加工、分析，本机关不予提供；各年度总数可以另行申请。',
    asked: `申请公开${title}近十年的分村汇总和对比分析。`,
  }),
  unavailableStillUnclear: ({ notice, correctedOn }) => ({
    values: {
      correctionNumber: notice.number,
      correctionServedOn: notice.on,
      correctedOn,
      unclearPoints: '补正后仍然没有写明文件名称、文号或者时间。',
    },
    grounds: `${article('三十条')}、第三十六条`,
    decision: `本机关以${notice.number}要求补正，${inChinese(correctedOn)}收到你的补正，仍然没有写明文件名称、文号或者时间。申请内容仍不明确，本机关无法提供。`,
  }),
  notProcessedPetition: ({ matter: { title } }) => ({
    values: {
      reason: '申请的内容是要求查处他人，属于投诉举报。',
      channel: '请拨打12345热线，或者到县信访接待中心反映。',
    },
    grounds: article('三十九条第一款'),
    decision: '你以申请政府信息公开的形式提出投诉举报，本机关不作为申请处理，请通过12345热线等渠道提出。',
    asked: `${title}不公平，请严肃查处有关人员，并把处理结果公开给我。`,
  }),
  notProcessedRepeat: ({ receivedOn }) => {
    const { number, on } = former(receivedOn)
    return {
      values: { previousNumber: number, previousOn: on, previousGranted: true },
      grounds: article('三十六条第（六）项'),
      decision: `本机关已于${inChinese(on)}以${number}就相同内容向你作出答复，对重复申请不予重复处理。`,
    }
  },
  notProcessedPublication: () => ({
    values: { channel: '县图书馆和新华书店有售。' },
    grounds: article('三十九条第二款'),
    decision: '你申请的年鉴是公开出版物，可以在县图书馆查阅或者购买。',
    asked: '申请提供《云川年鉴》2019年至2023年各卷。',
  }),
  notProcessedExcessive: () => ({
    values: {
      volumeFacts: '申请人今年以来就同一事项向本机关提出申请46件。',
      reasonsAsked: '已经发出说明理由告知书，申请人在期限内作了说明。',
      unreasonable: '说明的内容与所需信息没有关系，理由不合理。',
    },
    grounds: article('三十五条'),
    decision:
      '你今年以来就同一事项提出申请46件，数量、频次明显超过合理范围。经书面要求，你说明的内容与所需信息没有关系，理由不合理，本机关不予处理。',
  }),
  notProcessedConfirmReissue: ({ matter: { title } }) => ({
    values: { obtainedFacts: '上月已向申请人提供该文件的复制件。', reason: '要求在已有文件上重新盖章确认。' },
    grounds: `${article('二条')}、第三十八条`,
    decision: '你已经取得该信息，要求确认或者重新出具，本机关不予处理。',
    asked: `已经收到${title}，请重新出具一份并盖章确认属实。`,
  }),
  otherCorrectionLapsed: ({ notice }) => ({
    values: { correctionNumber: notice.number, correctionServedOn: notice.on, correctionDueOn: notice.dueOn },
    grounds: article('三十条'),
    decision: '你逾期没有补正，视为放弃申请，本机关不再处理。',
  }),
  otherFeeLapsed: ({ receivedOn, earlier }) => {
    const [number, served, term] = ['云费通〔2024〕2号', addDays(receivedOn, 3), addDays(receivedOn, 33)]
    const [due = term] = [term, earlier].sort()
    return {
      values: { feeNumber: number, feeServedOn: served, feeDueOn: due },
      grounds: article('四十二条'),
      decision: '你逾期没有缴纳信息处理费，视为放弃申请，本机关不再处理。',
      letter: { priorNumber: number, priorServedOn: served, priorDueOn: due },
    }
  },
  notGovInfo: ({ matter: { title } }) => ({
    values: { missingElement: ['body'], reason: '业主自治组织不是行政机关，它的会议记录不是政府信息。' },
    grounds: article('二条'),
    decision: '业主自治组织不是行政机关，它的会议记录不属于政府信息。',
    asked: `申请公开讨论${title}的业主大会会议记录。`,
  }),
  transferredToArchive: ({ matter: { title } }) => ({
    values: { transferredOn: '2021-06-18', archiveName: '云川县档案馆', earlyDeposit: false },
    grounds: '《中华人民共和国档案法》、《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》第九条',
    decision: '你申请的文件已经于2021年6月18日移交云川县档案馆，请按档案管理的规定查阅。',
    asked: `申请公开2008年以前关于${title}的文件。`,
  }),
  withdrawn: ({ withdrawn }) => ({
    values: { withdrawnOn: withdrawn.on, withdrawnHow: withdrawn.how },
    grounds: '',
    decision: '',
  }),
}
