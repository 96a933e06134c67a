import type { Parts } from '../../platform/context.ts'
import { deleteOldAttempts } from '../store/attempts.ts'
import { deleteEndedSessions } from '../store/sessions.ts'
import { endOfSessions } from './sessions.ts'

/** Removes sessions that ended and failed attempts that count no more. */
export async function forgetEnded({ database: { db }, clock }: Parts): Promise<void> {
  const now = clock.now()
  await deleteEndedSessions(db, await endOfSessions(db, now))
  await deleteOldAttempts(db, now)
}
