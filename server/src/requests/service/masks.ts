/** 周远山 → 周**: enough to know oneself by. */
const masked = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, rest.length))
}

/** All who ask, so that each of several finds themselves: 周**、山**. */
export const maskedNames = (applicants: readonly { readonly name: string }[]): string =>
  applicants.map(({ name }) => masked(name)).join('、')

/** 13000000000 → 130****0000; what is shorter keeps its last two. */
export const maskedPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`
}

/** The number of a paper, of which the first three and last two signs tell it apart. */
export const maskedNumber = (number: string): string =>
  number.length > 8
    ? `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`
    : '*'.repeat(number.length)
