import { may } from '@gongkai/rules/access'
import { treeOf } from '../../agencies/store/agencies.ts'
import type { CommandContext } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Received } from '../../platform/http/handler.ts'
import type { Registration } from '../contract/cases.ts'
import { requestErrors } from '../errors.ts'
import { findRequest, replaceCode } from '../store/requests.ts'
import { readable } from './cases.ts'
import { issueCode } from './codes.ts'
import { keepFiles } from './files.ts'
import { placeOfCase, receives } from './place.ts'
import { open } from './register.ts'

/** Registers what came by letter, in person, by fax, e-mail or word of mouth, with its scans. */
export async function register(
  ctx: CommandContext,
  { agency, registration }: { agency: string; registration: Registration },
  files: readonly Received[],
) {
  const tree = await treeOf(ctx.db)
  const found = tree.find(agency)
  if (!found || !may(ctx.actor, 'request.register', { place: placeOfCase(tree, agency, null, ctx.today) }))
    throw refuse(errors.notFound)
  if (!receives(tree, found, ctx.today)) throw refuse(requestErrors.noSuchReceiver, { at: 'agency' })
  const { application, facts, proof, splitFrom } = registration
  await demandOwn(ctx, agency, splitFrom)
  const { code, key } = issueCode(ctx.parts.secrets)
  const at = 'registration.facts.'
  const opened = await open(ctx, { agency, application, facts, proof, splitFrom, codeKey: key, at })
  await keepFiles(ctx, { request: opened.id }, files, { kind: 'application' })
  return { ...opened, code }
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
  await replaceCode(ctx.db, id, key)
  await ctx.audit({
    chain: row.agency_id,
    act: 'request.codeRenewed',
    subject: { type: 'request', id },
    after: { seen: ctx.parts.secrets.seal(seen, `audit.seen:${id}`) },
  })
  return { code }
}
