import { type CivilDate, civilDate } from '@gongkai/rules/dates'
import type { DeadlineAnswer } from '@gongkai/rules/deadlines'
import { dueOf, nextStepOf, type RequestState } from '@gongkai/rules/requests'
import type { Derived } from '../store/tables.ts'

/** Nobody has to act any more: behind everything else in the order of what is due. */
export const NEVER: CivilDate = civilDate('9999-12-31')

/** What stands in the columns of a request, from its acts and their dates alone. */
export const derivedOf = (state: RequestState, clocks: DeadlineAnswer): Derived => ({
  status: state.status,
  turn: state.turn,
  next_step: nextStepOf(state),
  channel: state.facts.channel,
  applicant_class: state.applicant,
  section_id: state.section,
  person_id: state.person,
  received_on: clocks.receivedOn,
  respond_by: clocks.respondBy ?? null,
  due_on: dueOf(state, clocks) ?? NEVER,
  provisional: clocks.provisional.length > 0,
  decided_on: state.letter?.on ?? null,
  outcome: state.letter ? (state.draft?.outcome ?? null) : null,
  served_on: state.servedOn,
  on_time: clocks.respondTimely ?? null,
  late_explained: state.lateReason !== null,
})
