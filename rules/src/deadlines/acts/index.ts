import type { DeadlineEvent, EventType } from '../input.ts'
import type { Handler, Progress } from '../progress.ts'
import { coAuthorConsultation, otherAgencyConsultation, thirdPartyConsultation } from './consultation.ts'
import { corrected, correctionLapsed, correctionRequested } from './correction.ts'
import { served, withdrawn } from './ending.ts'
import { deferred, extended } from './extension.ts'
import { feeLapsed, feeNotice, feePaid } from './fee.ts'

/** What each event does; a new type of event does not compile until it stands here. */
const handlers: { readonly [T in EventType]: Handler<T> } = {
  correctionRequested,
  corrected,
  correctionLapsed,
  extended,
  thirdPartyConsultation,
  coAuthorConsultation,
  otherAgencyConsultation,
  feeNotice,
  feePaid,
  feeLapsed,
  deferred,
  withdrawn,
  served,
}

/**
 * Takes one event into the progress.
 * @throws {InputError} when it cannot follow what came before
 */
export function act(progress: Progress, event: DeadlineEvent, at: string): void {
  // The table's type ties each key to its event; a union key loses that tie.
  const handler = handlers[event.type] as Handler<EventType>
  handler(progress, event, at)
}
