import type { InputCode } from '@gongkai/rules/law'
import { defineErrors, type Known } from '../platform/errors.ts'

export const errors = defineErrors({
  noticeUnfit: { status: 422, says: '这个通知与日历冲突，没有采用。请按各处的提示改正后再试。' },
  noticeTwice: { status: 409, says: '这个发文字号的通知已经有了，没有重复登记。' },
  noticeNeeded: { status: 422, says: '还有通知以它为基础，不能撤回。请先撤回后来的通知。' },
})

const impossible = { status: 422, says: '给出的情形不可能发生，请按提示改正。' }

/** Why a calculator refuses what it is given, under the code of the rules. */
export const calculatorErrors: { readonly [C in InputCode]: Known } = defineErrors({
  missing: impossible,
  wrongType: impossible,
  unknownKey: impossible,
  unknownValue: impossible,
  outOfRange: impossible,
  duplicate: impossible,
  conflict: impossible,
  beforeLaw: impossible,
  order: impossible,
  unexpected: impossible,
  ended: impossible,
})
