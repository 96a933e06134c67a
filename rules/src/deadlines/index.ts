export { type Alarm, alarmOf, type Thresholds, thresholdDefaults } from './alarm.ts'
export type {
  DeadlineAnswer,
  DeadlineDates,
  Provisional,
  TraceRow,
  Warning,
  WarningCode,
} from './answer.ts'
export { computeDeadlines } from './compute.ts'
export {
  CalculatorInput,
  Channel,
  DeadlineEvent,
  DeadlineInput,
  type EventType,
  parseCalculatorInput,
  parseDeadlineInput,
  RequestFacts,
} from './input.ts'
export { type AnnualReportPublisher, annualReportDue, computePeriod, type Period, PeriodSettings } from './periods.ts'
export { type Service, serviceDates } from './service.ts'
export { CalculatorSettings, Settings } from './settings.ts'
