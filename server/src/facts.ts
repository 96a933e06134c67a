import { portalAgency } from './agencies/service/guide.ts'
import { currentCalendar } from './calendar/service/effective.ts'
import type { Parts } from './platform/context.ts'
import { storedSetting } from './platform/setting.ts'
import type { PortalFacts } from './portal/facts.ts'
import { portalSetting, withoutBlanks } from './portal/settings.ts'

/** What the portal's pages are made from, as the database has it now. */
export const portalFacts =
  ({ database: { db }, clock }: Parts) =>
  async (): Promise<PortalFacts> => {
    const { calendar, mark } = await currentCalendar(db)
    const agency = await portalAgency(db, clock.today())
    if (!agency) return { version: mark, agency: { name: null }, calendar }
    const { value, version } = await storedSetting(db, portalSetting, agency.id)
    return {
      version: [mark, agency.version, version].join(':'),
      agency: { ...agency.facts, ...withoutBlanks(value) },
      calendar,
    }
  }
