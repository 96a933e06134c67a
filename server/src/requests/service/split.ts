import type { CommandContext } from '../../platform/context.ts'
import { replaceContent } from '../store/contents.ts'
import { findRequest } from '../store/requests.ts'
import { caseOf } from './cases.ts'
import { issueCode } from './codes.ts'
import { actable, write } from './record.ts'
import { open } from './register.ts'
import { openContent, sealContent } from './sealing.ts'
import { keepDescription } from './words.ts'

interface Split {
  readonly version: number
  readonly keeps: string
  readonly parts: readonly string[]
}

/**
 * Makes several requests of one that asks for several matters (一事一申请): each with its own number and clock from the same
 * day of receipt, and counted by itself (年报表三). This one goes on with the first; its act keeps the words of the whole.
 */
export async function split(ctx: CommandContext, id: string, { version, keeps, parts }: Split) {
  const found = await actable(ctx, id, version, 'split')
  const { row, state } = found
  const content = openContent(ctx, row)
  const { application, proof } = content
  const { section, person } = state
  const opened: { id: string; number: string; code: string }[] = []
  for (const description of parts) {
    const { code, key } = issueCode(ctx.parts.secrets)
    const part = { ...application, description }
    const { id: made, number } = await open(ctx, {
      ...{ agency: row.agency_id, application: part, facts: state.facts, proof },
      ...{ codeKey: key, splitFrom: row.split_from ?? id },
    })
    opened.push({ id: made, number, code })
    if (section || person) await hand(ctx, made, { section, person })
  }
  const ids = opened.map((one) => one.id)
  const done = await write(ctx, found, { type: 'split', keeps, whole: application.description, parts: ids })
  const narrowed = { ...content, application: { ...application, description: keeps } }
  await replaceContent(ctx.db, id, sealContent(ctx, id, narrowed))
  await keepDescription(ctx, { id, agency: row.agency_id, description: keeps })
  return { ...done, parts: opened }
}

/** Whoever has the whole has its parts too. */
async function hand(ctx: CommandContext, id: string, to: { section: string | null; person: string | null }) {
  const row = await findRequest(ctx.db, id)
  if (row) await write(ctx, await caseOf(ctx, row), { type: 'assigned', ...to })
}
