import { type CorrectedApplication, isMisclassed, partsCorrected } from '@gongkai/rules/requests'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { perform } from '../../platform/perform.ts'
import { findEarlier, insertEarlier, replaceContent, replaceKeys } from '../store/contents.ts'
import { type Case, readable } from './cases.ts'
import { actable, type Done, write } from './record.ts'
import { keysOf, openContent, openEarlier, sealContent, sealEarlier } from './sealing.ts'
import { keepDescription } from './words.ts'

interface Correction {
  readonly version: number
  readonly application: CorrectedApplication
  readonly reason: string
}

/**
 * Puts an application down as it should have been, or completes it by what a correction brought (条例第30条). What it said
 * before is kept sealed beside the act, which names the parts and never what they say.
 */
export async function correctApplication(
  ctx: CommandContext,
  id: string,
  { version, application, reason }: Correction,
): Promise<Done> {
  const found = await actable(ctx, id, version, 'applicationCorrected')
  demandClassed(found, application)
  const was = openContent(ctx, found.row)
  const fields = partsCorrected(was.application, application)
  if (fields.length === 0)
    throw refuse(errors.invalidInput, { at: 'application', says: '与登记的内容相同，没有要更正的。' })
  const done = await write(ctx, found, { type: 'applicationCorrected', fields, reason })
  const seq = found.history.length
  await insertEarlier(ctx.db, { request_id: id, seq, content: sealEarlier(ctx, id, seq, was) })
  const is = { ...was, application: { ...application, class: found.state.applicant } }
  await replaceContent(ctx.db, id, sealContent(ctx, id, is))
  await replaceKeys(ctx.db, id, keysOf(ctx.parts.secrets, is.application))
  await keepDescription(ctx, { id, agency: found.row.agency_id, description: application.description })
  return done
}

/** The class is counted by (年报表三) and follows from the acts: it is amended there, before a credit code is put down. */
function demandClassed({ state }: Case, application: CorrectedApplication): void {
  if (isMisclassed(application, state.applicant))
    throw refuse(errors.invalidInput, {
      at: 'application.applicants[0].paper',
      says: '登记的申请人类别是自然人；是法人或者其他组织的，请先用“更正记录”更正申请人类别。',
    })
}

/** The application as it was before a correction, with numbers and ways to reach people; the looking is on record. */
export async function earlierApplicationOf(ctx: Context, id: string, seq: number) {
  const { row } = await readable(ctx, id)
  const earlier = await findEarlier(ctx.db, id, seq)
  if (!earlier) throw refuse(errors.notFound)
  const { application } = openEarlier(ctx, earlier)
  await perform(ctx.parts, ctx.actor, (tx) =>
    tx.audit({
      chain: row.agency_id,
      act: 'request.applicantShown',
      subject: { type: 'request', id },
      after: { before: seq },
    }),
  )
  return application
}
