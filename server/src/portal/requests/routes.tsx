import type { CivilDate } from '@gongkai/rules/dates'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { errors, Refusal } from '../../platform/errors.ts'
import type { Received } from '../../platform/http/handler.ts'
import { parseInput } from '../../platform/http/parse.ts'
import { listReceivers, openDraft, saveDraft, submit } from '../../requests/contract.ts'
import type { Fault } from '../components/note.tsx'
import type { Site } from '../facts.ts'
import type { Pages } from '../pages.ts'
import { BlankPage } from './blank.tsx'
import type { RequestDeps } from './deps.ts'
import { DraftPage, SavedPage } from './draft.tsx'
import { faultsOf, faultsOfFiles } from './faults.ts'
import { bodyOf, type Fields, listIn, newKey, type RequestForm, readForm, textIn, typedIn } from './form.ts'
import { RequestPage } from './page.tsx'
import { correctionRoute, queryRoutes } from './queryRoutes.tsx'
import { ReceiptPage } from './receipt.tsx'
import { fieldsOf, known, saidOf } from './showing.tsx'
import { broughtBack, carry } from './uploads.ts'

/** What one visit of the form came to. */
interface Tried {
  readonly form: RequestForm
  readonly files: readonly Received[]
  readonly faults?: readonly Fault[]
  readonly trouble?: string
  readonly status?: number
  readonly until?: CivilDate
}

interface Saving extends Tried {
  readonly fields: Fields
}

const again = '这张表已经提交过一次，查询码在那次的回执上。如果这是另一件申请，请核对后再次提交。'

/** The refusal as the form shows it. One that came with a used key gets another, so that it can be sent. */
function refused(refusal: Refusal, form: RequestForm, files: readonly Received[]): Tried {
  const { status } = refusal
  if (refusal.code === errors.keyReused.code) return { form: { ...form, key: newKey() }, files, trouble: again, status }
  const faults = faultsOf(refusal, form)
  return faults ? { form, files, faults, status } : { form, files, trouble: saidOf(refusal, submit.limit), status }
}

/** Everything that is wrong with what was typed, besides what is wrong with the files. */
function alsoWrong(form: RequestForm, ofFiles: readonly Fault[]): readonly Fault[] {
  try {
    parseInput(submit.body, bodyOf(form))
    return ofFiles
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [...(faultsOf(error, form) ?? []), ...ofFiles]
  }
}

/** The pages of 依申请公开, for applicants. What they do they ask of the same operations as programs do. */
export function requestRoutes(app: FastifyInstance, pages: Pages, deps: RequestDeps): void {
  const receiversFor = async (request: FastifyRequest, reply: FastifyReply) =>
    (await app.ask(listReceivers, request, reply)).rows

  async function show(request: FastifyRequest, reply: FastifyReply, tried: Tried) {
    const { form, files, status = 200, faults, trouble, until } = tried
    const receivers = await receiversFor(request, reply)
    const carried = carry(deps.secrets, form.key, files, deps.now())
    const page = (site: Site): VNode => (
      <RequestPage
        site={site}
        receivers={receivers}
        form={form}
        carried={carried}
        {...(faults && { faults })}
        {...(trouble && { trouble })}
        {...(until && { until })}
      />
    )
    return pages.fresh(request, reply.code(status), page)
  }

  /** Puts aside what was typed, whatever is wrong with it. */
  async function save(request: FastifyRequest, reply: FastifyReply, { form, files, fields }: Saving) {
    const typed = JSON.stringify({ ...typedIn(fields), key: form.key })
    const body = { fields: typed, ...(form.draft && { code: form.draft }) }
    try {
      const { code, until } = await app.ask(saveDraft, request, reply, { body, files })
      return await pages.fresh(request, reply, (site) => (
        <SavedPage site={site} code={code} until={until} files={files.length} />
      ))
    } catch (error) {
      const refusal = known(error)
      const trouble = saidOf(refusal, saveDraft.limit)
      return show(request, reply, { form, files, trouble, status: refusal.status })
    }
  }

  /** Goes on with what was put aside. */
  async function resume(request: FastifyRequest, reply: FastifyReply) {
    const code = textIn(fieldsOf(request), 'code')
    try {
      const { fields, files, until } = await app.ask(openDraft, request, reply, { body: { code } })
      return await show(request, reply, { form: readForm({ ...fields, draft: code }).form, files, until })
    } catch (error) {
      const refusal = known(error)
      const fault = refusal.code === errors.invalidInput.code ? refusal.problems[0] : undefined
      const told = fault
        ? { faults: [{ field: 'code', message: fault.message }] }
        : { trouble: saidOf(refusal, openDraft.limit) }
      return pages.fresh(request, reply.code(refusal.status), (site) => (
        <DraftPage site={site} code={code} {...told} passing />
      ))
    }
  }

  async function take(request: FastifyRequest, reply: FastifyReply) {
    const sent = await deps.receive(request)
    const { form, act } = readForm(sent.fields)
    const tokens = listIn(sent.fields, 'keep')
    const brought = broughtBack(deps.secrets, form.key, tokens, deps.now())
    const files = [...brought, ...sent.files]
    const ofFiles = faultsOfFiles(sent, brought.length < tokens.length)
    if (act === 'save' && ofFiles.length === 0) return save(request, reply, { form, files, fields: sent.fields })
    if (act) return show(request, reply, { form, files, faults: ofFiles })
    if (ofFiles.length > 0) {
      const status = sent.refused[0]?.status ?? 422
      return show(request, reply, { form, files, faults: alsoWrong(form, ofFiles), status })
    }
    try {
      const receipt = await app.ask(submit, request, reply, { body: bodyOf(form), files, key: form.key })
      const phone = (await receiversFor(request, reply)).find(({ id }) => id === form.agency)?.phone ?? null
      return await pages.fresh(request, reply, (site) => (
        <ReceiptPage site={site} receipt={receipt} form={form} phone={phone} files={files.length} />
      ))
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      return show(request, reply, refused(error, form, files))
    }
  }

  app.get<{ Querystring: Fields }>('/request', (request, reply) => {
    // A link may name the agency; whatever else it says of the form was not typed by the applicant.
    const { form } = readForm({ agency: request.query.agency })
    return show(request, reply, { form, files: [] })
  })
  app.takingFiles((scope) => {
    scope.post('/request', take)
    correctionRoute(scope, pages, deps)
  })
  app.get('/request/draft', (request, reply) =>
    pages.cached(request, reply, '/request/draft', (site) => <DraftPage site={site} />),
  )
  app.post('/request/draft', resume)
  app.get('/request/form', (request, reply) =>
    pages.cached(request, reply, '/request/form', (site) => <BlankPage site={site} path="/request/form" />),
  )
  queryRoutes(app, pages, deps)
}
