import { createHash, randomBytes } from 'node:crypto'
import { administrators } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import { addUser } from '../accounts/service/create.ts'
import { newPassword } from '../accounts/service/passwords.ts'
import { anyUser } from '../accounts/store/users.ts'
import { grant } from '../agencies/service/grants.ts'
import { insert } from '../agencies/service/writing.ts'
import { lockTree } from '../agencies/store/agencies.ts'
import { INSTALLATION } from '../platform/audit.ts'
import { type CommandContext, type Context, type Parts, program } from '../platform/context.ts'
import type { Handle } from '../platform/database/schema.ts'
import { refuse } from '../platform/errors.ts'
import { beginInstallation, findInstallation } from '../platform/installation.ts'
import { perform } from '../platform/perform.ts'
import type { Setup } from './contract.ts'
import { errors } from './errors.ts'
import { forgetTokens, hasToken, insertToken } from './store.ts'

const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Whether nothing was set up here yet. */
const isEmpty = async (db: Handle): Promise<boolean> =>
  (await findInstallation(db)) === undefined && !(await anyUser(db))

/** A new word for a setup link, if there is still something to set up; it works until one was used. */
export async function newSetupToken({ database, clock }: Parts): Promise<string | null> {
  if (!(await isEmpty(database.db))) return null
  const token = randomBytes(24).toString('base64url')
  await insertToken(database.db, digestOf(token), clock.now())
  return token
}

export async function setupState({ db }: Context, token = '') {
  const needed = await isEmpty(db)
  const demonstration = (await findInstallation(db))?.demonstration ?? false
  return { needed, valid: needed && (await hasToken(db, digestOf(token))), demonstration }
}

/** Refuses whoever does not have the link, and everybody once it was used. */
export async function checkToken(db: Handle, token: string): Promise<void> {
  if (!(await isEmpty(db))) throw refuse(errors.setupDone)
  if (!(await hasToken(db, digestOf(token)))) throw refuse(errors.setupLinkWrong, { at: 'token' })
}

/** Says what this installation is, in the transaction that fills it: of two at once the second is refused. */
export async function begin(ctx: CommandContext, seed: number | null): Promise<void> {
  const first = !(await anyUser(ctx.db)) && (await beginInstallation(ctx.db, { madeOn: ctx.today, seed }))
  if (!first) throw refuse(errors.setupDone)
  await forgetTokens(ctx.db)
  await ctx.audit({
    chain: INSTALLATION,
    act: 'installation.begun',
    subject: { type: 'installation', id: INSTALLATION },
    after: { demonstration: seed !== null },
  })
}

/** Three persons, or they could not watch each other. */
function checkDifferent(setup: Setup): void {
  const seen = { account: new Set<string>(), name: new Set<string>(), password: new Set<string>() }
  for (const role of administrators)
    for (const key of ['account', 'name', 'password'] as const) {
      const value = setup[role][key].toLowerCase()
      if (seen[key].has(value)) throw refuse(errors.samePerson, { at: `${role}.${key}` })
      seen[key].add(value)
    }
}

/** The first setup: the government with its office and the three administrators, all in one transaction. */
export async function completeSetup(ctx: Context, setup: Setup): Promise<void> {
  await checkToken(ctx.db, setup.token)
  checkDifferent(setup)
  const hashes = new Map<string, string>()
  for (const role of administrators) {
    const { account, password } = setup[role]
    hashes.set(role, await newPassword(ctx, { user: null, account, password, at: `${role}.password` }))
  }
  await perform(ctx.parts, program, async (tx) => {
    await begin(tx, null)
    const { government, office } = await firstAgencies(tx, setup)
    for (const role of administrators) {
      const { account, name } = setup[role]
      const fields = { account, name, agency: office, post: null, phone: null, email: null, signOnId: null }
      const { id } = await addUser(tx, fields, hashes.get(role) ?? null)
      await grant(tx, { user: id, agency: government, role, from: tx.today, to: null })
    }
  })
}

async function firstAgencies(tx: CommandContext, { agency, office, above }: Setup) {
  const make = async (given: Omit<Parameters<typeof insert>[2], 'from' | 'contact'>, from: CivilDate = agency.from) =>
    insert(tx, await lockTree(tx.db), { ...given, from, contact: {} })
  const { from, ...government } = agency
  const parent = above
    ? await make({ ...above, shortName: null, level: above.kind === 'localGov' ? 'city' : null, external: true })
    : null
  const id = await make({ ...government, shortName: null, kind: 'localGov', parent })
  const below = { kind: 'localDept', parent: id, disclosureOffice: true } as const
  return { government: id, office: await make({ ...office, shortName: null, ...below }) }
}
