import { nationalCalendar } from '@gongkai/rules/calendar'
import type { Parts } from '../platform/context.ts'
import { errors, refuse } from '../platform/errors.ts'
import { formReceiver } from '../platform/files/receive.ts'
import type { Surface } from '../platform/http/server.ts'
import { limitKey, within } from '../platform/limits.ts'
import type { Operation } from '../platform/operation.ts'
import { reportsApi } from '../reports/api.ts'
import { checkLimit, checkUploaded } from '../reports/contract.ts'
import { createChecker } from '../reports/service.ts'
import { LARGEST_FROM_STRANGERS } from '../requests/service/files.ts'
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

/** Forms with files from one address, right or wrong: what they bring lies on the disk for a day, whether it is needed or not. */
const FORMS = { times: 120, seconds: 3600 } as const

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
  const receiveForm = formReceiver(parts.shelf, {
    ...settings,
    uploadLimit: Math.min(settings.uploadLimit, LARGEST_FROM_STRANGERS),
  })
  const portal = createPortal({
    ...doors,
    address,
    operations,
    today: () => clock.today(),
    now: () => clock.now(),
    secrets,
    receive: async (request) => {
      if (!(await within(database.db, limitKey(secrets, 'portal.forms', request.ip), FORMS, clock.now())))
        throw refuse(errors.tooMany)
      return receiveForm(request)
    },
    facts: kept(facts, AGES),
  })
  return { errorPage: portal.errorPage, surfaces: [portal.surface, reportsApi(doors)] }
}
