import type { FastifyInstance } from 'fastify'
import { errors } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/handler.ts'
import { sendDownload } from '../../platform/http/send.ts'
import { correct, lookUp, publicFile, withdraw } from '../../requests/contract.ts'
import type { Fault } from '../components/note.tsx'
import type { Pages } from '../pages.ts'
import { datesOf } from './dates.ts'
import type { RequestDeps } from './deps.ts'
import { faultsOf, faultsOfFiles } from './faults.ts'
import { keyIn, listIn, newKey, textIn } from './form.ts'
import { QueryPage } from './query.tsx'
import { recoveryRoutes } from './recoveryRoutes.tsx'
import { fieldsOf, known, saidOf, showing } from './showing.tsx'
import { broughtBack, carry } from './uploads.ts'

/** 查询、撤回、下载: everything by the code in the body of a form, nothing in an address. */
export function queryRoutes(app: FastifyInstance, pages: Pages, deps: RequestDeps): void {
  const { askAgain, showCase, openCase } = showing(app, pages)

  app.get('/query', (request, reply) => pages.cached(request, reply, '/query', (site) => <QueryPage site={site} />))
  app.post('/query', (request, reply) => openCase([request, reply], textIn(fieldsOf(request), 'code')))

  app.post('/query/file', async (request, reply) => {
    const fields = fieldsOf(request)
    const code = textIn(fields, 'code')
    try {
      const file = await app.ask(publicFile, request, reply, { body: { code, file: textIn(fields, 'file') } })
      return sendDownload(reply, file as Download)
    } catch (error) {
      return askAgain([request, reply], code, known(error), publicFile.limit)
    }
  })

  app.post('/query/dates', async (request, reply) => {
    const code = textIn(fieldsOf(request), 'code')
    try {
      const found = await app.ask(lookUp, request, reply, { body: { code } })
      return sendDownload(reply, datesOf(found, deps.now()))
    } catch (error) {
      return askAgain([request, reply], code, known(error))
    }
  })

  app.post('/query/withdrawal', async (request, reply) => {
    const fields = fieldsOf(request)
    const code = textIn(fields, 'code')
    if (textIn(fields, 'sure') !== '1')
      return openCase([request, reply], code, { withdrawalFault: '确实要撤回的，请先在下面打勾', status: 422 })
    try {
      const found = await app.ask(withdraw, request, reply, { body: { code }, key: keyIn(fields) })
      return showCase([request, reply], code, found, { done: '申请已经撤回，不再办理。' })
    } catch (error) {
      const refusal = known(error)
      const withdrawalFault = saidOf(refusal, withdraw.limit)
      return openCase([request, reply], code, { withdrawalFault, status: refusal.status })
    }
  })

  recoveryRoutes(app, pages)

  // Where a form was answered there is nothing to open by its address.
  for (const path of ['/query/file', '/query/dates', '/query/withdrawal', '/query/correction'])
    app.get(path, (_request, reply) => reply.header('cache-control', 'no-store').redirect(`${app.basePath}/query`, 303))
}

/** 补正, with files. */
export function correctionRoute(app: FastifyInstance, pages: Pages, deps: RequestDeps): void {
  const { showCase, openCase } = showing(app, pages)
  app.post('/query/correction', async (request, reply) => {
    const sent = await deps.receive(request)
    const { fields } = sent
    const [code, text, form] = [textIn(fields, 'code'), textIn(fields, 'text'), keyIn(fields)]
    const tokens = listIn(fields, 'keep')
    const brought = broughtBack(deps.secrets, form, tokens, deps.now())
    const files = [...brought, ...sent.files]
    const back = (wrong: { faults?: readonly Fault[]; trouble?: string; status: number }, key = form) => {
      const { faults = [], trouble, status } = wrong
      const carried = carry(deps.secrets, key, files, deps.now())
      const correction = { text, carried, faults, ...(trouble && { trouble }) }
      return openCase([request, reply], code, { correction, status, form: key })
    }
    const ofFiles = faultsOfFiles(sent, brought.length < tokens.length)
    if (ofFiles.length > 0) return back({ faults: ofFiles, status: sent.refused[0]?.status ?? 422 })
    try {
      const found = await app.ask(correct, request, reply, { body: { code, text }, files, key: form })
      return showCase([request, reply], code, found, { done: '收到补正。答复期限从次日起重新计算。' })
    } catch (error) {
      const refusal = known(error)
      const faults = faultsOf(refusal, { code, text })
      const wrong = { status: refusal.status, ...(faults ? { faults } : { trouble: saidOf(refusal, correct.limit) }) }
      return back(wrong, refusal.code === errors.keyReused.code ? newKey() : form)
    }
  })
}
