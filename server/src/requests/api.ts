import { applicantClassNames, channels } from '@gongkai/rules/requests'
import { type Handlers, handle } from '../platform/http/handler.ts'
import { type Column, sheetOf } from '../platform/http/sheet.ts'
import * as contract from './contract.ts'
import { act, fileIn, seal } from './service/acts.ts'
import * as applicant from './service/applicant.ts'
import { correctApplication, earlierApplicationOf } from './service/application.ts'
import { assignMany } from './service/bulk.ts'
import { bundle } from './service/bundle.ts'
import { openDraft, saveDraft } from './service/drafts.ts'
import { exported } from './service/exports.ts'
import { reviews, seals } from './service/inbox.ts'
import { receiptOf, register, registering, renewCode } from './service/intake.ts'
import { beginLetter, letterFacts, numberLetter, rewriteLetter } from './service/letters.ts'
import { inbox, mine, openCounts, requestsPage, thisYear } from './service/lists.ts'
import { mentionsOf, readMention } from './service/mentions.ts'
import { applicantOf, fileOfRequest, oneRequest } from './service/page.ts'
import { peopleOf } from './service/people.ts'
import { printPaper } from './service/prints.ts'
import { findOwn, recoverCode } from './service/recovery.ts'
import { remindersFor } from './service/reminders.ts'
import type { Row } from './service/rows.ts'
import { similarToRequest, similarToSubmission } from './service/similar.ts'
import { split } from './service/split.ts'
import * as submissions from './service/submissions.ts'
import { submissionsSheet } from './service/submissionsSheet.ts'
import * as subscription from './service/subscription.ts'
import { casesBehind, table, tableFile } from './service/table.ts'
import * as views from './service/views.ts'

const columns: readonly Column<Row>[] = [
  { heading: '申请编号', width: 14, of: (r) => r.number },
  { heading: '收到日期', width: 14, of: (r) => r.receivedOn },
  { heading: '申请方式', width: 16, of: (r) => channels[r.channel].says },
  { heading: '申请人', width: 20, of: (r) => r.applicant },
  { heading: '申请人类别', width: 16, of: (r) => applicantClassNames[r.class] },
  { heading: '申请内容', width: 60, of: (r) => r.description },
  { heading: '机关', width: 28, of: (r) => r.agencyName },
  { heading: '承办科室', width: 18, of: (r) => r.sectionName },
  { heading: '承办人', width: 14, of: (r) => r.personName },
  { heading: '状态', width: 18, of: (r) => r.statusSays },
  { heading: '下一步', width: 16, of: (r) => r.nextSays },
  { heading: '答复期限届满日', width: 18, of: (r) => r.respondBy },
  { heading: '成文日期', width: 14, of: (r) => r.decidedOn },
  { heading: '办理结果', width: 30, of: (r) => r.outcomeSays },
  { heading: '送达日期', width: 14, of: (r) => r.servedOn },
  { heading: '是否按期', width: 12, of: (r) => r.onTime },
]

/** Submissions of the portal, requests and their acts over HTTP. */
export const requestsApi: Handlers = [
  handle(contract.listReceivers, (ctx) => submissions.receivers(ctx)),
  handle(contract.submit, (ctx, { body }, { files, address }) => submissions.submit(ctx, body, files, address)),
  handle(contract.saveDraft, (ctx, { body }, { files, address }) => saveDraft(ctx, body, files, address)),
  handle(contract.openDraft, (ctx, { body }) => openDraft(ctx, body.code)),
  handle(contract.lookUp, (ctx, { body }) => applicant.lookUp(ctx, body.code)),
  handle(contract.publicFile, (ctx, { body }) => applicant.publicFile(ctx, body.code, body.file)),
  handle(contract.correct, (ctx, { body }, { files }) => applicant.correct(ctx, body.code, body.text, files)),
  handle(contract.withdraw, (ctx, { body }) => applicant.withdraw(ctx, body.code)),
  handle(contract.findOwn, (ctx, { body }) => findOwn(ctx, body)),
  handle(contract.recoverCode, (ctx, { body }) => recoverCode(ctx, body)),

  handle(contract.listSubmissions, (ctx, { query }) => submissions.submissionsPage(ctx, query)),
  handle(contract.exportSubmissions, (ctx, { query }) => submissionsSheet(ctx, query)),
  handle(contract.readSubmission, (ctx, { params }) => submissions.oneSubmission(ctx, params.id)),
  handle(contract.submissionFile, (ctx, { params }) => submissions.fileOfSubmission(ctx, params.id, params.file)),
  handle(contract.similarToSubmission, (ctx, { params }) => similarToSubmission(ctx, params.id)),
  handle(contract.confirmSubmission, (ctx, { params, body }) => submissions.confirm(ctx, params.id, body)),
  handle(contract.answerSubmission, (ctx, { params, body }) => submissions.answer(ctx, params.id, body)),
  handle(contract.renewSubmissionCode, (ctx, { params, body }) =>
    submissions.renewSubmissionCode(ctx, params.id, body.seen),
  ),

  handle(contract.registerRequest, (ctx, { body }, { files }) => register(ctx, body, files)),
  handle(contract.listRegistering, (ctx) => registering(ctx)),
  handle(contract.previewReceipt, (ctx, { body }) => receiptOf(ctx, body)),
  handle(contract.countOpen, (ctx) => openCounts(ctx)),
  handle(contract.countThisYear, (ctx) => thisYear(ctx)),
  handle(contract.listViews, (ctx) => views.views(ctx)),
  handle(contract.keepView, (ctx, { body }) => views.keepView(ctx, body)),
  handle(contract.dropView, (ctx, { body }) => views.dropView(ctx, body.name)),
  handle(contract.assignMany, (ctx, { body }) => assignMany(ctx, body)),
  handle(contract.listRequests, (ctx, { query }) => requestsPage(ctx, query)),
  handle(contract.exportRequests, async (ctx, { query }) =>
    sheetOf('依申请公开登记表', columns, await exported(ctx, query)),
  ),
  handle(contract.myRequests, (ctx, { query }) => mine(ctx, query)),
  handle(contract.approvalInbox, (ctx, { query }) => inbox(ctx, query)),
  handle(contract.reviewInbox, (ctx, { query }) => reviews(ctx, query)),
  handle(contract.sealInbox, (ctx) => seals(ctx)),
  handle(contract.readTable, (ctx, { query }) => table(ctx, query)),
  handle(contract.tableCases, (ctx, { query }) => casesBehind(ctx, query)),
  handle(contract.exportTable, (ctx, { query }) => tableFile(ctx, query)),
  handle(contract.readRequest, (ctx, { params }) => oneRequest(ctx, params.id)),
  handle(contract.readApplicant, (ctx, { params }) => applicantOf(ctx, params.id)),
  handle(contract.readEarlierApplicant, (ctx, { params }) => earlierApplicationOf(ctx, params.id, params.seq)),
  handle(contract.readPeople, (ctx, { params }) => peopleOf(ctx, params.id)),
  handle(contract.similarToRequest, (ctx, { params }) => similarToRequest(ctx, params.id)),
  handle(contract.printPaper, (ctx, { params, query }) => printPaper(ctx, params, query.letter)),
  handle(contract.takeBundle, (ctx, { params }) => bundle(ctx, params.id)),
  handle(contract.requestFile, (ctx, { params }) => fileOfRequest(ctx, params.id, params.file)),
  handle(contract.renewCode, (ctx, { params, body }) => renewCode(ctx, params.id, body.seen)),

  ...contract.actOperations.map(({ type, operation }) =>
    handle(operation, (ctx, { params, body }) => act(ctx, type, params.id, body)),
  ),
  handle(contract.beginLetter, (ctx, { params, body }) => beginLetter(ctx, params.id, body)),
  handle(contract.letterFacts, (ctx, { params, query }) => letterFacts(ctx, params.id, query)),
  handle(contract.rewriteLetter, (ctx, { params, body }) => rewriteLetter(ctx, params.id, { ...params, ...body })),
  handle(contract.numberLetterOfCase, (ctx, { params, body }) => numberLetter(ctx, params.id, { ...params, ...body })),
  handle(contract.correctApplicant, (ctx, { params, body }) => correctApplication(ctx, params.id, body)),
  handle(contract.split, (ctx, { params, body }) => split(ctx, params.id, body)),
  handle(contract.fileIn, (ctx, { params, body }, { files }) => fileIn(ctx, params.id, body, files)),
  handle(contract.seal, (ctx, { params, body }) => seal(ctx, params.id, body)),

  handle(contract.listMentions, (ctx) => mentionsOf(ctx)),
  handle(contract.readMention, (ctx, { params }) => readMention(ctx, params.id)),
  handle(contract.listReminders, (ctx) => remindersFor(ctx)),
  handle(contract.readSubscription, (ctx) => subscription.readSubscription(ctx)),
  handle(contract.subscribe, (ctx) => subscription.subscribe(ctx)),
  handle(contract.unsubscribe, (ctx) => subscription.unsubscribe(ctx)),
  handle(contract.subscribedDates, (ctx, { params }) => subscription.subscribedDates(ctx, params.token)),
]
