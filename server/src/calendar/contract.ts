export * from './contract/calculator.ts'
export * from './contract/days.ts'
export * from './contract/notices.ts'
export * from './contract/years.ts'
