import type { FastifyInstance } from 'fastify'
import { findOwn, recoverCode } from '../../requests/contract.ts'
import type { Pages } from '../pages.ts'
import { faultsOf } from './faults.ts'
import { keyIn, newKey, textIn } from './form.ts'
import { RecoveredPage, RecoverPage } from './recover.tsx'
import { fieldsOf, known, saidOf } from './showing.tsx'

const nobody = { name: '', number: '', phone: '' }

/** A lost code: who one is opens a list, and one of it gets a new code. */
export function recoveryRoutes(app: FastifyInstance, pages: Pages): void {
  app.get('/query/code', (request, reply) =>
    pages.cached(request, reply, '/query/code', (site) => <RecoverPage site={site} owner={nobody} />),
  )
  app.post('/query/code', async (request, reply) => {
    const fields = fieldsOf(request)
    const owner = { name: textIn(fields, 'name'), number: textIn(fields, 'number'), phone: textIn(fields, 'phone') }
    const id = textIn(fields, 'id')
    try {
      if (id) {
        const { code } = await app.ask(recoverCode, request, reply, { body: { ...owner, id }, key: keyIn(fields) })
        return await pages.fresh(request, reply, (site) => <RecoveredPage site={site} code={code} />)
      }
      const { rows } = await app.ask(findOwn, request, reply, { body: owner })
      return await pages.fresh(request, reply, (site) => (
        <RecoverPage site={site} owner={owner} form={newKey()} found={rows} passing />
      ))
    } catch (error) {
      const refusal = known(error)
      const faults = faultsOf(refusal, owner)
      const told = faults ? { faults } : { trouble: saidOf(refusal, findOwn.limit) }
      return pages.fresh(request, reply.code(refusal.status), (site) => (
        <RecoverPage site={site} owner={owner} {...told} passing />
      ))
    }
  })
}
