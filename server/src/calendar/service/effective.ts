import {
  amended,
  years as builtIn,
  type Calendar,
  type CalendarYear,
  createCalendar,
  type Fault,
  type RegionOverlay,
} from '@gongkai/rules/calendar'
import type { Handle } from '../../platform/database/schema.ts'
import { appliedNotices, type Head, readHead, type StoredNotice } from '../store.ts'

/** The calendar with the notices that people entered, and those of them that do not fit it. */
export interface Effective {
  readonly calendar: Calendar
  readonly years: ReadonlyMap<number, CalendarYear>
  readonly overlays: readonly RegionOverlay[]
  readonly unfit: readonly {
    readonly notice: Pick<StoredNotice, 'id' | 'year' | 'number'>
    readonly faults: readonly Fault[]
  }[]
}

type Applied = Pick<StoredNotice, 'id' | 'scope' | 'year' | 'region' | 'number' | 'issuedOn' | 'days'>

/**
 * The years of the program with the notices over them, in the order in which they were issued. One that the program
 * knows by now is passed over; one that does not fit is left out and named.
 */
export function effectiveOf(notices: readonly Applied[]): Effective {
  const years = new Map(builtIn.map((y) => [y.year, y]))
  const unfit: Effective['unfit'][number][] = []
  const overlays = new Map<string, RegionOverlay>()
  for (const notice of notices as readonly StoredNotice[]) {
    const { year, number } = notice
    if (notice.scope === 'local') {
      const before = overlays.get(notice.region)?.entries ?? []
      const entries = [...before, ...notice.days.map((d) => ({ ...d, basis: number }))]
      overlays.set(notice.region, { region: notice.region, entries })
      continue
    }
    const base = years.get(year)
    if (base?.notices.some((n) => n.number === number)) continue
    const after = amended(base, { ...notice, arrangements: notice.days })
    if (after.year) years.set(year, after.year)
    else unfit.push({ notice, faults: after.faults })
  }
  const all = [...overlays.values()]
  return { calendar: createCalendar({ years: [...years.values()], overlays: all }), years, overlays: all, unfit }
}

/** Of few states: those that requests of this moment still ask for. */
const KEPT = 8
const kept = new Map<string, Effective>()

export interface Current extends Effective {
  /** Counts the states of the calendar of this database. */
  readonly version: number
  /** Names this state among those of all databases, for whoever keeps what follows from it. */
  readonly mark: string
}

async function effectiveAt(db: Handle, { mark }: Head): Promise<Effective> {
  const known = kept.get(mark)
  if (known) return known
  const made = effectiveOf(await appliedNotices(db))
  kept.set(mark, made)
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old)
  return made
}

/** The calendar in force with all that belongs to it; made once for each of its states. */
export async function currentCalendar(db: Handle, head?: Head): Promise<Current> {
  const at = head ?? (await readHead(db))
  return { ...(await effectiveAt(db, at)), version: at.version, mark: at.mark }
}

/** The working-day calendar in force: the years of the program and the notices that administrators applied. */
export const calendarOf = async (db: Handle): Promise<Calendar> => (await currentCalendar(db)).calendar
