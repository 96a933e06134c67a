import { addDays, type CivilDate } from '@gongkai/rules/dates'
import type { Act, ActOf, ActType } from '@gongkai/rules/requests'
import { corrected, registration } from '../requests/support.ts'
import { pdf } from './containers.ts'

/** A case as it is before an act, and the act as the back office sends it. */
export interface Standing {
  /** The operation's last word; the first act has none. */
  readonly word: string
  /** Days before today on which the request was received. */
  readonly received: number
  /** What happened since. */
  readonly before: readonly Act[]
  readonly body: object
  /** What goes with a file of the form. */
  readonly form?: true
}

const reason = '情况属实'
const draft: ActOf<'drafted'> = { type: 'drafted', outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } }
const submitted: Act[] = [draft, { type: 'submitted', route: 'ordinary' }]
const signed: Act[] = [...submitted, { type: 'approved' }, { type: 'approved' }, { type: 'approved' }]

/** Before every kind of act a case to which it may be done; a kind that is missing here does not compile. */
export function beforeEach(
  today: CivilDate,
  person: string,
): Readonly<Record<Exclude<ActType, 'registered'>, Standing>> {
  const ago = (days: number) => addDays(today, -days)
  const facts = (days: number) => ({ channel: 'inPerson' as const, submittedOn: ago(days) })
  const asked = (on: CivilDate, dueOn: CivilDate): Act => ({ type: 'correctionAsked', on, dueOn })
  const sealed: Act[] = [...signed, { type: 'sealed', letterOn: today, number: '云水〔2026〕900号' }]
  const served: Act = { type: 'served', method: 'direct', on: today, refused: false, proof: '本人签收' }
  const fresh = { received: 0, before: [] }
  return {
    assigned: { ...fresh, word: 'assign', body: { section: null, person } },
    claimed: { ...fresh, word: 'claim', body: {} },
    noted: { ...fresh, word: 'note', body: { text: '已联系档案室' } },
    split: { ...fresh, word: 'split', body: { keeps: '征收土地预公告', parts: ['征地补偿安置方案', '听证材料'] } },
    applicationCorrected: {
      ...fresh,
      word: 'application',
      body: { application: corrected({ phone: '13100000000' }), reason },
    },
    filed: { ...fresh, word: 'files', body: {}, form: true },
    correctionAsked: { ...fresh, word: 'ask-correction', body: { on: today } },
    corrected: {
      received: 0,
      before: [asked(today, addDays(today, 14))],
      word: 'correct',
      body: { receivedOn: today },
    },
    correctionLapsed: { received: 60, before: [asked(ago(58), ago(40))], word: 'lapse', body: {} },
    extended: { ...fresh, word: 'extend', body: { notifiedOn: today, workdays: 10, reason } },
    searched: {
      ...fresh,
      word: 'search',
      body: { by: '档案室', places: '公文系统', words: '征收', on: today, found: false, result: '没有' },
    },
    secrecyReviewed: { received: 0, before: [draft], word: 'review-secrecy', body: { clear: true, opinion: '可以' } },
    drafted: { ...fresh, word: 'draft', body: { outcome: draft.outcome, values: draft.values } },
    submitted: { received: 0, before: [draft], word: 'submit', body: { route: 'ordinary' } },
    approved: { received: 0, before: submitted, word: 'approve', body: { opinion: '同意' } },
    climbed: { received: 0, before: submitted, word: 'climb', body: { reason } },
    returned: { received: 0, before: submitted, word: 'return', body: { reason } },
    sealed: { received: 0, before: signed, word: 'seal', body: {} },
    served: { received: 0, before: sealed, word: 'serve', body: { method: 'direct', on: today, proof: '本人签收' } },
    lateExplained: { received: 60, before: [], word: 'explain-lateness', body: { reason, unit: '档案室' } },
    withdrawn: { ...fresh, word: 'withdraw', body: { on: today, way: '书面撤回' } },
    archived: { received: 0, before: [...sealed, served], word: 'archive', body: { on: today } },
    voided: { ...fresh, word: 'void', body: { reason } },
    amended: {
      ...{ received: 1, before: [], word: 'amend' },
      body: { act: 0, field: 'facts', was: facts(1), is: facts(0), reason },
    },
  }
}

/** A scan, for what comes with one. */
export function scanned(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append(
    'file',
    new Blob([new Uint8Array(pdf(1, '0 0 m 595 842 l S'))], { type: 'application/pdf' }),
    '扫描件.pdf',
  )
  return form
}

/** The first act, as a letter that came in is registered. */
export const registering = (agency: string, today: CivilDate): FormData =>
  scanned({ agency, registration: JSON.stringify(registration({ channel: 'inPerson', submittedOn: today })) })
