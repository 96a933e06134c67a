import type { FastifyRequest } from 'fastify'
import type { FormSent } from '../../platform/files/receive.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** What the pages of requests need besides the operations. */
export interface RequestDeps {
  readonly secrets: Secrets
  readonly now: () => Date
  /** Reads a form with files so far as it can be read. */
  readonly receive: (request: FastifyRequest) => Promise<FormSent>
}
