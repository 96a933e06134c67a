import { inChinese } from '../dates/index.ts'
import { type Progress, responseSoFar, warn } from './progress.ts'
import type { Response } from './response.ts'
import type { Start } from './walk.ts'

/**
 * Whether the current count was extended after it had ended: an extension must be notified within the period it extends
 * (条例第33条第2款). Late, its dates are still shown.
 */
function extendedLate(p: Progress, { baseBy }: Response): boolean {
  const notifiedOn = p.extensionNotified
  if (notifiedOn === null) return false
  p.extensionNotified = null
  p.dates.extensionTimely = baseBy === null || notifiedOn <= baseBy
  // Without an end of this count, the end of one before it says nothing about this extension.
  delete p.dates.extensionDecisionBy
  if (baseBy) p.dates.extensionDecisionBy = baseBy
  if (!baseBy || notifiedOn <= baseBy) return false
  warn(
    p,
    'extensionLate',
    `延长应当在原期限届满日${inChinese(baseBy)}以前告知，${inChinese(notifiedOn)}告知已经逾期；所列答复期限只是名义上的。`,
    '条例第三十三条第二款',
  )
  return true
}

/** Ends the current count: its days go into the trace, its extension is judged. */
export function closeRun(p: Progress): Response & { readonly extendedLate: boolean } {
  const response = responseSoFar(p)
  p.trace.push(...response.rows())
  if (p.run.consultations.length > 0 || p.dates.suspendedWorkdays !== undefined)
    p.dates.suspendedWorkdays = response.suspended
  return { ...response, extendedLate: extendedLate(p, response) }
}

/** Begins to count anew (条例第30条; 国办函〔2020〕109号第6条); what was before is forgotten unless settled otherwise. */
export function restart(p: Progress, start: Start): void {
  const carried = p.settings.restart === 'carries'
  p.run = {
    start,
    consultations: carried ? p.run.consultations : [],
    extension: carried ? p.run.extension : 0,
    deferredUntil: null,
  }
}
