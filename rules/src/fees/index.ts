export { FeeCase, readFeeCase } from './cases.ts'
export { computeFee, type FeeAnswer, type FeeTier } from './compute.ts'
export { type FeeLine, linesOf, sumOf } from './lines.ts'
export { type FeeOfRequest, type FeeRequest, type FeeSettings, feeDefaults, feesOf } from './register.ts'
