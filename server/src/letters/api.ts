import { type Handlers, handle } from '../platform/http/handler.ts'
import { type Column, sheetOf } from '../platform/http/sheet.ts'
import { everything } from '../platform/list.ts'
import {
  acceptLetter,
  changeLetter,
  downloadDefault,
  downloadLetter,
  downloadSealed,
  downloadTemplate,
  draftLetter,
  exportLetters,
  listKinds,
  listLetters,
  listTemplates,
  numberLetter,
  previewDefault,
  previewLetter,
  previewTemplate,
  readLetter,
  retireTemplate,
  sampleDefault,
  sampleTemplate,
  sealLetter,
  uploadTemplate,
  useTemplate,
  voidLetter,
} from './contract.ts'
import { draft, file, freeFor, giveNumber, type LetterOwner, makeVoid, preview, redraft } from './service/letters.ts'
import { lettersPage, oneLetter } from './service/lists.ts'
import * as samples from './service/samples.ts'
import { accept, seal, sealedFile } from './service/sealed.ts'
import { kindsFor, retire, templatesPage, upload, useAgain } from './service/templates.ts'

type Row = Awaited<ReturnType<typeof lettersPage>>['rows'][number]

const states = { draft: '草稿', numbered: '已编号', sealed: '盖章件待确认', issued: '已定稿', void: '作废' } as const

const columns: readonly Column<Row>[] = [
  { heading: '文号', width: 32, of: (r) => r.documentNumber },
  { heading: '文书', width: 28, of: (r) => r.kindName },
  { heading: '成文日期', width: 14, of: (r) => r.datedOn },
  { heading: '状态', width: 16, of: (r) => states[r.state] },
  { heading: '拟稿人', width: 16, of: (r) => r.createdByName },
  { heading: '拟稿时间', width: 26, of: (r) => r.createdAt },
]

/** Templates and letters over HTTP. */
export const lettersApi = (owners: readonly LetterOwner[]): Handlers => {
  const free = freeFor(owners)
  return [
    handle(listKinds, (ctx, { query }) => kindsFor(ctx, query.agency)),
    handle(listTemplates, (ctx, { query }) => templatesPage(ctx, query)),
    handle(uploadTemplate, (ctx, { body }, { files }) => upload(ctx, body, files)),
    handle(retireTemplate, (ctx, { params, body }) => retire(ctx, params.id, body)),
    handle(useTemplate, (ctx, { params, body }) => useAgain(ctx, params.id, body.version)),
    handle(downloadTemplate, (ctx, { params }) => samples.file(ctx, params.id)),
    handle(sampleTemplate, (ctx, { params }) => samples.sample(ctx, params.id)),
    handle(previewTemplate, (ctx, { params }) => samples.preview(ctx, params.id)),
    handle(downloadDefault, async (_ctx, { params }) => samples.defaultFile(params.kind)),
    handle(sampleDefault, async (_ctx, { params }) => samples.defaultSample(params.kind)),
    handle(previewDefault, async (_ctx, { params }) => samples.defaultPreview(params.kind)),

    handle(listLetters, (ctx, { query }) => lettersPage(ctx, query)),
    handle(exportLetters, async (ctx, { query }) =>
      sheetOf('文书登记簿', columns, (await lettersPage(ctx, everything(query))).rows),
    ),
    handle(readLetter, (ctx, { params }) => oneLetter(ctx, params.id)),
    handle(draftLetter, (ctx, { body }) => draft(ctx, body)),
    handle(changeLetter, async (ctx, { params, body }) => redraft(ctx, await free(ctx, params.id, 'change'), body)),
    handle(previewLetter, (ctx, { params }) => preview(ctx, params.id)),
    handle(downloadLetter, (ctx, { params }) => file(ctx, params.id)),
    handle(numberLetter, async (ctx, { params, body }) =>
      giveNumber(ctx, await free(ctx, params.id, 'number'), body.version),
    ),
    handle(sealLetter, (ctx, { params, body }, { files }) => seal(ctx, { ...params, ...body }, files)),
    handle(acceptLetter, (ctx, { params, body }) => accept(ctx, params.id, body)),
    handle(downloadSealed, (ctx, { params }) => sealedFile(ctx, params.id)),
    handle(voidLetter, async (ctx, { params, body }) => makeVoid(ctx, await free(ctx, params.id, 'void'), body)),
  ]
}
