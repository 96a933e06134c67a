export {
  Act,
  type ActOf,
  type ActType,
  type ApplicantClass,
  type ApplicationPart,
  actShapes,
  applicantClasses,
  applicationParts,
  inOwnWords,
  ownDay,
  type Recorded,
  StatedValues,
  throughPortal,
} from './acts.ts'
export { amendable, amended, fieldNow, withField } from './amend.ts'
export * from './application.ts'
export { channels } from './channels.ts'
export { type ActProblem, type Circumstances, obstacleTo, problemsOf } from './check.ts'
export { applicationPartNames, partsCorrected } from './correct.ts'
export { type Counted, countedOf, countRequests, type Tally } from './count.ts'
export { clocksOf, type Draft, fold, givesOut, isOverdue, type RequestState, type Signature } from './fold.ts'
export { creditCodeProblem, idCardProblem } from './identity.ts'
export { dueOf, type NextStep, nextStepOf, nextSteps, type ShownStep, shownStep, shownSteps } from './next.ts'
export { soughtIn } from './sought.ts'
export {
  type Approver,
  isDone,
  type Route,
  routes,
  type Status,
  statuses,
  statusNames,
  submissionStates,
} from './statuses.ts'
export { type ActRule, actsFor, forbiddenIn, mayDo, rolesFor, type Standing, table } from './table.ts'
