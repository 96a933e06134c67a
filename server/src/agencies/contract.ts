export * from './contract/agency.ts'
export * from './contract/reorganise.ts'
export * from './contract/roles.ts'
