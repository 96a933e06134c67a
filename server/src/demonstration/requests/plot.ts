import type { CivilDate } from '@gongkai/rules/dates'
import type { CompleteApplication } from '@gongkai/rules/requests'
import type { Course } from './course.ts'
import type { Matter } from './matters.ts'
import type { Script } from './script.ts'

/** A case that is being written down. */
export interface Plot {
  readonly script: Script
  readonly matter: Matter
  readonly application: CompleteApplication
  readonly course: Course
  /** Days that later steps refer to. */
  readonly days: {
    received?: CivilDate
    /** The first day that the term of the reply counts from. */
    counted?: CivilDate
    asked?: CivilDate
    due?: CivilDate
    corrected?: CivilDate
    withdrawn?: CivilDate
    searched?: CivilDate
    /** Working days by which the term was extended. */
    more?: number
  }
}
