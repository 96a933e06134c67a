import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errors, refuse } from '../platform/errors.ts'
import { checkUploaded } from './contract.ts'
import { toJson } from './results/result.ts'
import type { Checker } from './service.ts'
import { checkRequest } from './upload.ts'

export interface CheckDoors {
  readonly checker: Checker
  /** Whether the caller may check one more now; counted for all processes together. */
  readonly mayCheck: (request: FastifyRequest) => Promise<boolean>
}

/** The public check of a report. Nothing of what is sent is stored, so it does not go through the file store. */
export const reportsApi =
  ({ checker, mayCheck }: CheckDoors) =>
  async (app: FastifyInstance): Promise<void> => {
    app.takingFiles((scope) =>
      scope.route({
        method: checkUploaded.method,
        url: checkUploaded.path,
        bodyLimit: checker.most,
        handler: async (request, reply) => {
          if (!(await mayCheck(request))) throw refuse(errors.tooMany)
          const result = await checkRequest(request, checker)
          const refused = 'error' in result.outcome
          return reply
            .code(refused ? 422 : 200)
            .header('cache-control', 'no-store')
            .send(toJson(result))
        },
      }),
    )
  }
