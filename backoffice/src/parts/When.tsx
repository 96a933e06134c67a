import { dateInWords, timeInWords } from './words.ts'

/** A day or an instant in words, on one line; — when there is none. */
export const When = ({ at, weekday = false }: { at: string | null | undefined; weekday?: boolean }) =>
  at ? <time dateTime={at}>{at.includes('T') ? timeInWords(at) : dateInWords(at, { weekday })}</time> : <>—</>
