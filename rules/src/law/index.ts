export {
  type Clock,
  type ClockKey,
  type ClockName,
  clocks,
  requestTerm,
  type Term,
  termOn,
  type Unit,
} from './clocks.ts'
export type { Confidence, Sourced } from './confidence.ts'
export { type InputCode, InputError, readInput, refuse } from './input.ts'
export { type Instrument, instruments } from './instruments.ts'
export { type Dated, extendedOnce, inForce, paymentRestarts, switches } from './parameters.ts'
export { latestTariff, type Scale, type Tariff, type Tier, tariffOn, tariffs } from './tariff.ts'
