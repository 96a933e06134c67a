import { type CivilDate, inChinese, isCivilDate } from '@gongkai/rules/dates'
import { InputError } from '@gongkai/rules/law'
import { blanksOf, type LetterFieldKey, letterFields, statedProblems, type Written } from '@gongkai/rules/letters'
import { type FieldKey, type FieldValues, groundsProblems } from '@gongkai/rules/outcomes'
import {
  onlineProblem,
  type ParagraphInput,
  type RemedySettings,
  remedyOf,
  remedyTextProblems,
} from '@gongkai/rules/remedies'
import type { ActOf, Draft } from '@gongkai/rules/requests'
import { routeOn } from '../../agencies/route.ts'
import type { Values } from '../../letters/contract/words.ts'
import { openValues } from '../../letters/service/contents.ts'
import { findLetter, type LetterRecord } from '../../letters/store/letters.ts'
import type { Context } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { requestErrors } from '../errors.ts'
import type { Case } from './cases.ts'

/** What the case knows and every letter of it has to print alike; contacts and excerpts may be worded otherwise. */
const held: readonly LetterFieldKey[] = [
  'applicant',
  'requestNumber',
  'receivedOn',
  'priorNumber',
  'priorServedOn',
  'priorDueOn',
  'withdrawnOn',
  'withdrawnHow',
]

const shown = (value: unknown): string => (isCivilDate(value) ? inChinese(value) : String(value))

/** Facts that the letter states otherwise than the case. */
const otherwise = (values: Values, expected: Values): string[] =>
  held.flatMap((key) => {
    const [said, known] = [values[key], expected[key]]
    return said === undefined || known === undefined || said === known
      ? []
      : `“${letterFields[key].zh}”是${shown(said)}，案件中是${shown(known)}`
  })

/** What the decision and its letter both state of what came before. */
const twins = {
  correctionNumber: 'priorNumber',
  correctionServedOn: 'priorServedOn',
  correctionDueOn: 'priorDueOn',
  feeNumber: 'priorNumber',
  feeServedOn: 'priorServedOn',
  feeDueOn: 'priorDueOn',
  withdrawnOn: 'withdrawnOn',
} as const satisfies { readonly [K in FieldKey]?: LetterFieldKey }

/** Numbers and days that the letter states otherwise than the decision. */
const unlike = (decided: FieldValues, values: Values): string[] =>
  (Object.keys(twins) as (keyof typeof twins)[]).flatMap((key) => {
    const [said, known] = [values[twins[key]], decided[key]]
    return said === undefined || known === undefined || said === known
      ? []
      : `“${letterFields[twins[key]].zh}”是${shown(said)}，处理决定中是${shown(known)}`
  })

/** What the remedy says wrong of the decision, by its date, its grounds and the way it goes (LT-2, LT-3, LT-11, LT-14). */
function remedyProblems(
  { state, tree }: Case,
  letter: LetterRecord,
  text: Values['remedy'],
  known: Pick<ParagraphInput, 'decidedOn' | 'electronic'>,
  remedies: RemedySettings,
): string[] {
  const { route } = routeOn(tree, letter.agency_id, known.decidedOn)
  if (!state.draft || !route || typeof text !== 'string') return []
  try {
    const remedy = remedyOf({ ...state.draft, decidedOn: known.decidedOn }, remedies)
    return remedyTextProblems(text, { remedy, route, ...known }).map((p) => p.message)
  } catch (error) {
    // A partial grant without its parts, and a court that nobody named, are asked for elsewhere.
    if (!(error instanceof InputError)) throw error
    return []
  }
}

const textOf = (value: Values[keyof Values]): string => (typeof value === 'string' ? value : '')

/** What the letter says of its decision: in its text, and in its grounds and the names of what goes with it. */
function written({ decision, grounds, attachments }: Values): Written {
  const annexes = Array.isArray(attachments) ? attachments.flatMap((one) => Object.values(one)) : []
  return { decision: textOf(decision), besides: [textOf(grounds), ...annexes].join('\n') }
}

/** What its blanks for grounds and decision lack or say wrong; some letters have none (LT-1, LT-4 to LT-6, LT-8). */
function contentProblems({ kind }: LetterRecord, { outcome, values: decided }: Draft, values: Values): string[] {
  const has = (key: LetterFieldKey) => blanksOf(kind).some((blank) => blank.key === key)
  return [
    ...(has('grounds') ? groundsProblems(outcome, decided, textOf(values.grounds)) : []),
    ...(has('decision') ? statedProblems(outcome, decided, written(values)).map(({ message }) => message) : []),
  ]
}

interface Held {
  /** What the case would print in the letter. */
  readonly expected: Values
  readonly electronic: ParagraphInput['electronic']
  /** What the agency names for replies that the courts do not take. */
  readonly remedies: RemedySettings
}

/** What the letter of the reply says against the decision and the case; empty when they agree. */
function disagreements(
  ctx: Context,
  found: Case,
  letter: LetterRecord,
  { expected, electronic, remedies }: Held,
): string[] {
  const { draft } = found.state
  if (!draft) return []
  const values = openValues(ctx, letter)
  const decidedOn = (letter.dated_on ?? values.decidedOn ?? ctx.today) as CivilDate
  return [
    ...otherwise(values, expected),
    ...unlike(draft.values, values),
    ...contentProblems(letter, draft, values),
    ...remedyProblems(found, letter, values.remedy, { decidedOn, electronic }, remedies),
  ]
}

/** Refuses a reply whose letter says something else than the decision. */
export function demandAgreement(ctx: Context, found: Case, letter: LetterRecord, held: Held): void {
  const [first, ...more] = disagreements(ctx, found, letter, held)
  if (!first) return
  const remedy = letter.number === null ? '请修改文书，或者修改处理决定' : '请退回后作废这份文书，重新拟写、报送'
  throw refuse(requestErrors.letterUnfit, {
    at: 'letter',
    says: `文书与处理决定不一致：${[first, ...more].join('；')}。${remedy}。`,
  })
}

/** The term that a correction notice prints; undefined when it prints none yet. */
export function termPrinted(ctx: Context, letter: LetterRecord): CivilDate | undefined {
  const { correctBy } = openValues(ctx, letter)
  return isCivilDate(correctBy) ? correctBy : undefined
}

/** What the applicant was told in writing is what holds: the act says the same term as its letter. */
export function demandTerm(ctx: Context, letter: LetterRecord, { dueOn }: ActOf<'correctionAsked'>): void {
  const printed = termPrinted(ctx, letter)
  if (printed && printed !== dueOn)
    throw refuse(requestErrors.letterUnfit, {
      at: 'dueOn',
      says: `补正告知书写的补正期限是${inChinese(printed)}，请填写同一天，或者改正文书。`,
    })
}

/** An extension of so many days until such a day, as its letter tells the applicant. */
export function demandExtension(
  ctx: Context,
  letter: LetterRecord,
  { workdays }: ActOf<'extended'>,
  until: CivilDate | undefined,
): void {
  const { extensionDays, extendedTo } = openValues(ctx, letter)
  if (extensionDays !== undefined && extensionDays !== String(workdays))
    throw refuse(requestErrors.letterUnfit, {
      at: 'workdays',
      says: `延长答复期限告知书写的是延长${shown(extensionDays)}个工作日，请填写同样的天数，或者改正文书。`,
    })
  if (extendedTo !== undefined && until && extendedTo !== until)
    throw refuse(requestErrors.letterUnfit, {
      at: 'letter',
      says: `延长答复期限告知书写的届满日是${shown(extendedTo)}，按日历应为${inChinese(until)}，请改正文书。`,
    })
}

/** A reply goes over the internet only when it names where review is asked for there (LT-11; 行政复议法第22条第2款). */
export async function demandOnline(ctx: Context, { state }: Case): Promise<void> {
  const letter = state.letter?.id ? await findLetter(ctx.db, state.letter.id) : undefined
  const { remedy } = letter ? openValues(ctx, letter) : {}
  const problem = state.letter && typeof remedy === 'string' && onlineProblem(remedy, state.letter.on)
  if (problem)
    throw refuse(requestErrors.letterUnfit, {
      at: 'method',
      says: `这份答复书不能网上送达：${problem.message}（行政复议法第22条第2款）。请改用其他方式送达。`,
    })
}
