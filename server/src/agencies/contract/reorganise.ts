import { z } from 'zod'
import { command, Id, Version } from '../../platform/operation.ts'
import { AgencyDate, NewAgency, one, Reason } from './agency.ts'

/** The first day on which an agency no longer exists. */
const On = AgencyDate.describe('从哪一天起不再存在')
const Existing = z.strictObject({ id: Id })
const New = z.strictObject({ create: NewAgency.omit({ from: true }).describe('新设的机关，自这一天起设立') })
/** Who goes on: an agency that exists, or one that begins on that day. */
export const Successor = z.union([Existing, New], { error: '应为现有的机关 {id}，或者新设的机关 {create}' })
export type Successor = z.output<typeof Successor>

const Ending = z.strictObject({ id: Id, version: Version })
const access = { act: 'agency.end' } as const
const answer = z.strictObject({ successors: z.array(Id) })

export const endAgency = command({
  id: 'agencies.end',
  path: '/api/agencies/:id/end',
  says: '撤销机关，连同它的内设机构和派出机构',
  access,
  params: one,
  body: z.strictObject({
    version: Version,
    on: On,
    successor: Id.nullable().describe('继续行使其职权的机关；没有则为 null'),
    reason: Reason,
  }),
  answer,
})

export const mergeAgencies = command({
  id: 'agencies.merge',
  path: '/api/agencies/merge',
  says: '合并机关：撤销的各机关的职权由一个机关继续行使',
  access,
  body: z.strictObject({
    agencies: z.array(Ending).min(1, { error: '请选择撤销的机关' }).max(20, { error: '最多20个' }),
    into: Successor,
    on: On,
    reason: Reason,
  }),
  answer,
})

export const splitAgency = command({
  id: 'agencies.split',
  path: '/api/agencies/:id/split',
  says: '分立机关：撤销的机关的职权由几个机关继续行使',
  access,
  params: one,
  body: z.strictObject({
    version: Version,
    into: z.array(Successor).min(2, { error: '至少2个' }).max(20, { error: '最多20个' }),
    on: On,
    reason: Reason,
  }),
  answer,
})
