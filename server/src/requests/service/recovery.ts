import { treeOf } from '../../agencies/store/agencies.ts'
import { fullNameOn } from '../../agencies/tree.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { limitKey, within } from '../../platform/limits.ts'
import { requestErrors } from '../errors.ts'
import { type OwnerKeys, requestsOf, submissionsOf } from '../store/owners.ts'
import { replaceCode } from '../store/requests.ts'
import { updateSubmission } from '../store/submissions.ts'
import { issueCode } from './codes.ts'
import { numberOf } from './register.ts'
import { keyOfOwner, openContent, openSubmission } from './sealing.ts'

/** Who says that an application is theirs: all three as they wrote them in it. */
export interface Owner {
  readonly name: string
  readonly number: string
  readonly phone: string
}

/** How often one identity may be asked for in a day, from wherever: its telephone is not to be found by trying. */
const TRIES = { times: 10, seconds: 86_400 } as const

/** What an applicant who lost the code has with the agencies; `ownNotFound` when nothing fits all three. */
export async function findOwn(ctx: Context, owner: Owner) {
  const keys = keysOfOwner(ctx, owner)
  if (!(await within(ctx.db, limitKey(ctx.parts.secrets, 'submissions.owner', keys.number), TRIES, ctx.now)))
    throw refuse(errors.tooMany, { says: '今天已经查找了很多次。请明天再试，或者带身份证明到工作机构补发。' })
  const tree = await treeOf(ctx.db)
  const named = (agency: string) => fullNameOn(tree, tree.get(agency), ctx.today)
  const rows = [
    ...(await requestsOf(ctx.db, keys)).map((row) => ({
      id: row.id,
      number: numberOf(row),
      agencyName: named(row.agency_id),
      on: row.received_on,
      description: openContent(ctx, row).application.description,
    })),
    ...(await submissionsOf(ctx.db, keys)).map((row) => ({
      id: row.id,
      number: null,
      agencyName: named(row.agency_id),
      on: row.submitted_on,
      description: openSubmission(ctx, row).description,
    })),
  ]
  if (rows.length === 0) throw refuse(requestErrors.ownNotFound)
  return { rows }
}

/** A new code for whoever knows all that identifies its applicant; the old one opens nothing any more. */
export async function recoverCode(ctx: CommandContext, { id, ...owner }: Owner & { readonly id: string }) {
  const keys = keysOfOwner(ctx, owner)
  const { code, key } = issueCode(ctx.parts.secrets)
  const request = (await requestsOf(ctx.db, keys)).find((row) => row.id === id)
  if (request) {
    await replaceCode(ctx.db, request, key)
    await ctx.audit({ chain: request.agency_id, act: 'request.codeRecovered', subject: { type: 'request', id } })
    return { code }
  }
  const submission = (await submissionsOf(ctx.db, keys)).find((row) => row.id === id)
  if (!submission) throw refuse(requestErrors.ownNotFound)
  if (!(await updateSubmission(ctx.db, submission, { code_key: key }))) throw refuse(errors.changedMeanwhile)
  await ctx.audit({ chain: submission.agency_id, act: 'submission.codeRecovered', subject: { type: 'submission', id } })
  return { code }
}

/** All three, each of which has to say something: nobody is found by having given no number. */
function keysOfOwner({ parts: { secrets } }: Context, owner: Owner): OwnerKeys {
  const keyOf = (kind: keyof Owner) => {
    const key = keyOfOwner(secrets, kind, owner[kind])
    if (key === null) throw refuse(requestErrors.ownNotFound)
    return key
  }
  return { name: keyOf('name'), number: keyOf('number'), phone: keyOf('phone') }
}
