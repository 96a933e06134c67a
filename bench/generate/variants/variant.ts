import type { Draft } from '../draft.ts'
import type { Random } from '../random.ts'

/** A way in which reports deviate from the form; changes what is printed, and what a reader must find. */
export type Variant = (draft: Draft, random: Random) => void
