import type * as contract from '@gongkai/server/requests/contract'
import { type Answer, endpoint, type RowOf } from './endpoint.ts'

export const similarToRequest = endpoint<typeof contract.similarToRequest>('GET /api/requests/:id/similar')
export const similarToSubmission = endpoint<typeof contract.similarToSubmission>('GET /api/submissions/:id/similar')
export type SimilarRequests = Answer<typeof contract.similarToRequest>

export const listReminders = endpoint<typeof contract.listReminders>('GET /api/reminders')
export type ReminderRow = RowOf<typeof contract.listReminders>

export const readSubscription = endpoint<typeof contract.readSubscription>('GET /api/subscription')
export const subscribe = endpoint<typeof contract.subscribe>('POST /api/subscription')
export const unsubscribe = endpoint<typeof contract.unsubscribe>('POST /api/subscription/revoke')
