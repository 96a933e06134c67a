import type * as contract from '@gongkai/server/administration/contract'
import { type Answer, endpoint, type RowOf } from './endpoint.ts'

export const listAudit = endpoint<typeof contract.listAudit>('GET /api/audit')
export const exportAudit = endpoint<typeof contract.exportAudit>('GET /api/audit.xlsx')
export const verifyAudit = endpoint<typeof contract.verifyAudit>('POST /api/audit/verify')
export const readOperations = endpoint<typeof contract.readOperations>('GET /api/operations')
export const listSettings = endpoint<typeof contract.listSettings>('GET /api/settings')
export const changeSetting = endpoint<typeof contract.changeSetting>('PUT /api/settings/:name')
export const testMail = endpoint<typeof contract.testMail>('POST /api/operations/test-mail')

export type AuditRow = RowOf<typeof contract.listAudit>
export type Operations = Answer<typeof contract.readOperations>
export type SettingRow = RowOf<typeof contract.listSettings>
