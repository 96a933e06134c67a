import type { Neighbours } from './accounts/neighbours.ts'
import { namesOfPersons } from './accounts/service/users.ts'
import type { Told } from './administration/service.ts'
import { agenciesForAccounts, mayAt, namesOfAgencies } from './agencies/neighbours.ts'
import type { OnHandOver } from './agencies/service/handover.ts'
import type { DatesWatched } from './calendar/service/preview.ts'
import type { LetterOwner } from './letters/service/letters.ts'
import type { OnSettled } from './platform/setting.ts'
import { requestsFollow, requestsHandedOver, requestsOpen, requestsWatched } from './requests/service/around.ts'
import { demandFree } from './requests/service/letters.ts'

/** What accounts ask about agencies and work. */
export const around: Neighbours = { ...agenciesForAccounts, openWork: [requestsOpen] }

/** Open work that goes with the roles of whoever leaves. */
export const handedOver: readonly OnHandOver[] = [requestsHandedOver]

/** Letters that belong to work. */
export const lettersOwned: readonly LetterOwner[] = [{ demandFree }]

/** What has dates that follow from the calendar. */
export const watched: readonly DatesWatched[] = [requestsWatched]

/** What follows from settings. */
export const settled: readonly OnSettled[] = [requestsFollow]

/** What the administrators' pages ask about persons and agencies. */
export const named: Pick<Told, 'names' | 'mayAt'> = {
  names: async ({ db, today }, ids) => {
    const own = ids.filter((id) => uuid.test(id))
    return new Map([...(await namesOfPersons(db, own)), ...(await namesOfAgencies(db, own, today))])
  },
  mayAt,
}

/** Some things are named by words of ours instead of ids: the public, the program, the installation. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
