export { nameOf } from './people.ts'
export { type Body, fillRegister, type Register } from './register.ts'
export { isOfSession, type Parts, type Statement, scannedWhole, statementsOf } from './statements.ts'
