import type { FastifyError } from 'fastify'
import { sqlState } from '../database/database.ts'
import { errors, type Known, Refusal, refuse } from '../errors.ts'

/** Node's and the drivers' words for a connection that is gone or was never there. */
const away = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03'])
const awayMessage =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|the database is closed/

const unstorable = '含有不能显示的字符，请重新输入。'

/** Fastify's own refusals, in the words of the closed list. */
const ofFastify: Readonly<Record<number, Known>> = {
  400: errors.malformed,
  404: errors.notFound,
  405: errors.noSuchMethod,
  413: errors.tooLarge,
  415: errors.unsupportedType,
}

/** Anything thrown as a refusal of the closed list. What is not known is `internal`, and logged by the caller. */
export function translate(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  const { code, statusCode, message } = thrown as Partial<FastifyError>
  const state = sqlState(thrown)
  if (code === 'ENOSPC' || code === 'EDQUOT' || state === '53100') return refuse(errors.noSpace)
  if (away.has(code ?? '') || state?.startsWith('08') || awayMessage.test(message ?? ''))
    return refuse(errors.unavailable)
  // Two at once made the same thing: what the slower one asked for is there.
  if (state === '23505') return refuse(errors.alreadyThere)
  // A character that PostgreSQL stores in no text, where a schema let it through.
  if (state === '22021' || state === '22P05') return refuse(errors.invalidInput, { says: unstorable })
  const known = statusCode === undefined ? undefined : ofFastify[statusCode]
  return refuse(known ?? errors.internal)
}

/** The body of every error answer (operations-contract, "Reach"). */
export const errorBody = ({ code, message, at, problems }: Refusal, reference?: string) => ({
  error: {
    code,
    message,
    ...(at !== undefined && { at }),
    ...(problems.length > 0 && { problems }),
    ...(reference && { reference }),
  },
})
