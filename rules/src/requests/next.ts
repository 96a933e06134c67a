import type { CivilDate } from '../dates/index.ts'
import type { DeadlineAnswer } from '../deadlines/index.ts'
import { type RequestState, reviewOf } from './fold.ts'

/** What somebody has to do next, as far as the acts tell it; one of these stands beside every request. */
export const nextSteps = {
  assign: '交办',
  claim: '认领',
  draft: '拟定答复',
  review: '保密审查',
  submit: '报送审签',
  revise: '按意见修改',
  conclude: '拟定结案文书',
  awaitCorrection: '等待申请人补正',
  approve: '审签',
  seal: '用印',
  serve: '送达',
  archive: '归档',
  nothing: '—',
} as const
export type NextStep = keyof typeof nextSteps

/** The steps as people are told them: the register of letters tells how far a reply is with its seal. */
export const shownSteps = { ...nextSteps, confirmSeal: '确认盖章件', recordSeal: '登记用印件' } as const
export type ShownStep = keyof typeof shownSteps

/**
 * The next step as people are told it.
 * @param reply the state of the letter of the reply in the register of letters; null when there is none
 */
export function shownStep(step: NextStep, reply: string | null): ShownStep {
  if (step !== 'seal') return step
  return reply === 'sealed' ? 'confirmSeal' : reply === 'issued' ? 'recordSeal' : 'seal'
}

/** The next step of a request, from its state alone. */
export function nextStepOf(state: RequestState): NextStep {
  const { status, section, person, draft, ended, returned } = state
  switch (status) {
    case 'handling': {
      const review = reviewOf(state)
      // The reviewer waits for nobody to have the case.
      if (review === 'due') return 'review'
      if (!person) return section ? 'claim' : 'assign'
      if (returned || review === 'refused') return 'revise'
      if (draft) return 'submit'
      return ended ? 'conclude' : 'draft'
    }
    case 'correcting':
      return 'awaitCorrection'
    case 'approving':
      return 'approve'
    case 'signed':
      return 'seal'
    case 'sealed':
      return 'serve'
    case 'served':
      return 'archive'
    case 'archived':
    case 'voided':
      return 'nothing'
  }
}

/** The day by which somebody has to act: the reply's, the applicant's for a correction; null once nobody has to. */
export function dueOf({ status, correctionDueOn }: RequestState, clocks: DeadlineAnswer): CivilDate | null {
  switch (status) {
    case 'correcting':
      return correctionDueOn
    case 'handling':
    case 'approving':
    case 'signed':
    case 'sealed':
      // Given up or withdrawn: the letter that says so has no term, and is to go out at once.
      return clocks.respondBy ?? clocks.abandonedFrom ?? clocks.withdrawnOn ?? null
    case 'served':
    case 'archived':
    case 'voided':
      return null
  }
}
