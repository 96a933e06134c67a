import type { Sign, Weight } from './fonts.ts'
import type { Pages } from './page.ts'

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}\u2028\u2029]/u
/** 〓: the sign that printers set for a character they have not. */
const GETA = '\u3013'

/** Characters as they can be set: what people type may be anything, and the paper has to come out all the same. */
export const signsIn = (pages: Pages, text: string, weight: Weight): Sign[] =>
  pages.signs(
    Array.from(text.replace(/\t/g, ' '), (c) => (INVISIBLE.test(c) ? '' : pages.fonts.has(c, weight) ? c : GETA)).join(
      '',
    ),
    weight,
  )
