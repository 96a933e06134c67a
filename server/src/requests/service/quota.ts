import type { z } from 'zod'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext } from '../../platform/context.ts'
import { errors, type Refusal, refuse } from '../../platform/errors.ts'
import { limitKey, within } from '../../platform/limits.ts'
import { settingOf } from '../../platform/setting.ts'
import { requestErrors } from '../errors.ts'
import { intake } from '../settings.ts'

const HOUR = 3600
const DAY = 86_400

type Intake = z.output<typeof intake.schema>

/** One counter, and what is said when it is full. */
interface Quota {
  readonly what: string
  readonly times: number
  readonly seconds: number
  readonly full: () => Refusal
}

/** Throws the refusal of the first that is full. What a refused command counted is undone with it. */
async function keep({ db, now }: CommandContext, quotas: readonly Quota[]): Promise<void> {
  for (const { what, full, ...limit } of quotas) if (!(await within(db, what, limit, now))) throw full()
}

/** Those who operate the program are told of a day's quota that is used up: it keeps people out who did nothing. */
function usedUp({ parts }: CommandContext, quota: string, refusal: Refusal, agency?: string): Refusal {
  parts.log.warn({ quota, agency }, 'quota of a day used up')
  return refusal
}

const tooManyIn = (time: string, most: number, later: string) => () =>
  refuse(errors.tooMany, {
    says: `同一网络地址${time}内最多提交${most}件申请，已经满了。请${later}再提交，也可以当面提出或者邮寄。`,
  })

/**
 * So many applications from one address, to one agency and in all. One address reaches neither of the others, and who
 * uses up that of one agency leaves those of the others open.
 */
export async function keepSubmissionQuota(ctx: CommandContext, agency: string, address: string): Promise<void> {
  const set: Intake = await settingOf(ctx.db, intake, INSTALLATION)
  const own = (period: string) => limitKey(ctx.parts.secrets, `submissions${period}`, address)
  const toAgency = () => usedUp(ctx, 'perAgency', refuse(requestErrors.agencyFull), agency)
  const all = () => usedUp(ctx, 'perDay', refuse(requestErrors.submissionsFull))
  const [hourly, daily] = [set.perAddress, Math.max(set.perAddress, set.perAddressDay)]
  await keep(ctx, [
    { what: own(''), times: hourly, seconds: HOUR, full: tooManyIn('一小时', hourly, '一小时后') },
    { what: own('.day'), times: daily, seconds: DAY, full: tooManyIn('一天', daily, '明天') },
    { what: `submissions:${agency}`, times: set.perAgency, seconds: DAY, full: toAgency },
    { what: 'submissions:all', times: set.perDay, seconds: DAY, full: all },
  ])
}

/** So many applications put aside from one address and in all. */
export async function keepDraftQuota(ctx: CommandContext, address: string): Promise<void> {
  const { perAddressDay, perDay } = await settingOf(ctx.db, intake, INSTALLATION)
  const ofAddress = () =>
    refuse(errors.tooMany, {
      says: `同一网络地址一天内最多保存${perAddressDay}次，已经满了。填写的内容还在，可以直接提交，也可以明天再保存。`,
    })
  const all = () => usedUp(ctx, 'drafts', refuse(requestErrors.draftsFull))
  const own = limitKey(ctx.parts.secrets, 'drafts.day', address)
  await keep(ctx, [
    { what: own, times: perAddressDay, seconds: DAY, full: ofAddress },
    { what: 'drafts:all', times: perDay, seconds: DAY, full: all },
  ])
}
