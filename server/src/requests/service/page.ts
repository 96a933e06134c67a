import { may } from '@gongkai/rules/access'
import { letters as letterKinds, outcomeOf } from '@gongkai/rules/outcomes'
import {
  type Act,
  type ActType,
  type Applicant,
  type Application,
  actsFor,
  obstacleTo,
  problemsOf,
  type RequestState,
  table,
} from '@gongkai/rules/requests'
import { actorNames, peopleAmong } from '../../accounts/service/history.ts'
import { nameOn } from '../../agencies/tree.ts'
import type { State } from '../../letters/store/tables.ts'
import type { Context } from '../../platform/context.ts'
import { perform } from '../../platform/perform.ts'
import { aroundCase } from '../store/page.ts'
import { type Case, readable } from './cases.ts'
import { fileOf, shownFile } from './files.ts'
import { maskedNumber, maskedPhone } from './masks.ts'
import { rowOf } from './rows.ts'
import { openContent } from './sealing.ts'

const maskedApplicant = (a: Applicant): Applicant => ({ ...a, number: a.number && maskedNumber(a.number) })

/** Who asks, as far as most of the work needs it. */
export const maskedApplication = (application: Application): Application => ({
  ...application,
  applicants: application.applicants.map(maskedApplicant),
  agent: application.agent && maskedApplicant(application.agent),
  phone: application.phone && maskedPhone(application.phone),
  email: application.email?.replace(/^(.).*(@)/, '$1***$2') ?? null,
  address: application.address && '***',
})

/** Everything that is known of a case, and what the caller may do to it now. */
export async function oneRequest(ctx: Context, id: string) {
  const found = await readable(ctx, id)
  const { row, state, tree, now, thresholds, place, clocks } = found
  const { application, proof } = openContent(ctx, row)
  const signers = state.signatures.map((s) => s.by)
  const told = found.history.flatMap(({ act }) => peopleIn(act))
  const people = [...found.records.map((r) => r.by), ...signers, ...told, ...(row.person_id ? [row.person_id] : [])]
  const around = await aroundCase(ctx.db, row, peopleAmong(people))
  const names = actorNames(around.names.map(({ id: person, name }) => [person, name]))
  const named = (person: string) => names.get(person) ?? person
  const mine = state.person === ctx.actor.id
  const allowed = actsFor(ctx.actor, state, place).filter((act) => !(mine && act === 'claimed'))
  const [acts, notYet] = actsOfToday(found, allowed)
  const reply_state = replyStateAmong(around.letters, state)
  const shown = rowOf(ctx, { ...row, reply_state }, { tree, names, own: { ...now, thresholds } })
  return {
    ...shown,
    description: application.description,
    application: maskedApplication(application),
    proof,
    submission: row.submission_id,
    splitFrom: row.split_from,
    facts: state.facts,
    clocks: { ...clocks, trace: [...clocks.trace] },
    acts: [...acts],
    notYet: [...notYet],
    turnMine: acts.includes('approved'),
    sealMine: shown.next === 'confirmSeal' && may(ctx.actor, 'letter.accept', { place, state: 'sealed' }),
    draft: state.draft && {
      ...state.draft,
      outcomeSays: outcomeOf(state.draft.outcome).zh,
      values: { ...state.draft.values },
    },
    missing: missingIn(found, ctx.actor.id),
    evidence: [...state.evidence],
    secrecy: state.secrecy,
    route: state.route,
    returned: state.returned,
    signatures: state.signatures.map((s) => ({ ...s, byName: named(s.by) })),
    ended: state.ended,
    letter: state.letter,
    flagged: [...state.flagged],
    history: found.records.map((record, i) => {
      const act = found.history[i]?.act as Act
      const { seq, by, on_day, at } = record
      return {
        seq,
        by,
        byName: named(by),
        on: on_day,
        at: at.toISOString(),
        act: { ...act },
        says: table[act.type].says,
      }
    }),
    names: {
      ...Object.fromEntries(told.map((person) => [person, named(person)])),
      ...Object.fromEntries(found.history.flatMap(({ act }) => sectionIn(found, ctx.today, act))),
    },
    files: around.files.map((file) => shownFile(ctx, file)),
    letters: around.letters.map((l) => ({
      id: l.id,
      kind: l.kind,
      kindName: letterKinds[l.kind].zh,
      state: l.state,
      documentNumber: l.document_number,
    })),
  }
}

type Around = Awaited<ReturnType<typeof aroundCase>>

/** How far the letter of the reply is: the newest of its kind that was not made void. */
function replyStateAmong(letters: Around['letters'], { draft }: RequestState): State | null {
  const kind = draft && outcomeOf(draft.outcome).letter
  return letters.findLast((l) => l.kind === kind && l.state !== 'void')?.state ?? null
}

/** What of the acts that the table allows the case allows too, and why not the others. */
function actsOfToday({ history, now }: Case, allowed: readonly ActType[]) {
  const judged = allowed.map((act) => ({ act, why: obstacleTo(history, act, now) }))
  return [
    judged.flatMap(({ act, why }) => (why === null ? act : [])),
    judged.flatMap(({ act, why }) => (why === null ? [] : { act, says: table[act].says, why })),
  ] as const
}

/** Whom an act names, besides who did it. */
const peopleIn = (act: Act): readonly string[] =>
  act.type === 'noted' ? act.mentioned : act.type === 'assigned' && act.person ? [act.person] : []

const sectionIn = ({ tree }: Case, today: Context['today'], act: Act): [string, string][] =>
  act.type === 'assigned' && act.section ? [[act.section, nameOn(tree.get(act.section), today).name]] : []

/** What still stands in the way of sending the draft up, so that nobody learns it from a refusal. */
const missingIn = ({ state, history, now }: Case, by: string) =>
  state.status === 'handling' && state.draft
    ? problemsOf(history, { type: 'submitted', route: 'ordinary' }, by, now)
    : []

/** The whole application, with numbers and ways to reach people, for those who do the work; the looking is on record. */
export async function applicantOf(ctx: Context, id: string) {
  const { row } = await readable(ctx, id)
  const { application } = openContent(ctx, row)
  await perform(ctx.parts, ctx.actor, (tx) =>
    tx.audit({ chain: row.agency_id, act: 'request.applicantShown', subject: { type: 'request', id } }),
  )
  return application
}

export async function fileOfRequest(ctx: Context, id: string, file: string) {
  await readable(ctx, id)
  return fileOf(ctx, 'request_id', id, file)
}
