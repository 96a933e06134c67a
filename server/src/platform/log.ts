import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './settings.ts'

/**
 * What may be logged of an error: its kind, its code and where it arose. The words of a database error hold the values
 * that were to be stored, and those can be personal data.
 */
export function safely(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { kind: typeof thrown }
  const { name, code, constraint, table } = thrown as Error & { code?: unknown; constraint?: unknown; table?: unknown }
  const frames = (thrown.stack ?? '').split('\n').filter((l) => /^\s+at /.test(l))
  const ofDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return {
    kind: name,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
    ...(!ofDatabase && { words: thrown.message.slice(0, 300) }),
    frames: frames.slice(0, 8).map((l) => l.trim()),
  }
}

/** Lines that come while one is written go out together after it; what waits is written before the process exits. */
const standardError = () => pino.destination({ dest: 2, sync: false })

/** One line of JSON per event on standard error, so that standard output keeps what scripts read. */
export const createLog = (level: LogLevel, destination: DestinationStream = standardError()): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
