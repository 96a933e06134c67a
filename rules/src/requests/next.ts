import type { CivilDate } from '../dates/index.ts'
import type { DeadlineAnswer } from '../deadlines/index.ts'
import type { RequestState } from './fold.ts'

/** What somebody has to do next; one of these stands beside every request. */
export const nextSteps = {
  assign: '交办',
  claim: '认领',
  draft: '拟定答复',
  submit: '报送审签',
  revise: '按退回意见修改',
  conclude: '拟定结案文书',
  awaitCorrection: '等待申请人补正',
  approve: '审签',
  seal: '用印',
  serve: '送达',
  archive: '归档',
  nothing: '—',
} as const
export type NextStep = keyof typeof nextSteps

/** The next step of a request, from its state alone. */
export function nextStepOf({ status, section, person, draft, ended, returned }: RequestState): NextStep {
  switch (status) {
    case 'handling':
      if (!person) return section ? 'claim' : 'assign'
      if (returned) return 'revise'
      if (draft) return 'submit'
      return ended ? 'conclude' : 'draft'
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
