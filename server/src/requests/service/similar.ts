import { may } from '@gongkai/rules/access'
import { inChinese } from '@gongkai/rules/dates'
import { type OutcomeCode, outcomeOf } from '@gongkai/rules/outcomes'
import { type Application, fold, isDone } from '@gongkai/rules/requests'
import { treeOf } from '../../agencies/store/agencies.ts'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Similar } from '../contract/triage.ts'
import { actsOf, findRequest, type RequestRecord } from '../store/requests.ts'
import { requestsById, requestsUnder, splitFamily } from '../store/similar.ts'
import { findSubmission } from '../store/submissions.ts'
import { placeOfCase } from './place.ts'
import { rowsOf } from './rows.ts'
import { keysOf, openAct, openContent, openSubmission } from './sealing.ts'
import { alike } from './words.ts'

interface Asked {
  readonly agency: string
  readonly application: Application
  /** The request itself, once it is one. */
  readonly own: RequestRecord | null
}

/** More are read than shown, since not every reader may see each of them. */
const READ = 30
const SHOWN = 8
/** Shares of the description: shown from so much, and taken for the same information from so much. */
const ALIKE = 0.3
const SAME = 0.7

/** What is near a request that the caller may see. */
export async function similarToRequest(ctx: Context, id: string): Promise<Similar> {
  const row = await findRequest(ctx.db, id)
  if (!row) throw refuse(errors.notFound)
  const place = placeOfCase(await treeOf(ctx.db), row.agency_id, row.section_id, ctx.today)
  if (!may(ctx.actor, 'request.read', { place })) throw refuse(errors.notFound)
  const { application } = openContent(ctx, row)
  return similarTo(ctx, { agency: row.agency_id, application, own: row })
}

/** What is near a submission, before it is confirmed. */
export async function similarToSubmission(ctx: Context, id: string): Promise<Similar> {
  const row = await findSubmission(ctx.db, id)
  if (!row) throw refuse(errors.notFound)
  const place = placeOfCase(await treeOf(ctx.db), row.agency_id, null, ctx.today)
  if (!may(ctx.actor, 'submission.read', { place })) throw refuse(errors.notFound)
  return similarTo(ctx, { agency: row.agency_id, application: openSubmission(ctx, row), own: null })
}

type Near = Similar['rows'][number]

async function similarTo(ctx: Context, { agency, application, own }: Asked): Promise<Similar> {
  const keys = keysOf(ctx.parts.secrets, application).filter(({ kind }) => kind !== 'name')
  const ofApplicant = await requestsUnder(
    ctx.db,
    agency,
    keys.map(({ key }) => key),
    READ,
  )
  const { description } = application
  const shares = await alike(ctx, { id: own?.id ?? null, agency, description }, READ)
  const inWords = [...shares].filter(([, share]) => share >= ALIKE).map(([id]) => id)
  const family = own ? await splitFamily(ctx.db, own.split_from ?? own.id) : []
  const records = new Map(
    [...ofApplicant, ...(await requestsById(ctx.db, inWords)), ...family].map((record) => [record.id, record]),
  )
  if (own) records.delete(own.id)
  const applicants = new Set(ofApplicant.map(({ id }) => id))
  const split = new Set(family.map(({ id }) => id))
  const readable = await readableOf(ctx, [...records.values()])
  const near = (await rowsOf(ctx, readable)).map(
    (row): Near => ({
      ...shownOf(row),
      sameApplicant: applicants.has(row.id),
      alike: Math.round(100 * Math.min(1, shares.get(row.id) ?? 0)),
      split: split.has(row.id),
    }),
  )
  const rows = near.sort(nearestFirst).slice(0, SHOWN)
  return { rows, hint: await hintOf(ctx, rows.filter(isBefore(own))) }
}

type Shown = Omit<Near, 'sameApplicant' | 'alike' | 'split'>
const shownOf = ({ id, number, description, receivedOn, statusSays, decidedOn, outcome, outcomeSays }: Shown) => ({
  ...{ id, number, description, receivedOn, statusSays, decidedOn, outcome, outcomeSays },
})

/** What was split from one application first, then by what is shared, then the newest. */
const nearestFirst = (a: Near, b: Near): number =>
  Number(b.split) - Number(a.split) ||
  b.alike + (b.sameApplicant ? 50 : 0) - (a.alike + (a.sameApplicant ? 50 : 0)) ||
  (a.receivedOn < b.receivedOn ? 1 : -1)

async function readableOf(ctx: Context, records: readonly RequestRecord[]): Promise<RequestRecord[]> {
  const tree = await treeOf(ctx.db)
  return records.filter(({ agency_id, section_id }) =>
    may(ctx.actor, 'request.read', { place: placeOfCase(tree, agency_id, section_id, ctx.today) }),
  )
}

/** Only what was received earlier came before; on one day, what was registered earlier. A submission comes last of all. */
const isBefore =
  (own: RequestRecord | null) =>
  ({ id, receivedOn }: Near): boolean =>
    !own || receivedOn < own.received_on || (receivedOn === own.received_on && id < own.id)

/** Outcomes after which the applicant has no reply to the matter itself. */
const withoutReply: readonly OutcomeCode[] = ['withdrawn', 'otherCorrectionLapsed', 'otherFeeLapsed']

/**
 * Whether the same applicant asked for the same before. Only what was answered can be repeated (条例第36条第六项: 已就申请人提出的
 * 政府信息公开申请作出答复、申请人重复申请公开相同政府信息); what was not may be answered together (法释〔2025〕8号第14条第三项).
 */
async function hintOf(ctx: Context, rows: readonly Near[]): Promise<Similar['hint']> {
  const same = rows.filter((row) => row.sameApplicant && !row.split && row.alike >= 100 * SAME)
  const answered = same.find(({ outcome }) => outcome !== null && !withoutReply.includes(outcome))
  if (answered) return repeatOf(ctx, answered)
  const pending = same.find(({ decidedOn }) => decidedOn === null)
  if (!pending) return null
  return {
    kind: 'pending',
    request: pending.id,
    number: pending.number,
    says: `同一申请人就相同的内容提出过申请（${pending.number}），还没有答复，不是重复申请，可以一并答复。`,
    basis: '法释〔2025〕8号第十四条第三项',
    previousNumber: null,
    previousOn: null,
    previousGranted: null,
  }
}

async function repeatOf(ctx: Context, { id, number, outcome, outcomeSays, decidedOn }: Near): Promise<Similar['hint']> {
  const history = (await actsOf(ctx.db, id)).map((act) => openAct(ctx, act))
  const { letter, status } = fold(history)
  if (!outcome || !letter || !decidedOn) return null
  const told = isDone(status) ? '已经答复' : '已经作出答复，还没有送达'
  return {
    kind: 'repeat',
    request: id,
    number,
    says:
      `同一申请人就相同的内容申请过（${number}），${told}：${outcomeSays}，${letter.number}，${inChinese(decidedOn)}。` +
      '核对内容没有实质差异的，告知不予重复处理。',
    basis: '条例第三十六条第六项',
    previousNumber: letter.number,
    previousOn: decidedOn,
    previousGranted: outcomeOf(outcome).effect === 'full',
  }
}
