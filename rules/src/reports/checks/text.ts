import type { Check } from '../findings.ts'
import { textAgency } from './textAgency.ts'
import { textAspect } from './textAspect.ts'
import { textPersonal } from './textPersonal.ts'
import { textPlace } from './textPlace.ts'
import { textRepeat } from './textRepeat.ts'
import { textSame } from './textSame.ts'
import { textYear } from './textYear.ts'

/** What the words of a report show by themselves. */
export const textChecks: readonly Check[] = [
  textYear,
  textPlace,
  textAgency,
  textRepeat,
  textSame,
  textAspect,
  textPersonal,
]
