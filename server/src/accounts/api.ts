import type { Exchange } from '../platform/http/handler.ts'
import { type Handlers, handle } from '../platform/http/handler.ts'
import { sheetOf } from '../platform/http/sheet.ts'
import * as contract from './contract.ts'
import type { Neighbours } from './neighbours.ts'
import { createUser } from './service/create.ts'
import { applyImport, checkImport, sheetFrom } from './service/import.ts'
import * as own from './service/own.ts'
import { describeSession, describeToken } from './service/session.ts'
import { giveCookie, sessionCookie, takeCookie } from './service/sessions.ts'
import * as signing from './service/signIn.ts'
import * as users from './service/users.ts'
import { importTemplate, userColumns } from './sheets.ts'

/** The operations of accounts, over what they ask of agencies and work. */
export const accountsApi = (around: Neighbours): Handlers => [...session(around), ...ownAccount, ...everybody(around)]

const session = (around: Neighbours): Handlers => [
  handle(contract.readSession, (ctx) => describeSession(ctx, around)),
  handle(contract.signIn, async (ctx, { body }, exchange) => {
    const token = await signing.signIn(ctx, body, exchange)
    giveCookie(exchange, token)
    return describeToken(ctx.parts, around, token)
  }),
  handle(contract.showFactor, async (ctx, { body }, exchange) => {
    const token = await signing.showFactor(ctx, body.code, exchange)
    giveCookie(exchange, token)
    return describeToken(ctx.parts, around, token)
  }),
  handle(contract.choosePassword, async (ctx, { body }, exchange) => {
    await signing.choosePassword(ctx, body.password)
    return describeToken(ctx.parts, around, tokenOf(exchange))
  }),
  handle(contract.signOut, async (ctx, _input, exchange) => {
    await signing.signOut(ctx)
    takeCookie(exchange)
    return {}
  }),
]

const ownAccount: Handlers = [
  handle(contract.readOwn, (ctx) => own.readOwn(ctx)),
  handle(contract.changePassword, async (ctx, { body }, exchange) => {
    await own.changePassword(ctx, body, exchange)
    return {}
  }),
  handle(contract.beginFactor, (ctx, { body }, exchange) => own.beginFactor(ctx, body.password, exchange)),
  handle(contract.confirmFactor, async (ctx, { body }, exchange) => {
    const { recoveryCodes, token } = await own.confirmFactor(ctx, body.code)
    giveCookie(exchange, token)
    return { recoveryCodes }
  }),
  handle(contract.removeFactor, async (ctx, { body }, exchange) => {
    await own.removeFactor(ctx, body.password, exchange)
    return {}
  }),
  handle(contract.renewCodes, async (ctx, { body }, exchange) => ({
    recoveryCodes: await own.renewCodes(ctx, body.password, exchange),
  })),
  handle(contract.listSessions, async (ctx) => ({ rows: await own.listOwnSessions(ctx) })),
  handle(contract.endSession, async (ctx, { params }) => {
    await own.endOwnSession(ctx, params.id)
    return {}
  }),
  handle(contract.endOtherSessions, async (ctx) => ({ ended: await own.endOtherSessions(ctx) })),
]

const everybody = (around: Neighbours): Handlers => [
  handle(contract.listUsers, (ctx, { query }) => users.listUsers(ctx, around, query)),
  handle(contract.exportUsers, async (ctx, { query }) =>
    sheetOf('账户', userColumns, await users.exportUsers(ctx, around, query)),
  ),
  handle(contract.importTemplate, async () => sheetOf('账户导入', importTemplate, [])),
  handle(contract.checkImport, async (ctx, _input, { files }) =>
    checkImport(ctx, around, (await sheetFrom(ctx, files)).bytes),
  ),
  handle(contract.applyImport, async (ctx, _input, { files }) => {
    const { bytes, hash } = await sheetFrom(ctx, files)
    return applyImport(ctx, around, bytes, hash)
  }),
  handle(contract.readUser, (ctx, { params }) => users.readUser(ctx, around, params.id)),
  handle(contract.createUser, (ctx, { body }) => createUser(ctx, around, body)),
  handle(contract.changeUser, (ctx, { params, body }) => users.changeUser(ctx, around, params.id, body)),
  handle(contract.disableUser, (ctx, { params, body }) => users.disableUser(ctx, around, params.id, body)),
  handle(contract.enableUser, (ctx, { params, body }) => users.enableUser(ctx, around, params.id, body)),
  handle(contract.resetUser, (ctx, { params, body }) => users.resetUser(ctx, around, params.id, body)),
  handle(contract.unlockUser, async (ctx, { params, body }) => {
    await users.unlockUser(ctx, around, params.id, body.reason)
    return {}
  }),
]

const tokenOf = (exchange: Exchange): string => exchange.cookie(sessionCookie) ?? ''
