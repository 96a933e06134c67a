import { type CivilDate, inChinese } from '../dates/index.ts'
import {
  citedAs,
  type Field,
  type FieldKey,
  type FieldValue,
  type FieldValues,
  fields,
  fieldsDemanded,
  type OutcomeCode,
  outcomeOf,
  partsOf,
} from '../outcomes/index.ts'

/** The articles of the regulation on which an outcome rests, as people cite them; empty where it is another law. */
export const articlesOf = (outcome: OutcomeCode): string => outcomeOf(outcome).cites.map(citedAs).join('、')

/** The articles on which an outcome rests, with those of the parts not given. */
function groundsOf(outcome: OutcomeCode, values: FieldValues): string {
  const parts = outcome === 'partiallyGranted' ? partsOf(values).flatMap(({ ground }) => outcomeOf(ground).cites) : []
  const cites = [...new Set([...outcomeOf(outcome).cites, ...parts])]
  const regulation = cites.length > 0 ? `《中华人民共和国政府信息公开条例》${cites.map(citedAs).join('、')}` : ''
  const { lawName, lawArticle } = values
  const named = outcome === 'transferredToArchive' ? '《中华人民共和国档案法》第十五条' : ''
  const law = lawName ? `《${String(lawName).replace(/[《》]/g, '')}》${lawArticle ?? ''}` : named
  return [regulation, law].filter(Boolean).join('和')
}

/** How each decision says what it decides; what its fields state follows. */
const conclusions: Readonly<Record<OutcomeCode, string>> = {
  granted: '所申请的政府信息予以公开。',
  alreadyPublic: '所申请的政府信息已经主动公开，获取该信息的方式、途径如下。',
  partiallyGranted: '所申请的政府信息能够区分处理，对可以公开的部分予以公开。',
  withheldStateSecret: '所申请的政府信息依法确定为国家秘密，不予公开。',
  withheldProhibitedByLaw: '所申请的政府信息属于法律、行政法规禁止公开的政府信息，不予公开。',
  withheldSafetyStability: '所申请的政府信息公开后可能危及国家安全、公共安全、经济安全、社会稳定，不予公开。',
  withheldThirdParty: '所申请的政府信息公开会对第三方合法权益造成损害，不予公开。',
  withheldInternalAffairs: '所申请的信息属于行政机关内部事务信息，不予公开。',
  withheldProcessInfo: '所申请的信息属于行政机关在履行行政管理职能过程中形成的过程性信息，不予公开。',
  withheldEnforcementFile: '所申请的信息属于行政执法案卷信息，不予公开。',
  withheldAdministrativeInquiry: '法律、行政法规对所申请信息的获取有特别规定，请依照该规定办理。',
  notHeld: '经检索，所申请的政府信息不存在。',
  otherAgency: '所申请的政府信息不属于本机关负责公开。',
  unavailableRequiresCreation: '所申请的信息需要本机关对现有政府信息进行加工、分析，本机关不予提供。',
  unavailableStillUnclear: '经补正，申请内容仍不明确，本机关无法提供。',
  notProcessedPetition: '申请内容属于信访、投诉、举报等活动，不作为政府信息公开申请处理。',
  notProcessedRepeat: '本机关已就相同的政府信息公开申请作出答复，不予重复处理。',
  notProcessedPublication: '申请内容为要求提供公开出版物，不予处理，可以自行获取。',
  notProcessedExcessive: '申请公开政府信息的数量、频次明显超过合理范围，且说明的理由不合理，不予处理。',
  notProcessedConfirmReissue: '已经获取该政府信息，要求对其进行确认或者重新出具，不予处理。',
  otherCorrectionLapsed: '',
  otherFeeLapsed: '',
  notGovInfo: '所申请的信息不属于政府信息。',
  transferredToArchive: '所申请的政府信息已经移交国家档案馆，请依照有关档案管理的法律、行政法规和国家有关规定办理。',
  withdrawn: '',
}

function shown(field: Field, value: FieldValue): string {
  if (field.kind === 'yesNo') return value ? '是' : '否'
  if (field.kind === 'date') return inChinese(String(value) as CivilDate)
  if (field.kind === 'choice') return field.options[String(value)] ?? ''
  if (field.kind === 'choices')
    return (value as readonly string[]).flatMap((one) => field.options[one] ?? []).join('、')
  return String(value).trim()
}

/** Stated for the register, not to the applicant, or said by the conclusion or the grounds already. */
const unsaid: readonly FieldKey[] = [
  'provision',
  'formAsRequested',
  'publicMeans',
  'agencyKnown',
  'lawKind',
  'lawName',
  'lawArticle',
  'classification',
  'disclosureRule',
  'processEnded',
  'previousGranted',
  'earlyDeposit',
]

/** The parts not given, one by one, as the regulation asks (条例第37条). */
const partLines = (values: FieldValues): string[] =>
  partsOf(values).map(
    ({ what, ground, reason }) => `${what.trim()}：${outcomeOf(ground).zh.replace(/^.*：/, '')}，${reason.trim()}。`,
  )

function linesOf(outcome: OutcomeCode, values: FieldValues): string[] {
  return fieldsDemanded(outcome, values).flatMap(({ field: key }) => {
    if (key === 'withheldParts') return partLines(values)
    const value = values[key]
    if (unsaid.includes(key) || value === undefined || value === '') return []
    const text = shown(fields[key], value)
    return text ? `${fields[key].zh}：${text.replace(/[。；]$/, '')}。` : []
  })
}

/**
 * What the letter of a decision may say of its grounds and its content, from the fields of the outcome; a person reads
 * and betters it. Empty for letters that have no blank for either (逾期不补正、不缴费、撤回).
 */
export function proposedFor(
  outcome: OutcomeCode,
  values: FieldValues,
): { readonly grounds?: string; readonly decision?: string } {
  const conclusion = conclusions[outcome]
  if (!conclusion) return {}
  return { grounds: groundsOf(outcome, values), decision: [conclusion, ...linesOf(outcome, values)].join('\n') }
}
