import type { Received } from '../../platform/http/handler.ts'
import type { Secrets } from '../../platform/secrets.ts'

/**
 * Shorter than what the store leaves unclaimed content (files/service.ts), and than the day for which a draft stays
 * after its last one (requests/service/drafts.ts).
 */
const KEPT_MS = 12 * 60 * 60 * 1000

const place = (form: string) => `portal.upload:${form}`

/** A file that came with a form that has to be sent again, as the form carries it along. */
export interface Carried {
  readonly name: string
  readonly size: number
  /** Sealed for this form; means nothing in any other. */
  readonly token: string
}

/** What the form carries, so that nobody has to choose a file again because a field was wrong. */
export const carry = (secrets: Secrets, form: string, files: readonly Received[], now: Date): Carried[] =>
  files.map((file) => ({
    name: file.name,
    size: file.size,
    token: secrets.seal(JSON.stringify({ ...file, until: now.getTime() + KEPT_MS }), place(form)),
  }))

/** The files that a form brought back; those it kept too long are gone, and so is what nobody sealed. */
export function broughtBack(secrets: Secrets, form: string, tokens: readonly string[], now: Date): Received[] {
  return tokens.slice(0, 20).flatMap((token) => {
    try {
      const { until, ...file } = JSON.parse(secrets.open(token, place(form))) as Received & { until: number }
      return until > now.getTime() ? [file] : []
    } catch {
      return []
    }
  })
}
