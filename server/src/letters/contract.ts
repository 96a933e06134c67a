export * from './contract/letters.ts'
export * from './contract/templates.ts'
