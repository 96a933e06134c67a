import type { FastifyInstance } from 'fastify'
import packageJson from '../package.json' with { type: 'json' }
import { accountsApi } from './accounts/api.ts'
import { accountJobs } from './accounts/jobs.ts'
import { accountSettings } from './accounts/policy.ts'
import { resolve } from './accounts/service/sessions.ts'
import { signOn } from './accounts/signOn.ts'
import { administrationApi } from './administration/api.ts'
import { agenciesApi } from './agencies/api.ts'
import { around, handedOver, lettersOwned, named, settled, watched } from './around.ts'
import { calendarApi } from './calendar/api.ts'
import { conventions } from './calendar/settings.ts'
import { demonstrationApi } from './demonstration/api.ts'
import { portalFacts } from './facts.ts'
import { lettersApi } from './letters/api.ts'
import { letterSettings } from './letters/numbering.ts'
import type { Parts } from './platform/context.ts'
import { receiver } from './platform/files/receive.ts'
import { dropContents } from './platform/files/service.ts'
import type { Check } from './platform/health.ts'
import { housekeeping } from './platform/housekeeping.ts'
import type { Doors } from './platform/http/bind.ts'
import type { Handlers } from './platform/http/handler.ts'
import { office } from './platform/http/office.ts'
import { buildServer } from './platform/http/server.ts'
import type { Job } from './platform/jobs.ts'
import { safely } from './platform/log.ts'
import type { Setting } from './platform/setting.ts'
import { composePortal } from './portal/compose.ts'
import { portalSetting } from './portal/settings.ts'
import { checkUploaded } from './reports/contract.ts'
import { requestsApi } from './requests/api.ts'
import { requestJobs } from './requests/jobs.ts'
import { requestSettings } from './requests/settings.ts'
import { versions } from './requests/store/inForce.ts'
import { setupApi } from './setup/api.ts'

/** What the program does by itself. */
export const jobs: readonly Job[] = [...housekeeping, ...accountJobs, ...requestJobs]

/** What people set while it runs. */
const settings: readonly Setting[] = [
  ...accountSettings,
  conventions,
  ...letterSettings,
  ...requestSettings,
  portalSetting,
]

/** Every operation of the API: the table from which routes, documentation and tests are made. */
export const handlers: Handlers = [
  ...accountsApi(around),
  ...agenciesApi(handedOver),
  ...calendarApi(watched),
  ...lettersApi(lettersOwned),
  ...requestsApi,
  ...setupApi(around),
  ...demonstrationApi(around),
  ...administrationApi({ ...named, jobs, settings, settled }),
]

interface Outside {
  /** The public address, known once the port is. */
  readonly address: () => string
  readonly checks?: readonly Check[]
  /** The folder of the built back office. */
  readonly office?: string
}

/** Builds the whole application over its parts: portal, office and API; for the program and for tests alike. */
export function createApp(
  parts: Parts,
  { address, checks = [], office: officeFolder }: Outside,
): Promise<FastifyInstance> {
  const portal = composePortal(parts, {
    address,
    operations: [...handlers.map((h) => h.operation), checkUploaded],
    facts: portalFacts(parts),
  })
  const doors: Pick<Doors, 'resolve' | 'receive'> = {
    resolve: resolve(parts, versions),
    receive: receiver(parts.shelf, parts.settings, (hashes) =>
      // What is left is collected by night; the caller is told why the request was refused.
      dropContents(parts.database, parts.shelf, hashes).catch((error) =>
        parts.log.warn(safely(error), 'contents of a refused request left'),
      ),
    ),
  }
  return buildServer(parts, {
    handlers,
    doors,
    surfaces: [...portal.surfaces, signOn(parts, address), ...(officeFolder ? [office(officeFolder)] : [])],
    described: [checkUploaded],
    checks,
    version: packageJson.version,
    address,
    errorPage: portal.errorPage,
  })
}
