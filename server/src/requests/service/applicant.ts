import { countWorkdays } from '@gongkai/rules/calendar'
import { termOn } from '@gongkai/rules/law'
import { overdueRemedy } from '@gongkai/rules/remedies'
import { amended, channels, isOverdue } from '@gongkai/rules/requests'
import { routeOn } from '../../agencies/route.ts'
import { guideFacts } from '../../agencies/service/guide.ts'
import { treeOf } from '../../agencies/store/agencies.ts'
import { fullNameOn, type Tree } from '../../agencies/tree.ts'
import { findLetter } from '../../letters/store/letters.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { readFile } from '../../platform/files/service.ts'
import type { Received } from '../../platform/http/handler.ts'
import type { PublicCase } from '../contract/portal.ts'
import { requestErrors } from '../errors.ts'
import { filesOf } from '../store/files.ts'
import { findByCode } from '../store/requests.ts'
import { findSubmissionByCode, type SubmissionRecord, updateSubmission } from '../store/submissions.ts'
import { type Case, caseOf } from './cases.ts'
import { keyOfCode } from './codes.ts'
import { demandFew, keepFiles, shownFile } from './files.ts'
import { maskedNames } from './masks.ts'
import { write } from './record.ts'
import { numberOf } from './register.ts'
import { openAnswer, openContent, openSubmission, sealAnswer } from './sealing.ts'
import { timelineOf } from './timeline.ts'

type Known = { readonly found: Case } | { readonly submission: SubmissionRecord }

/** What the code opens. Whatever is wrong with it, the answer is the same. */
async function known(ctx: Context, code: string): Promise<Known> {
  const key = keyOfCode(ctx.parts.secrets, code)
  const row = key && (await findByCode(ctx.db, key))
  if (row) return { found: await caseOf(ctx, row) }
  const submission = key && (await findSubmissionByCode(ctx.db, key))
  if (!submission) throw refuse(requestErrors.noSuchCode, { at: 'code' })
  return { submission }
}

function agencyFacts({ today }: Context, tree: Tree, id: string) {
  const agency = tree.get(id)
  return { agencyName: fullNameOn(tree, agency, today), phone: guideFacts(tree, agency, today).office.phone ?? null }
}

const blank = {
  receivedOn: null,
  receivedBy: null,
  respondBy: null,
  left: null,
  overdue: false,
  remedy: null,
  days: [],
  correctBy: null,
  told: null,
  files: [],
} as const

async function ofSubmission(ctx: Context, row: SubmissionRecord): Promise<PublicCase> {
  const { applicants, description } = openSubmission(ctx, row)
  const isWaiting = row.state === 'waiting'
  const timeline = [{ on: row.submitted_on, says: '网上提出申请', why: null }]
  if (row.closed_on)
    timeline.push({ on: row.closed_on, says: row.answered_as === 'withdrawn' ? '撤回' : '已经答复', why: null })
  return {
    ...blank,
    days: [],
    files: [],
    stage: 'submission',
    number: null,
    ...agencyFacts(ctx, await treeOf(ctx.db), row.agency_id),
    applicant: maskedNames(applicants),
    description,
    status: isWaiting ? 'waiting' : 'told',
    statusSays: isWaiting ? '等待工作机构与您确认' : '已经答复，没有登记为政府信息公开申请',
    submittedOn: row.submitted_on,
    timeline,
    told: openAnswer(ctx, row),
    may: isWaiting ? ['withdraw'] : [],
  }
}

const statusOf = ({ state }: Case): Pick<PublicCase, 'status' | 'statusSays'> => {
  if (state.status === 'voided') return { status: 'voided', statusSays: '登记已经作废，请与工作机构联系' }
  if (state.status === 'correcting') return { status: 'correcting', statusSays: '等待您补正' }
  const isServed = state.status === 'served' || state.status === 'archived'
  if (state.ended)
    return { status: 'ended', statusSays: state.ended === 'withdrawn' ? '您已撤回申请' : '逾期没有补正，不再处理' }
  if (isServed) return { status: 'answered', statusSays: '已经答复' }
  return state.status === 'sealed'
    ? { status: 'serving', statusSays: '已经作出答复，正在送达' }
    : { status: 'handling', statusSays: '正在办理' }
}

const units = { day: '日', month: '个月', workday: '个工作日', year: '年' } as const

/** What to do when the term has passed in silence, by the day on which it is read (行政复议法实施条例第30条). */
function remedyFor({ today }: Context, { tree, row }: Case): PublicCase['remedy'] {
  const { variant, basis } = overdueRemedy(today)
  const [reviewWithin, sue, sueAfter] = (['review', 'litigation', 'postReviewLitigation'] as const).map((clock) => {
    const { length, unit } = termOn(clock, today, 'today')
    return `${length}${units[unit]}`
  })
  const { route } = routeOn(tree, row.agency_id, today)
  const review = route ? route.authorities.map((a) => a.name).join('或者') : '行政复议机关'
  const court = route?.court.name ?? '人民法院'
  // Silence is known from the day after the term on, so the terms against it run from its end (行政复议法第20条, 行政诉讼法第46条).
  const text =
    variant === 'preReview'
      ? `没有收到答复的，应当自答复期限届满之日起${reviewWithin}内先向${review}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${sueAfter}内向${court}提起行政诉讼。`
      : `没有收到答复的，可以自答复期限届满之日起${reviewWithin}内向${review}申请行政复议，或者自答复期限届满之日起${sue}内向${court}提起行政诉讼。`
  return { text, basis }
}

async function ofRequest(ctx: Context, found: Case): Promise<PublicCase> {
  const { row, state, clocks, now, tree, history } = found
  const { application } = openContent(ctx, row)
  const isOpen = clocks.status === 'open' && ['handling', 'approving', 'signed', 'sealed'].includes(state.status)
  const respondBy = isOpen ? (clocks.respondBy ?? null) : null
  const overdue = isOpen && isOverdue(state, clocks, ctx.today)
  const { status, statusSays } = statusOf(found)
  return {
    stage: 'request',
    number: numberOf(row),
    ...agencyFacts(ctx, tree, row.agency_id),
    applicant: maskedNames(application.applicants),
    description: application.description,
    status,
    statusSays,
    submittedOn: state.facts.submittedOn ?? null,
    receivedOn: clocks.receivedOn,
    receivedBy: channels[state.facts.channel].receivedBy,
    respondBy,
    left: respondBy && !overdue ? countWorkdays(now.calendar, ctx.today, respondBy) : null,
    overdue,
    remedy: overdue ? remedyFor(ctx, found) : null,
    days: clocks.trace.flatMap(({ clock, date, kind, count, note, basis }) =>
      clock === 'response' || clock === 'extension' ? [{ clock, date, kind, count, note, basis }] : [],
    ),
    timeline: timelineOf(amended(history), state, clocks.receivedOn),
    correctBy: state.status === 'correcting' ? state.correctionDueOn : null,
    told: null,
    files: await filesFor(ctx, found),
    may: [
      ...(state.status === 'correcting' ? (['correct'] as const) : []),
      ...(['handling', 'correcting', 'approving'].includes(state.status) && !state.ended
        ? (['withdraw'] as const)
        : []),
    ],
  }
}

/** Papers that are given to an applicant with the reply. */
const given = ['providedInformation', 'redactedCopy']

/** Letters of the procedure at once, the reply and what is given with it once it was served. */
async function filesFor(ctx: Context, { row, state, history }: Case): Promise<PublicCase['files']> {
  const isServed = state.servedOn !== null
  const files: PublicCase['files'] = []
  for (const { act } of amended(history)) {
    const isNotice = act.type === 'correctionAsked' || act.type === 'extended'
    if (!(isNotice || (act.type === 'sealed' && isServed)) || !act.letter) continue
    const letter = await findLetter(ctx.db, act.letter)
    if (letter?.state !== 'issued' || !letter.sealed_file) continue
    files.push({ id: letter.sealed_file, name: `${letter.document_number}.pdf`, what: isNotice ? 'notice' : 'answer' })
  }
  if (!isServed) return files
  const papers = (await filesOf(ctx.db, 'request_id', row.id)).filter((f) => f.evidence && given.includes(f.evidence))
  return [
    ...files,
    ...papers.map((f) => ({ id: f.file_id, name: shownFile(ctx, f).name, what: 'information' as const })),
  ]
}

const shown = (ctx: Context, one: Known): Promise<PublicCase> =>
  'found' in one ? ofRequest(ctx, one.found) : ofSubmission(ctx, one.submission)

/** What an applicant sees by the code. */
export const lookUp = async (ctx: Context, code: string): Promise<PublicCase> => shown(ctx, await known(ctx, code))

export async function publicFile(ctx: Context, code: string, file: string) {
  const one = await known(ctx, code)
  const found = 'found' in one ? (await filesFor(ctx, one.found)).find((f) => f.id === file) : undefined
  if (!found) throw refuse(errors.notFound)
  return { ...(await readFile(ctx, ctx.parts.shelf, file)), name: found.name }
}

/** The applicant answers a correction: received on the day on which it comes here (条例第30条). */
export async function correct(ctx: CommandContext, code: string, text: string, files: readonly Received[]) {
  demandFew(files)
  const one = await known(ctx, code)
  if (!('found' in one) || one.found.state.status !== 'correcting')
    throw refuse(errors.notNow, { says: '现在没有要补正的内容，可能已经补正过。' })
  await keepFiles(ctx, { request: one.found.row.id }, files, { kind: 'correction' })
  await write(ctx, one.found, { type: 'corrected', receivedOn: ctx.today, text })
  return lookUp(ctx, code)
}

/** The applicant takes the application back. */
export async function withdraw(ctx: CommandContext, code: string) {
  const one = await known(ctx, code)
  if ('found' in one) {
    if (!['handling', 'correcting', 'approving'].includes(one.found.state.status) || one.found.state.ended)
      throw refuse(errors.notNow, { says: '已经作出答复或者已经终结，不能再撤回。' })
    await write(ctx, one.found, { type: 'withdrawn', on: ctx.today, way: '申请人凭查询码在网上撤回' })
    return lookUp(ctx, code)
  }
  await takeBack(ctx, one.submission)
  return lookUp(ctx, code)
}

async function takeBack(ctx: CommandContext, row: SubmissionRecord): Promise<void> {
  if (row.state !== 'waiting') throw refuse(errors.notNow, { says: '已经答复，不用再撤回。' })
  const answer = sealAnswer(ctx, row.id, '提交人在网上撤回。')
  const change = { state: 'answered', answered_as: 'withdrawn', answer, closed_on: ctx.today } as const
  if (!(await updateSubmission(ctx.db, row, change))) throw refuse(errors.changedMeanwhile)
  await ctx.audit({
    chain: row.agency_id,
    act: 'submission.answered',
    subject: { type: 'submission', id: row.id },
    after: { as: 'withdrawn' },
  })
}
