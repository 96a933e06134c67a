import { may } from '@gongkai/rules/access'
import { addWorkdays, countWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { computeDeadlines } from '@gongkai/rules/deadlines'
import type { ApplicantClass, CompleteApplication } from '@gongkai/rules/requests'
import { guideFacts } from '../../agencies/service/guide.ts'
import { treeOf } from '../../agencies/store/agencies.ts'
import { fullNameOn, type Tree } from '../../agencies/tree.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Received } from '../../platform/http/handler.ts'
import { newId } from '../../platform/ids.ts'
import type { SubmissionQuery } from '../contract/submissions.ts'
import { requestErrors } from '../errors.ts'
import { giveFiles } from '../store/files.ts'
import { insertSubmissionKeys } from '../store/owners.ts'
import { findBySubmission } from '../store/requests.ts'
import {
  findSubmission,
  insertSubmission,
  pageOfSubmissions,
  type SubmissionRecord,
  updateSubmission,
} from '../store/submissions.ts'
import type { AnsweredAs } from '../store/tables.ts'
import { issueCode } from './codes.ts'
import { type OwnDays, readDays } from './days.ts'
import { dropDraft } from './drafts.ts'
import { demandFew, fileOf, keepFiles, shownFiles } from './files.ts'
import { current, inForceFor } from './inForce.ts'
import { maskedNames, maskedPhone } from './masks.ts'
import { maskedApplication } from './page.ts'
import { narrowed, placeOfCase, receives, scopeIn } from './place.ts'
import { keepSubmissionQuota } from './quota.ts'
import { numberOf, open } from './register.ts'
import { keysLookedFor, keysOf, openAnswer, openSubmission, sealAnswer, sealSubmission } from './sealing.ts'

/** The bodies to which an application may be put, in the order of the tree. */
export async function receivers({ db, today }: Context) {
  const tree = await treeOf(db)
  const rows = tree.all
    .filter((a) => receives(tree, a, today))
    .map((a) => ({
      id: a.id,
      name: fullNameOn(tree, a, today),
      phone: guideFacts(tree, a, today).office.phone ?? null,
    }))
  return { rows }
}

interface Submitted {
  readonly agency: string
  readonly application: CompleteApplication
  /** The code of the draft that it was before. */
  readonly draft?: string | undefined
}

/** Takes an application from the portal and gives the code to follow it with. It has no number and no clock yet. */
export async function submit(
  ctx: CommandContext,
  { agency, application, draft }: Submitted,
  files: readonly Received[],
  address: string,
) {
  demandFew(files)
  const tree = await treeOf(ctx.db)
  const receiver = tree.find(agency)
  if (!receiver || !receives(tree, receiver, ctx.today)) throw refuse(requestErrors.noSuchReceiver, { at: 'agency' })
  await keepSubmissionQuota(ctx, agency, address)
  const id = newId()
  const { code, key } = issueCode(ctx.parts.secrets)
  await insertSubmission(ctx.db, {
    id,
    agency_id: agency,
    code_key: key,
    state: 'waiting',
    content: sealSubmission(ctx, id, application),
    submitted_on: ctx.today,
    submitted_at: ctx.now,
    answered_as: null,
    answer: null,
    closed_on: null,
  })
  await insertSubmissionKeys(ctx.db, id, keysOf(ctx.parts.secrets, application))
  await keepFiles(ctx, { submission: id }, files, { kind: 'application' })
  await dropDraft(ctx, draft)
  await ctx.audit({
    chain: agency,
    act: 'submission.made',
    subject: { type: 'submission', id },
    after: { files: files.length },
  })
  return {
    code,
    agencyName: fullNameOn(tree, receiver, ctx.today),
    submittedAt: ctx.now.toISOString(),
    applicant: maskedNames(application.applicants),
    phone: maskedPhone(application.phone),
    description: application.description,
    ...(await expected(ctx, agency)),
  }
}

/** What follows if the agency confirms today; what it is only told to expect. */
async function expected(ctx: Context, agency: string) {
  const { today } = ctx
  const { calendar, settings } = await inForceFor(ctx, agency)
  const request = { channel: 'online' as const, submittedOn: today, confirmedOn: today }
  const { correctionNoticeBy, respondBy } = computeDeadlines({ request, settings }, calendar)
  return { confirmBy: addWorkdays(calendar, today, 1), correctionNoticeBy, respondBy: respondBy ?? today }
}

const isWaiting = ({ state }: SubmissionRecord) => state === 'waiting'

function alarmOf(submission: SubmissionRecord, today: CivilDate, { calendar, settings }: OwnDays) {
  const waited = isWaiting(submission) ? countWorkdays(calendar, submission.submitted_on, today) : 0
  return { waited, alarm: waited >= settings.confirmationDays ? 'alarm' : waited >= 1 ? 'remind' : 'none' } as const
}

type Request = { request_id: string | null; year: number | null; number: number | null }

function rowOf(ctx: Context, tree: Tree, own: OwnDays, row: SubmissionRecord & Partial<Request>) {
  const application = openSubmission(ctx, row)
  const { request_id, year, number } = row
  return {
    id: row.id,
    agency: row.agency_id,
    agencyName: fullNameOn(tree, tree.get(row.agency_id), ctx.today),
    state: row.state,
    submittedAt: row.submitted_at.toISOString(),
    submittedOn: row.submitted_on,
    applicant: application.applicants[0]?.name ?? '',
    class: application.class,
    description: application.description,
    ...alarmOf(row, ctx.today, own),
    request: request_id && year && number ? { id: request_id, number: numberOf({ year, number }) } : null,
    version: row.version,
  }
}

/** Submissions to the agencies whose requests the caller registers. */
export async function submissionsPage(ctx: Context, query: SubmissionQuery) {
  const { tree, calendar } = await current(ctx)
  const { bodies } = narrowed(tree, scopeIn(tree, ctx, ['clerk', 'officeDirector']), query.agency)
  const keys = query.q ? keysLookedFor(ctx.parts.secrets, query.q) : undefined
  const { rows, total } = await pageOfSubmissions(ctx.db, bodies, { ...query, keys })
  const daysOf = await readDays(
    ctx,
    calendar,
    rows.map((row) => row.agency_id),
  )
  return {
    rows: rows.map((row) => rowOf(ctx, tree, daysOf(row.agency_id), row)),
    total,
    page: query.page,
    size: query.size,
  }
}

async function readable(ctx: Context, id: string): Promise<{ row: SubmissionRecord; tree: Tree; mayDo: boolean }> {
  const row = await findSubmission(ctx.db, id)
  if (!row) throw refuse(errors.notFound)
  const tree = await treeOf(ctx.db)
  const place = placeOfCase(tree, row.agency_id, null, ctx.today)
  if (!may(ctx.actor, 'submission.read', { place })) throw refuse(errors.notFound)
  return { row, tree, mayDo: may(ctx.actor, 'submission.settle', { place, state: row.state }) }
}

async function waiting(ctx: Context, id: string, version: number): Promise<SubmissionRecord> {
  const { row, mayDo } = await readable(ctx, id)
  if (row.version !== version) throw refuse(errors.changedMeanwhile)
  if (!mayDo) throw refuse(isWaiting(row) ? errors.notFound : errors.notNow)
  return row
}

/**
 * A submission. Whom to reach and how is needed until it is settled; after that it shows no more than the case does,
 * where looking at the rest is on record.
 */
export async function oneSubmission(ctx: Context, id: string) {
  const { row, tree, mayDo } = await readable(ctx, id)
  const application = openSubmission(ctx, row)
  const request = await findBySubmission(ctx.db, id)
  const known = request && { request_id: request.id, year: request.year, number: request.number }
  return {
    ...rowOf(ctx, tree, await inForceFor(ctx, row.agency_id), { ...row, ...known }),
    application: isWaiting(row) ? application : maskedApplication(application),
    files: await shownFiles(ctx, 'submission_id', id),
    answeredAs: row.answered_as,
    answer: openAnswer(ctx, row),
    closedOn: row.closed_on,
    maySettle: mayDo,
  }
}

export async function fileOfSubmission(ctx: Context, id: string, file: string) {
  await readable(ctx, id)
  return fileOf(ctx, 'submission_id', id, file)
}

interface Confirmed {
  readonly version: number
  readonly confirmedOn: CivilDate
  readonly how: string
  readonly class?: ApplicantClass | undefined
}

/** Both sides have confirmed: from this day it is a request, with number and clock (条例第31条第3项). */
export async function confirm(ctx: CommandContext, id: string, given: Confirmed) {
  const row = await waiting(ctx, id, given.version)
  const application = openSubmission(ctx, row)
  const request = await open(ctx, {
    agency: row.agency_id,
    application: given.class ? { ...application, class: given.class } : application,
    facts: { channel: 'online', submittedOn: row.submitted_on, confirmedOn: given.confirmedOn },
    proof: given.how,
    codeKey: row.code_key,
    submission: id,
  })
  await giveFiles(ctx.db, id, request.id)
  await settled(
    ctx,
    row,
    { state: 'confirmed', closed_on: ctx.today },
    { act: 'submission.confirmed', after: { request: request.id } },
  )
  return { request: request.id, number: request.number, version: request.version }
}

/** What is no request is told so, and counted nowhere. */
export async function answer(
  ctx: CommandContext,
  id: string,
  given: { version: number; as: AnsweredAs; text: string },
) {
  const row = await waiting(ctx, id, given.version)
  const change = {
    state: 'answered',
    answered_as: given.as,
    answer: sealAnswer(ctx, id, given.text),
    closed_on: ctx.today,
  } as const
  await settled(ctx, row, change, { act: 'submission.answered', after: { as: given.as } })
  return { version: row.version + 1, state: 'answered' as const }
}

async function settled(
  ctx: CommandContext,
  row: SubmissionRecord,
  change: Parameters<typeof updateSubmission>[2],
  record: { act: string; after: object },
): Promise<void> {
  if (!(await updateSubmission(ctx.db, row, change))) throw refuse(errors.changedMeanwhile)
  await ctx.audit({ chain: row.agency_id, subject: { type: 'submission', id: row.id }, ...record })
}

/** A new code for whoever showed at the office that the submission is theirs; the old one opens nothing any more. */
export async function renewSubmissionCode(ctx: CommandContext, id: string, seen: string) {
  const { row } = await readable(ctx, id)
  if (row.state === 'confirmed') throw refuse(errors.notNow, { says: '已经登记为申请，请在申请中补发查询码。' })
  const { code, key } = issueCode(ctx.parts.secrets)
  await settled(
    ctx,
    row,
    { code_key: key },
    { act: 'submission.codeRenewed', after: { seen: ctx.parts.secrets.seal(seen, `audit.seen:${id}`) } },
  )
  return { code }
}
