import type { Act, Person, Place } from '@gongkai/rules/access'
import type { Context } from '../platform/context.ts'
import type { Handle } from '../platform/database/schema.ts'

/** What of a person's work is still open, in words for whoever would hand it over: `在办申请3件`. */
export type OpenWork = (ctx: Pick<Context, 'db' | 'today'>, user: string) => Promise<readonly string[]>

/** What accounts ask about agencies and work, which slices to their right know; app.ts hands it in. */
export interface Neighbours {
  /** Where an agency stands in the tree; undefined when there is none of this id. */
  placeOf(db: Handle, agency: string): Promise<Place | undefined>
  /** The agencies at which a person may do an act; null: at all of them. */
  reached(db: Handle, person: Person, act: Act): Promise<readonly string[] | null>
  /** Present names of agencies by id. */
  namesOf(db: Handle, agencies: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Ids of the agencies that exist on the day, by their full name. */
  idsByName(db: Handle, day: Context['today']): Promise<ReadonlyMap<string, string>>
  readonly openWork: readonly OpenWork[]
}
