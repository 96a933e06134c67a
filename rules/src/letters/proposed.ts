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
  restsOnLaw,
  type WithheldPart,
  wrongValue,
} from '../outcomes/index.ts'
import { conclusions } from './conclusions.ts'

/** The articles of the regulation on which an outcome rests, as people cite them; empty where it is another law. */
export const articlesOf = (outcome: OutcomeCode): string => outcomeOf(outcome).cites.map(citedAs).join('、')

const OWN = '《中华人民共和国政府信息公开条例》'
/** What has gone to the archives rests on another law alone (档案法第15条). */
const ARCHIVES = '《中华人民共和国档案法》第十五条'

/** A law by its name in 书名号 with its article; empty where none is named. */
const lawOf = ({ lawName, lawArticle }: { lawName?: unknown; lawArticle?: unknown }): string =>
  lawName ? `《${said(lawName).replace(/[《》]/g, '')}》${said(lawArticle)}` : ''

const said = (text: unknown): string => (typeof text === 'string' ? text.trim() : '')

/** What a ground rests on besides the regulation. */
const otherLaw = (ground: OutcomeCode, named: { lawName?: unknown; lawArticle?: unknown }): string =>
  ground === 'transferredToArchive' ? ARCHIVES : restsOnLaw(ground) ? lawOf(named) : ''

/** The articles on which an outcome rests, with those of the parts not given. */
function groundsOf(outcome: OutcomeCode, values: FieldValues): string {
  const parts = outcome === 'partiallyGranted' ? partsOf(values) : []
  const cites = [outcome, ...parts.map(({ ground }) => ground)].flatMap((code) => outcomeOf(code).cites)
  const regulation = cites.length > 0 ? OWN + [...new Set(cites)].map(citedAs).join('、') : ''
  const laws = [otherLaw(outcome, values), ...parts.map((part) => otherLaw(part.ground, part))]
  return [regulation, [...new Set(laws)].filter(Boolean).join('、')].filter(Boolean).join('和')
}

/** What yes and no say to the applicant (条例第16条第2款). */
const sentences: { readonly [K in FieldKey]?: { readonly yes: string; readonly no: string } } = {
  processEnded: { yes: '形成该信息的过程已经终结。', no: '形成该信息的过程尚未终结。' },
  disclosureRule: {
    yes: '法律、法规、规章规定该信息应当公开。',
    no: '法律、法规、规章没有规定该信息应当公开。',
  },
}

function shown(field: Field, value: FieldValue): string {
  if (field.kind === 'yesNo') return value ? '是' : '否'
  if (field.kind === 'date') return inChinese(String(value) as CivilDate)
  if (field.kind === 'choice') return field.options[String(value)] ?? ''
  if (field.kind === 'choices')
    return (value as readonly string[]).flatMap((one) => field.options[one] ?? []).join('、')
  return String(value).trim()
}

/**
 * Stated for the register, not to the applicant, or said by the conclusion or the grounds already. The level of a secret
 * may be told when the agency that classified it agrees; whoever writes adds it then.
 */
const unsaid: readonly FieldKey[] = [
  'provision',
  'formAsRequested',
  'publicMeans',
  'agencyKnown',
  'lawKind',
  'lawName',
  'lawArticle',
  'classification',
  'previousGranted',
  'earlyDeposit',
]

/** On what one part is kept back: 条例第十四条和《统计法》第九条. */
const groundOfPart = (part: WithheldPart): string => {
  const articles = articlesOf(part.ground)
  return [articles && `条例${articles}`, otherLaw(part.ground, part)].filter(Boolean).join('和')
}

/** The parts not given, one by one, each with its ground and its reason, as the regulation asks (条例第37条). */
const partLines = (values: FieldValues): string[] =>
  partsOf(values).map((part) => {
    const ground = outcomeOf(part.ground).zh.replace(/^.*：/, '')
    return `${said(part.what)}：${ground}（${groundOfPart(part)}），${said(part.reason).replace(/[。；]$/, '')}。`
  })

function linesOf(outcome: OutcomeCode, values: FieldValues): string[] {
  return fieldsDemanded(outcome, values).flatMap(({ field: key }) => {
    if (key === 'withheldParts') return partLines(values)
    const value = values[key]
    if (unsaid.includes(key) || value === undefined || value === '' || wrongValue(fields[key], value)) return []
    const sentence = sentences[key]
    if (sentence) return [value ? sentence.yes : sentence.no]
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
