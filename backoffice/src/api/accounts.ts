import type * as contract from '@gongkai/server/accounts/contract'
import { type Answer, endpoint, type RowOf } from './endpoint.ts'

export const readSession = endpoint<typeof contract.readSession>('GET /api/session')
export const signIn = endpoint<typeof contract.signIn>('POST /api/session')
export const showFactor = endpoint<typeof contract.showFactor>('POST /api/session/code')
export const choosePassword = endpoint<typeof contract.choosePassword>('POST /api/session/password')
export const signOut = endpoint<typeof contract.signOut>('POST /api/session/end')
export type Session = Answer<typeof contract.readSession>
export type Person = NonNullable<Session['person']>

export const readOwn = endpoint<typeof contract.readOwn>('GET /api/account')
export const changePassword = endpoint<typeof contract.changePassword>('POST /api/account/password')
export const beginFactor = endpoint<typeof contract.beginFactor>('POST /api/account/factor')
export const confirmFactor = endpoint<typeof contract.confirmFactor>('POST /api/account/factor/confirm')
export const removeFactor = endpoint<typeof contract.removeFactor>('POST /api/account/factor/remove')
export const renewCodes = endpoint<typeof contract.renewCodes>('POST /api/account/recovery-codes')
export const listSessions = endpoint<typeof contract.listSessions>('GET /api/account/sessions')
export const endSession = endpoint<typeof contract.endSession>('POST /api/account/sessions/:id/end')
export const endOtherSessions = endpoint<typeof contract.endOtherSessions>('POST /api/account/sessions/end-others')
export type FactorKey = Answer<typeof contract.beginFactor>
export type Own = Answer<typeof contract.readOwn>

export const listUsers = endpoint<typeof contract.listUsers>('GET /api/users')
export const exportUsers = endpoint<typeof contract.exportUsers>('GET /api/users.xlsx')
export const readUser = endpoint<typeof contract.readUser>('GET /api/users/:id')
export const createUser = endpoint<typeof contract.createUser>('POST /api/users')
export const changeUser = endpoint<typeof contract.changeUser>('PUT /api/users/:id')
export const disableUser = endpoint<typeof contract.disableUser>('POST /api/users/:id/disable')
export const enableUser = endpoint<typeof contract.enableUser>('POST /api/users/:id/enable')
export const resetUser = endpoint<typeof contract.resetUser>('POST /api/users/:id/reset')
export const unlockUser = endpoint<typeof contract.unlockUser>('POST /api/users/:id/unlock')
export type UserRow = RowOf<typeof contract.listUsers>
export type User = Answer<typeof contract.readUser>

export const importTemplate = endpoint<typeof contract.importTemplate>('GET /api/users/import.xlsx')
export const checkImport = endpoint<typeof contract.checkImport>('POST /api/users/import/check')
export const applyImport = endpoint<typeof contract.applyImport>('POST /api/users/import')
export type ImportReport = Answer<typeof contract.checkImport>
