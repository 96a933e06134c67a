import type { Neighbours } from './accounts/neighbours.ts'
import { agenciesForAccounts } from './agencies/neighbours.ts'

/** What accounts ask about agencies and work. */
export const around: Neighbours = { ...agenciesForAccounts, openWork: [] }
