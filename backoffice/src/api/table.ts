import type * as contract from '@gongkai/server/requests/contract'
import { type Answer, endpoint, type RowOf } from './endpoint.ts'

export const readTable = endpoint<typeof contract.readTable>('GET /api/requests/table')
export const tableCases = endpoint<typeof contract.tableCases>('GET /api/requests/table/cases')
export const exportTable = endpoint<typeof contract.exportTable>('GET /api/requests/table/file')
export type Table = Answer<typeof contract.readTable>
export type CaseBehind = RowOf<typeof contract.tableCases>
