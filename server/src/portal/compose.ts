import { nationalCalendar } from '@gongkai/rules/calendar'
import type { Parts } from '../platform/context.ts'
import { errors, refuse } from '../platform/errors.ts'
import { type Allowance, formReceiver } from '../platform/files/receive.ts'
import type { Surface } from '../platform/http/server.ts'
import { limitKey, within } from '../platform/limits.ts'
import type { Operation } from '../platform/operation.ts'
import { reportsApi } from '../reports/api.ts'
import { checkLimit, checkUploaded } from '../reports/contract.ts'
import { createChecker } from '../reports/service.ts'
import { fromStrangers } from '../requests/contract/attachments.ts'
import type { PortalFacts } from './facts.ts'
import { kept } from './kept.ts'
import { createPortal, type Portal } from './routes.tsx'

interface Outside {
  readonly address: () => string
  /** Every operation of the API. */
  readonly operations: readonly Operation[]
  /** Reads what the pages say of the agency, and the calendar; asked again at most once a second, and after five seconds before anything is shown. */
  readonly facts?: () => Promise<PortalFacts>
}

/**
 * Forms that bring files from one address, right or wrong, and megabytes of what they bring, each file at least one: it
 * lies on the disk for two days, whether it is needed or not, so that nobody has to choose it again.
 */
const FORMS = { times: 60, seconds: 3600 } as const
const MEGABYTES = { times: 1000, seconds: 86_400 } as const
const MB = 1024 * 1024

/** How much an address may still bring with forms. */
const allowanceOf =
  ({ database, secrets, clock }: Parts) =>
  ({ ip }: { ip: string }): Allowance => ({
    form: async () => {
      if (!(await within(database.db, limitKey(secrets, 'portal.forms', ip), FORMS, clock.now())))
        throw refuse(errors.tooMany, { at: 'file', says: tooOften })
    },
    file: async (bytes) => {
      const key = limitKey(secrets, 'portal.megabytes', ip)
      if (!(await within(database.db, key, MEGABYTES, clock.now(), Math.ceil(bytes / MB))))
        throw refuse(errors.tooMany, { at: 'file', says: tooMuch })
    },
  })

const tooOften = `同一网络地址一小时内最多${FORMS.times}次带附件，这次选的附件没有接收，填写的内容和以前收到的附件都在。可以不再加附件提交，也可以一小时后再加。`
const tooMuch =
  '同一网络地址今天上传的附件已经达到上限，没有接收。可以不带这个附件提交，也可以明天再加，或者当面提交、邮寄。'

/** How old what is shown may be; every process asks the database for itself. */
const AGES = { fresh: 1_000, most: 5_000 }

/** Before anybody has said anything of the agency. */
const unsaid: PortalFacts = { version: 'unsaid', agency: { name: null }, calendar: nationalCalendar }

/** The portal and the public check of reports over the parts of the program. */
export function composePortal(
  parts: Parts,
  { address, operations, facts = async () => unsaid }: Outside,
): Pick<Portal, 'errorPage'> & { readonly surfaces: readonly Surface[] } {
  const { database, secrets, clock, settings } = parts
  const checker = createChecker(settings)
  const doors = {
    checker,
    mayCheck: (request: { ip: string }) =>
      within(database.db, limitKey(secrets, checkUploaded.id, request.ip), checkLimit, clock.now()),
  }
  const receive = formReceiver(parts.shelf, { ...settings, attachments: fromStrangers, allowance: allowanceOf(parts) })
  const portal = createPortal({
    ...doors,
    address,
    operations,
    today: () => clock.today(),
    now: () => clock.now(),
    secrets,
    receive,
    facts: kept(facts, AGES),
  })
  return { errorPage: portal.errorPage, surfaces: [portal.surface, reportsApi(doors)] }
}
