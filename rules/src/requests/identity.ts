import { isCivilDate } from '../dates/index.ts'

/** GB 11643: weights of the first 17 digits, and the check digit for each remainder by 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** What is wrong with the number of a citizen's identity card (居民身份证, GB 11643), in a sentence; null when it may be one. */
export function idCardProblem(number: string): string | null {
  if (number.length !== 18) return `居民身份证号码应为18位，现在是${number.length}位，请对照证件核对`
  if (!/^\d{17}[\dX]$/.test(number)) return '居民身份证号码应为17位数字，末位是数字或者X，请对照证件核对'
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isCivilDate(born)) return '居民身份证号码的第7至14位应为出生日期，请对照证件核对'
  const sum = weights.reduce((all, weight, i) => all + weight * Number(number[i]), 0)
  return checks[sum % 11] === number[17] ? null : '居民身份证号码的末位与前17位对不上，请对照证件核对'
}

/** GB 32100: the signs of a credit code by their value, without I, O, S, V and Z. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** What is wrong with a unified social credit code (统一社会信用代码, GB 32100), in a sentence; null when it may be one. */
export function creditCodeProblem(code: string): string | null {
  if (code.length !== 18) return `统一社会信用代码应为18位，现在是${code.length}位，请对照证照核对`
  const values = [...code].map((sign) => signs.indexOf(sign))
  if (values.includes(-1)) return '统一社会信用代码只有数字和大写字母（没有I、O、S、V、Z），请对照证照核对'
  const sum = values.slice(0, 17).reduce((all, value, i) => all + value * (3 ** i % 31), 0)
  return (31 - (sum % 31)) % 31 === values[17] ? null : '统一社会信用代码的末位与前17位对不上，请对照证照核对'
}
