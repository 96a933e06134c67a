import type * as demonstration from '@gongkai/server/demonstration/contract'
import type * as contract from '@gongkai/server/setup/contract'
import { endpoint } from './endpoint.ts'

export const readSetup = endpoint<typeof contract.readSetup>('GET /api/setup')
export const completeSetup = endpoint<typeof contract.completeSetup>('POST /api/setup')
export const chooseDemonstration = endpoint<typeof demonstration.chooseDemonstration>('POST /api/setup/demo')
export const readDemoAccounts = endpoint<typeof demonstration.readDemoAccounts>('GET /api/demonstration')
