export { DocumentError, type ErrorCode, errorCodes } from './errors.ts'
export { limits } from './limits.ts'
export type * from './model.ts'
export { type Reading, type ReadOptions, readDocument } from './read.ts'
