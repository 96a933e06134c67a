import { computeDeadlines, type DeadlineAnswer, parseCalculatorInput } from '@gongkai/rules/deadlines'
import { computeFee, type FeeAnswer } from '@gongkai/rules/fees'
import { InputError } from '@gongkai/rules/law'
import type { Context } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { calculatorErrors } from '../errors.ts'
import { calendarOf } from './effective.ts'

/** What the rules refuse becomes a refusal at the same place, in the same words. */
function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const { code, at, message } = error
    throw refuse(calculatorErrors[code], { at, says: message })
  }
}

/** The statutory dates of the case over the calendar in force, with the settings that the public calculator has. */
export async function deadlines({ db }: Context, given: unknown): Promise<DeadlineAnswer> {
  const calendar = await calendarOf(db)
  return refusing(() => computeDeadlines(parseCalculatorInput(given), calendar))
}

/** 信息处理费 of the case with its tiers. */
export const fees = (given: unknown): FeeAnswer => refusing(() => computeFee(given))
