import type * as contract from '@gongkai/server/agencies/contract'
import { type Answer, endpoint, type Input, type RowOf } from './endpoint.ts'

export const listAgencies = endpoint<typeof contract.listAgencies>('GET /api/agencies')
export const exportAgencies = endpoint<typeof contract.exportAgencies>('GET /api/agencies.xlsx')
export const readTree = endpoint<typeof contract.readTree>('GET /api/agencies/tree')
export const readAgency = endpoint<typeof contract.readAgency>('GET /api/agencies/:id')
export const createAgency = endpoint<typeof contract.createAgency>('POST /api/agencies')
export const changeAgency = endpoint<typeof contract.changeAgency>('PUT /api/agencies/:id')
export const describeAgency = endpoint<typeof contract.describeAgency>('PUT /api/agencies/:id/contact')
export const renameAgency = endpoint<typeof contract.renameAgency>('POST /api/agencies/:id/names')
export const endAgency = endpoint<typeof contract.endAgency>('POST /api/agencies/:id/end')
export const mergeAgencies = endpoint<typeof contract.mergeAgencies>('POST /api/agencies/merge')
export const splitAgency = endpoint<typeof contract.splitAgency>('POST /api/agencies/:id/split')
export type AgencyRow = RowOf<typeof contract.listAgencies>
export type Agency = Answer<typeof contract.readAgency>
export type Contact = Agency['contact']
export type NewAgency = Input<typeof contract.createAgency>['body']

export const listGrants = endpoint<typeof contract.listGrants>('GET /api/grants')
export const exportGrants = endpoint<typeof contract.exportGrants>('GET /api/grants.xlsx')
export const giveGrant = endpoint<typeof contract.giveGrant>('POST /api/grants')
export const revokeGrant = endpoint<typeof contract.revokeGrant>('POST /api/grants/:id/revoke')
export type GrantRow = RowOf<typeof contract.listGrants>

export const listSubstitutes = endpoint<typeof contract.listSubstitutes>('GET /api/substitutes')
export const exportSubstitutes = endpoint<typeof contract.exportSubstitutes>('GET /api/substitutes.xlsx')
export const appointSubstitute = endpoint<typeof contract.appointSubstitute>('POST /api/substitutes')
export const endSubstitute = endpoint<typeof contract.endSubstitute>('POST /api/substitutes/:id/end')
export const handOver = endpoint<typeof contract.handOver>('POST /api/users/:id/hand-over')
export type SubstituteRow = RowOf<typeof contract.listSubstitutes>
