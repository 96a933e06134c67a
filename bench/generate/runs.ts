/** Whether minutes do not count: `npm run torture` tries the same properties many times more. */
export const long: boolean = process.env.GONGKAI_LONG === '1'

/** How often a property is tried, or how many seeds. */
export const runs = (n: number): number => (long ? n * 10 : n)
