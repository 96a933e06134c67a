const NAME = 'gongkai-large'
const YEAR = 31_536_000

const pattern = new RegExp(`(?:^|;\\s*)${NAME}=1(?:;|$)`)

/** Whether the reader chose 大字版. */
export const wantsLarge = (cookie: string | undefined): boolean => cookie !== undefined && pattern.test(cookie)

/** Says nothing about the reader but this one choice. */
export const largeCookie = (large: boolean, base: string, secure: boolean): string =>
  [
    `${NAME}=${large ? 1 : 0}`,
    `Path=${base}/`,
    `Max-Age=${large ? YEAR : 0}`,
    'SameSite=Lax',
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
  ].join('; ')

/** A place on this site and on no other; the home page for anything else. */
export function returnPath(back: unknown): string {
  if (typeof back !== 'string' || back.length > 4_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(back)) return '/'
  // Without the path that sets the choice, which would answer with another redirect.
  return /^\/large\b/.test(back) || back.includes('\\') ? '/' : back
}
