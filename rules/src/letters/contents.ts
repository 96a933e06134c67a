import { type LetterId, letters } from '../outcomes/index.ts'
import { type LetterField, type LetterFieldKey, letterFields } from './fields.ts'

/** Forms that are filled in by hand at service and inside the agency; no letter is made of them. */
const forms = ['L32', 'L33'] as const satisfies readonly LetterId[]

/** Letters made from a Word template. */
export type TemplateLetter = Exclude<LetterId, (typeof forms)[number]>

/** Every letter made from a template, in the order of the catalogue. */
export const templateLetters = (Object.keys(letters) as LetterId[]).filter(
  (id): id is TemplateLetter => !(forms as readonly string[]).includes(id),
)

/** 通用要素: agency, number, day of the document. */
const head = ['agencyName', 'documentNumber', 'decidedOn'] as const satisfies readonly LetterFieldKey[]
/** Whose request it is, when it came, how, and what it asks for. */
const request = [
  'applicant',
  'requestNumber',
  'receivedOn',
  'channel',
  'requestContent',
] as const satisfies readonly LetterFieldKey[]
/** Letters that go on with the procedure name whom to ask. */
const procedure = [...head, ...request, 'contact', 'phone'] as const
const decision = [...head, ...request, 'grounds', 'decision', 'remedy'] as const
const lapsed = [...head, ...request, 'priorNumber', 'priorServedOn', 'priorDueOn', 'remedy'] as const
/** Letters to third parties and other agencies have no blank for the applicant (条例第32条; LT-12). */
const toOthers = [...head, 'recipient', 'contact', 'phone'] as const

/** What a letter must print; a letter without one of these is refused. Every other letter is a decision. */
const mandatory: Partial<Record<TemplateLetter, readonly LetterFieldKey[]>> = {
  L01: [...procedure, 'receivedHow', 'respondBy', 'queryCode'],
  // Neither received nor numbered until both sides have confirmed (条例第31条第2、3项).
  L02: [...procedure.filter((key) => key !== 'receivedOn' && key !== 'requestNumber'), 'submittedOn', 'confirmHow'],
  L03: [...procedure, 'unclearPoints', 'guidance', 'correctBy'],
  L04: [...procedure, 'volumeFacts', 'explainBy'],
  L05: [...procedure, 'extensionReason', 'extensionDays', 'extendedTo'],
  L06: [...toOthers, 'proposedContent'],
  L07: [...procedure, 'consultedOn'],
  L08: [...toOthers, 'proposedContent'],
  L09: [...procedure, 'feeMethod', 'feeDetail', 'feeAmount', 'feeAmountWords', 'payHow', 'payBy'],
  L24: lapsed,
  L25: lapsed,
  L28: [...head, ...request, 'withdrawnOn', 'withdrawnHow'],
  L29: [...head, 'recipient', 'publishedContent', 'publishReason', 'publishOn', 'remedy'],
  L30: [...procedure, 'deferReason', 'deferredTo'],
}

const mandatoryOf = (id: TemplateLetter): readonly LetterFieldKey[] => mandatory[id] ?? decision

/** What a letter may print besides. */
const optional = (id: TemplateLetter): readonly LetterFieldKey[] => {
  const own = mandatoryOf(id)
  const extra: readonly LetterFieldKey[] =
    letters[id].to === 'applicant'
      ? ['address', 'attachments', 'requestNumber', 'contact', 'phone']
      : ['address', 'attachments', 'requestNumber']
  return extra.filter((key) => !own.includes(key))
}

/** A blank of one letter. */
export type LetterBlank = LetterField & { readonly key: LetterFieldKey; readonly required: boolean }

/**
 * The blanks of a letter, mandatory ones first (文书必备要素). Letters without remedy have no blank for one
 * (法释〔2025〕8号第10条第2款), letters to third parties none for the applicant (条例第32条).
 */
export function blanksOf(id: TemplateLetter): readonly LetterBlank[] {
  const blank =
    (required: boolean) =>
    (key: LetterFieldKey): LetterBlank => ({ ...letterFields[key], key, required })
  return [...mandatoryOf(id).map(blank(true)), ...optional(id).map(blank(false))]
}
