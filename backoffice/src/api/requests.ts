import type * as contract from '@gongkai/server/requests/contract'
import { type Answer, type Endpoint, endpoint, type Input, type RowOf } from './endpoint.ts'

export const listSubmissions = endpoint<typeof contract.listSubmissions>('GET /api/submissions')
export const exportSubmissions = endpoint<typeof contract.exportSubmissions>('GET /api/submissions.xlsx')
export const readSubmission = endpoint<typeof contract.readSubmission>('GET /api/submissions/:id')
export const submissionFile = endpoint<typeof contract.submissionFile>('GET /api/submissions/:id/files/:file')
export const confirmSubmission = endpoint<typeof contract.confirmSubmission>('POST /api/submissions/:id/confirm')
export const answerSubmission = endpoint<typeof contract.answerSubmission>('POST /api/submissions/:id/answer')
export const renewSubmissionCode = endpoint<typeof contract.renewSubmissionCode>('POST /api/submissions/:id/code')
export const listReceivers = endpoint<typeof contract.listReceivers>('GET /api/submissions/receivers')
export type SubmissionRow = RowOf<typeof contract.listSubmissions>
export type Submission = Answer<typeof contract.readSubmission>

export const listRequests = endpoint<typeof contract.listRequests>('GET /api/requests')
export const exportRequests = endpoint<typeof contract.exportRequests>('GET /api/requests.xlsx')
export const myRequests = endpoint<typeof contract.myRequests>('GET /api/requests/mine')
export const approvalInbox = endpoint<typeof contract.approvalInbox>('GET /api/requests/inbox')
export const reviewInbox = endpoint<typeof contract.reviewInbox>('GET /api/requests/reviews')
export const sealInbox = endpoint<typeof contract.sealInbox>('GET /api/requests/seals')
export type SealRow = RowOf<typeof contract.sealInbox>
export const registerRequest = endpoint<typeof contract.registerRequest>('POST /api/requests')
export const listRegistering = endpoint<typeof contract.listRegistering>('GET /api/requests/receivers')
export const previewReceipt = endpoint<typeof contract.previewReceipt>('POST /api/requests/receipt')
export const countOpen = endpoint<typeof contract.countOpen>('GET /api/requests/open')
export type OpenCounts = Answer<typeof contract.countOpen>
export const countThisYear = endpoint<typeof contract.countThisYear>('GET /api/requests/this-year')
export const listViews = endpoint<typeof contract.listViews>('GET /api/requests/views')
export const keepView = endpoint<typeof contract.keepView>('PUT /api/requests/views')
export const dropView = endpoint<typeof contract.dropView>('POST /api/requests/views/drop')
export const assignMany = endpoint<typeof contract.assignMany>('POST /api/requests/assign')
export type View = RowOf<typeof contract.listViews>
export type ReceiptPreview = Answer<typeof contract.previewReceipt>
export type RegisteredAs = Answer<typeof contract.registerRequest>
export type RequestRow = RowOf<typeof contract.listRequests>
export type RequestFilters = NonNullable<Input<typeof contract.listRequests>['query']>

export const readRequest = endpoint<typeof contract.readRequest>('GET /api/requests/:id')
export const readApplicant = endpoint<typeof contract.readApplicant>('POST /api/requests/:id/applicant')
export const requestFile = endpoint<typeof contract.requestFile>('GET /api/requests/:id/files/:file')
export const renewCode = endpoint<typeof contract.renewCode>('POST /api/requests/:id/code')
export const beginLetter = endpoint<typeof contract.beginLetter>('POST /api/requests/:id/letters')
export type RequestCase = Answer<typeof contract.readRequest>

/** The operation of an act; those of filing a paper and of sealing take more than the form of the act. */
type Operations = (typeof contract.actOperations)[number]
export type ShapedAct = Operations['type']
export type ActOperation<T extends ShapedAct> = Extract<Operations, { readonly type: T }>['operation']

/** One endpoint per act of the table in rules/requests, under the name of the act. */
export const acts: { readonly [T in ShapedAct]: Endpoint<ActOperation<T>> } = {
  assigned: endpoint<ActOperation<'assigned'>>('POST /api/requests/:id/assign'),
  claimed: endpoint<ActOperation<'claimed'>>('POST /api/requests/:id/claim'),
  noted: endpoint<ActOperation<'noted'>>('POST /api/requests/:id/note'),
  correctionAsked: endpoint<ActOperation<'correctionAsked'>>('POST /api/requests/:id/ask-correction'),
  corrected: endpoint<ActOperation<'corrected'>>('POST /api/requests/:id/correct'),
  correctionLapsed: endpoint<ActOperation<'correctionLapsed'>>('POST /api/requests/:id/lapse'),
  extended: endpoint<ActOperation<'extended'>>('POST /api/requests/:id/extend'),
  searched: endpoint<ActOperation<'searched'>>('POST /api/requests/:id/search'),
  secrecyReviewed: endpoint<ActOperation<'secrecyReviewed'>>('POST /api/requests/:id/review-secrecy'),
  drafted: endpoint<ActOperation<'drafted'>>('POST /api/requests/:id/draft'),
  submitted: endpoint<ActOperation<'submitted'>>('POST /api/requests/:id/submit'),
  approved: endpoint<ActOperation<'approved'>>('POST /api/requests/:id/approve'),
  climbed: endpoint<ActOperation<'climbed'>>('POST /api/requests/:id/climb'),
  returned: endpoint<ActOperation<'returned'>>('POST /api/requests/:id/return'),
  served: endpoint<ActOperation<'served'>>('POST /api/requests/:id/serve'),
  lateExplained: endpoint<ActOperation<'lateExplained'>>('POST /api/requests/:id/explain-lateness'),
  withdrawn: endpoint<ActOperation<'withdrawn'>>('POST /api/requests/:id/withdraw'),
  archived: endpoint<ActOperation<'archived'>>('POST /api/requests/:id/archive'),
  voided: endpoint<ActOperation<'voided'>>('POST /api/requests/:id/void'),
  amended: endpoint<ActOperation<'amended'>>('POST /api/requests/:id/amend'),
}
export const fileIn = endpoint<typeof contract.fileIn>('POST /api/requests/:id/files')
export const seal = endpoint<typeof contract.seal>('POST /api/requests/:id/seal')

export const listMentions = endpoint<typeof contract.listMentions>('GET /api/mentions')
export const readMention = endpoint<typeof contract.readMention>('POST /api/mentions/:id/read')
export type MentionRow = RowOf<typeof contract.listMentions>

export const readTable = endpoint<typeof contract.readTable>('GET /api/requests/table')
export type RequestsTable = Answer<typeof contract.readTable>
