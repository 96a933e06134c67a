import type { Act, Person, Place } from '@gongkai/rules/access'
import type { Context } from '../platform/context.ts'

/** Where and on which day is asked. */
export type Asked = Pick<Context, 'db' | 'today'>

/** What of a person's work is still open, in words for whoever would hand it over: `在办申请3件`. */
export type OpenWork = (ctx: Asked, user: string) => Promise<readonly string[]>

/** What accounts ask about agencies and work, which slices to their right know; app.ts hands it in. */
export interface Neighbours {
  /** Where an agency stands in the tree; undefined when there is none of this id. */
  placeOf(ctx: Asked, agency: string): Promise<Place | undefined>
  /** The agencies at which a person may do an act; null: everywhere, also where there is no agency. */
  reached(ctx: Asked, person: Person, act: Act): Promise<readonly string[] | null>
  /** Full names of agencies by id. */
  namesOf(ctx: Asked, agencies: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Ids of the agencies that exist, by their full name. */
  idsByName(ctx: Asked): Promise<ReadonlyMap<string, string>>
  readonly openWork: readonly OpenWork[]
}
