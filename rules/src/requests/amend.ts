import { type Act, type ActOf, Act as ActSchema, type ActType, type Recorded } from './acts.ts'

const isAmendment = (act: Act): act is ActOf<'amended'> => act.type === 'amended'

/**
 * What of an act somebody may have mistyped, in the order of its form. What was decided, reviewed or signed is sent back
 * and done anew; people, sections, papers, and number and date of a letter come from their registers.
 */
export const amendable: { readonly [T in ActType]?: readonly (keyof ActOf<T>)[] } = {
  registered: ['facts', 'applicant'],
  noted: ['text'],
  correctionAsked: ['on', 'deliveredOn', 'dueOn'],
  corrected: ['receivedOn', 'text'],
  extended: ['notifiedOn', 'workdays', 'reason'],
  searched: ['by', 'places', 'words', 'on', 'result'],
  served: ['method', 'on', 'proof'],
  lateExplained: ['reason', 'unit'],
  withdrawn: ['on', 'way'],
}

/** An act with one field as it should have been; undefined when the field, so amended, makes no act. */
export function withField(act: Act, field: string, is: unknown): Act | undefined {
  const given: Record<string, unknown> = { ...act, [field]: is }
  if (field === 'type' || (is !== null && is !== undefined && !Object.hasOwn(act, field) && !knows(act, field)))
    return undefined
  const parsed = ActSchema.safeParse(given)
  return parsed.success && parsed.data.type === act.type ? parsed.data : undefined
}

/** Optional fields that were left out may be amended too. */
const knows = (act: Act, field: string): boolean => ActSchema.safeParse({ ...act, [field]: undefined }).success

/**
 * The history as amended: every act with its fields as they should have been, in the same places, so that a number still
 * means the same act. What was written stays in the history; only what is read from it changes.
 */
export function amended(history: readonly Recorded[]): Recorded[] {
  const acts = history.map(({ act }) => act)
  for (const { act } of history)
    if (isAmendment(act)) {
      const before = acts[act.act]
      const after = before && withField(before, act.field, act.is)
      if (after) acts[act.act] = after
    }
  return history.map((recorded, i) => ({ ...recorded, act: acts[i] ?? recorded.act }))
}

/** What the field of an act is now, after earlier amendments. */
export const fieldNow = (history: readonly Recorded[], act: number, field: string): unknown =>
  (amended(history)[act]?.act as Record<string, unknown> | undefined)?.[field]
