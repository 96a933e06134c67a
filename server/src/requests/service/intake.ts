import { may } from '@gongkai/rules/access'
import type { RequestFacts } from '@gongkai/rules/deadlines'
import { type Act, channels, clocksOf, fold, problemsOf } from '@gongkai/rules/requests'
import { treeOf } from '../../agencies/store/agencies.ts'
import { type Agency, fullNameOn, type Tree } from '../../agencies/tree.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Received } from '../../platform/http/handler.ts'
import { settingOf } from '../../platform/setting.ts'
import type { Registration } from '../contract/cases.ts'
import { requestErrors } from '../errors.ts'
import { receipts } from '../settings.ts'
import { findRequest, replaceCode } from '../store/requests.ts'
import { circumstancesOf, readable } from './cases.ts'
import { issueCode } from './codes.ts'
import { keepFiles } from './files.ts'
import { beginLetter } from './letters.ts'
import { placeOfCase, receives } from './place.ts'
import { demandPossible } from './record.ts'
import { open } from './register.ts'

const mayRegister = ({ actor, today }: Context, tree: Tree, { id }: Agency): boolean =>
  may(actor, 'request.register', { place: placeOfCase(tree, id, null, today) })

/** The bodies for which the caller registers requests, in the order of the tree. */
export async function registering(ctx: Context) {
  const tree = await treeOf(ctx.db)
  const rows = tree.all
    .filter((a) => receives(tree, a, ctx.today) && mayRegister(ctx, tree, a))
    .map((a) => ({ id: a.id, name: fullNameOn(tree, a, ctx.today) }))
  return { rows }
}

/** The body that a request is to be registered for. */
async function registeredFor(ctx: Context, agency: string): Promise<void> {
  const tree = await treeOf(ctx.db)
  const found = tree.find(agency)
  if (!found || !mayRegister(ctx, tree, found)) throw refuse(errors.notFound)
  if (!receives(tree, found, ctx.today)) throw refuse(requestErrors.noSuchReceiver, { at: 'agency' })
}

/** The day of receipt that follows from the facts (条例第31条), and the dates that follow from it, before anything is kept. */
export async function receiptOf(ctx: Context, { agency, facts }: { agency: string; facts: RequestFacts }) {
  await registeredFor(ctx, agency)
  const now = await circumstancesOf(ctx, agency)
  // Who asks moves no date.
  const act: Act = { type: 'registered', facts, applicant: 'naturalPerson' }
  demandPossible(
    problemsOf([], act, ctx.actor.id, now).map(({ at, message }) => ({ at: at ? `facts.${at}` : 'facts', message })),
  )
  const clocks = clocksOf(fold([{ by: ctx.actor.id, at: ctx.today, act }]), now.settings, now.calendar)
  const { receivedOn, correctionNoticeBy, respondBy = receivedOn, warnings, trace, provisional } = clocks
  return {
    ...{ receivedOn, correctionNoticeBy, respondBy, trace },
    receivedBy: channels[facts.channel].receivedBy,
    provisional: provisional.length > 0,
    warnings: warnings.map(({ message, basis }) => ({ message, basis })),
  }
}

/** Registers what came by letter, in person, by fax, e-mail or word of mouth, with its scans. */
export async function register(
  ctx: CommandContext,
  { agency, registration }: { agency: string; registration: Registration },
  files: readonly Received[],
) {
  await registeredFor(ctx, agency)
  const { application, facts, proof, splitFrom } = registration
  await demandOwn(ctx, agency, splitFrom)
  const { code, key } = issueCode(ctx.parts.secrets)
  const at = 'registration.facts.'
  const opened = await open(ctx, { agency, application, facts, proof, splitFrom, codeKey: key, at })
  await keepFiles(ctx, { request: opened.id }, files, { kind: 'application' })
  return { ...opened, code, letter: await receiptLetter(ctx, agency, opened.id, code) }
}

/** Begins the receipt (L01) while its query code is known: it is shown once and kept nowhere else. */
async function receiptLetter(ctx: CommandContext, agency: string, id: string, code: string): Promise<string | null> {
  const { drafted } = await settingOf(ctx.db, receipts, agency)
  if (drafted === 'byHand') return null
  return (await beginLetter(ctx, id, { kind: 'L01', values: { queryCode: code } })).id
}

/** A request is split out of one of the same agency. */
async function demandOwn(ctx: CommandContext, agency: string, splitFrom: string | undefined): Promise<void> {
  if (splitFrom === undefined) return
  const parent = await findRequest(ctx.db, splitFrom)
  if (parent?.agency_id !== agency)
    throw refuse(errors.invalidInput, { at: 'registration.splitFrom', says: '本机关没有这件申请，请重新选择。' })
}

/** A new code for whoever showed at the office that the request is theirs; the old one opens nothing any more. */
export async function renewCode(ctx: CommandContext, id: string, seen: string) {
  const { row, place } = await readable(ctx, id)
  if (!may(ctx.actor, 'request.register', { place })) throw refuse(errors.notFound)
  const { code, key } = issueCode(ctx.parts.secrets)
  await replaceCode(ctx.db, row, key)
  await ctx.audit({
    chain: row.agency_id,
    act: 'request.codeRenewed',
    subject: { type: 'request', id },
    after: { seen: ctx.parts.secrets.seal(seen, `audit.seen:${id}`) },
  })
  return { code }
}
