import { type Handlers, handle } from '../platform/http/handler.ts'
import { sheetOf } from '../platform/http/sheet.ts'
import { everything } from '../platform/list.ts'
import * as contract from './contract.ts'
import { give, grantColumns, listOfGrants, revoke } from './service/grants.ts'
import { handOver, type OnHandOver } from './service/handover.ts'
import { agencyColumns, listAgencies, readAgency, readTree } from './service/reading.ts'
import { reorganise } from './service/reorganising.ts'
import { appoint, end, listOfSubstitutes, substituteColumns } from './service/substitutes.ts'
import { changeAgency, createAgency, describeAgency, renameAgency } from './service/writing.ts'

/** `onHandOver`: the kinds of open work that later slices move with a leaver's roles. */
export const agenciesApi = (onHandOver: readonly OnHandOver[]): Handlers => [
  handle(contract.listAgencies, (ctx, { query }) => listAgencies(ctx, query)),
  handle(contract.exportAgencies, async (ctx, { query }) =>
    sheetOf('机关', agencyColumns, (await listAgencies(ctx, everything(query))).rows),
  ),
  handle(contract.readTree, (ctx, { query }) => readTree(ctx, query.on)),
  handle(contract.readAgency, (ctx, { params }) => readAgency(ctx, params.id)),
  handle(contract.createAgency, (ctx, { body }) => createAgency(ctx, body)),
  handle(contract.changeAgency, (ctx, { params, body }) => changeAgency(ctx, params.id, body)),
  handle(contract.describeAgency, (ctx, { params, body }) =>
    describeAgency(ctx, params.id, body.version, body.contact),
  ),
  handle(contract.renameAgency, (ctx, { params, body }) => renameAgency(ctx, params.id, body)),
  handle(contract.endAgency, (ctx, { params, body: { version, on, reason, successor } }) =>
    reorganise(ctx, {
      ends: [{ id: params.id, version }],
      successors: successor ? [{ id: successor }] : [],
      on,
      reason,
    }),
  ),
  handle(contract.mergeAgencies, (ctx, { body: { agencies, into, on, reason } }) =>
    reorganise(ctx, { ends: agencies, successors: [into], on, reason }),
  ),
  handle(contract.splitAgency, (ctx, { params, body: { version, into, on, reason } }) =>
    reorganise(ctx, { ends: [{ id: params.id, version }], successors: into, on, reason }),
  ),

  handle(contract.listGrants, (ctx, { query }) => listOfGrants(ctx, query)),
  handle(contract.exportGrants, async (ctx, { query }) =>
    sheetOf('角色', grantColumns, (await listOfGrants(ctx, everything(query))).rows),
  ),
  handle(contract.giveGrant, (ctx, { body }) => give(ctx, body)),
  handle(contract.revokeGrant, async (ctx, { params, body }) => {
    await revoke(ctx, params.id, body.version, body.reason)
    return {}
  }),
  handle(contract.listSubstitutes, (ctx, { query }) => listOfSubstitutes(ctx, query)),
  handle(contract.exportSubstitutes, async (ctx, { query }) =>
    sheetOf('AB角', substituteColumns, (await listOfSubstitutes(ctx, everything(query))).rows),
  ),
  handle(contract.appointSubstitute, (ctx, { body }) => appoint(ctx, body)),
  handle(contract.endSubstitute, async (ctx, { params, body }) => {
    await end(ctx, params.id, body.version, body.reason)
    return {}
  }),
  handle(contract.handOver, (ctx, { params, body }) => handOver(ctx, onHandOver, params.id, body)),
]
