import type { Check } from '../findings.ts'
import { partsOf } from './textParts.ts'

/** Not part of a longer number, an identifier or an address. */
const identity =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g
const mobile =
  /(?<![\dA-Za-z_/=.#-])(?:\+?86[- ]?)?1[3-9]\d([- ]?)\d{4}\1\d{4}(?![\dA-Za-z@_/]|\.\d|\s?[元万亿件条次项人个％%])/g
/** An office's own line, after its label and perhaps other numbers; a person's is none. */
const ownLine =
  /(?:联系电话|咨询电话|监督电话|办公电话|服务电话|举报电话|投诉电话|电话|热线|联系方式|传真)(?:号码)?(?:[（(][^（）()]{0,8}[）)])?[:：\s]*(?:(?:[\d（）()+-]{5,20}(?:转\d+)?)[\s、，,；;/和或]*){0,3}$/
const person = /申请人|当事人|被告|原告|群众|市民|村民|居民|先生|女士|同志|投诉人|举报人/

const WIDE = /[０-９]/
/** Every such number has eight digits in a row, or in two groups: most texts have none, and need no further look. */
const LONG = /\d{4}[- ]?\d{4}/

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: the last character checks the seventeen before it. */
function isIdentity(number: string): boolean {
  const sum = weights.reduce((n, w, i) => n + w * Number(number[i]), 0)
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase()
}

const masked = (number: string) => `${number.slice(0, 3)}${'*'.repeat(number.length - 3)}`

function isOwnLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at)
  const clause = before.slice(Math.max(...['。', '\n', '；'].map((c) => before.lastIndexOf(c))) + 1)
  return ownLine.test(clause) && !person.test(clause)
}

function personalIn(text: string): string[] {
  const ids = [...text.matchAll(identity)].map((m) => m[0]).filter(isIdentity)
  const phones = [...text.matchAll(mobile)].filter((m) => !isOwnLine(text, m.index)).map((m) => m[0])
  return [
    ...ids.map((n) => `疑似居民身份证号码（${masked(n)}）`),
    ...phones.map((n) => `疑似手机号码（${masked(n.replace(/^\+?86[- ]?|[- ]/g, ''))}）`),
  ]
}

export const textPersonal: Check = {
  id: 'TX-PERSONAL',
  severity: 'error',
  force: 'practical',
  basis: '条例第15条；个人信息保护法：公开的报告不得含申请人姓名、证件号码、电话等个人信息',
  title: '正文没有身份证号码和个人手机号码',
  find: (report) =>
    partsOf(report).flatMap(({ name, text }) => {
      const digits = WIDE.test(text) ? text.normalize('NFKC') : text
      const found = LONG.test(digits) ? personalIn(digits) : []
      return found.length
        ? [
            {
              message: `${name}含${found[0]}${found.length > 1 ? `等 ${found.length} 处` : ''}，公开前应删去。`,
              actual: found.length,
              expected: 0,
            },
          ]
        : []
    }),
}
