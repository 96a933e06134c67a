export { type Case, randomCase } from './cases.ts'
export { naiveDeadlines } from './compute.ts'
export { naiveAddDays, naiveIsWorkday, naiveKind, naiveNthWorkday, workdaysOfYear } from './days.ts'
export { type Impossible, impossibleCase } from './impossible.ts'
