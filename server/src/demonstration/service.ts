import { roles } from '@gongkai/rules/access'
import { hashPassword } from '../accounts/service/hasher.ts'
import { anyUser } from '../accounts/store/users.ts'
import { treeOf } from '../agencies/store/agencies.ts'
import { fullNameOn } from '../agencies/tree.ts'
import { type Actor, type CommandContext, type Context, type Parts, program } from '../platform/context.ts'
import type { Handle } from '../platform/database/schema.ts'
import { errors as common, refuse } from '../platform/errors.ts'
import { findInstallation, noteStep } from '../platform/installation.ts'
import { perform } from '../platform/perform.ts'
import { StartError } from '../platform/start-error.ts'
import { begin, checkToken } from '../setup/service.ts'
import { makeAgencies } from './agencies.ts'
import { PASSWORD, SEED } from './county.ts'
import { goOn } from './filling.ts'
import { everybody, makePeople } from './people.ts'
import { type Random, randomFrom } from './random.ts'

/** Who makes the demonstration: the program, allowed what its administrators are. */
const maker: Actor = {
  ...program,
  grants: (['systemAdmin', 'securityAdmin'] as const).map((role) => ({ role, agency: '' })),
}

/** A part of the demonstration, made in one transaction before it is shown; requests follow beside the work (filling.ts). */
interface Step {
  readonly name: string
  make(ctx: CommandContext, random: Random, password: string): Promise<void>
}
const steps: readonly Step[] = [
  { name: 'agencies', make: makeAgencies },
  { name: 'people', make: makePeople },
]

/**
 * Fills an empty database with the demonstration, through the services, the same for the same seed and day; goes on where
 * an earlier start was interrupted, and does nothing when all is there. `begun` goes into the first transaction.
 */
export async function fillDemonstration(parts: Parts, seed = SEED): Promise<void> {
  const { db } = parts.database
  if ((await findInstallation(db)) === undefined) await perform(parts, program, (ctx) => begin(ctx, seed))
  const made = await findInstallation(db)
  if (made?.seed === null || made === undefined) throw new Error('not a demonstration')
  const left = steps.filter((s) => !made.steps.includes(s.name))
  if (left.length === 0) return
  const password = await hashPassword(parts.settings, PASSWORD)
  const own = { ...parts, clock: { ...parts.clock, today: () => made.madeOn } }
  for (const step of left)
    await perform(own, maker, async (ctx) => {
      if (!(await noteStep(ctx.db, step.name))) return ctx.audit(repeated(step.name))
      await step.make(ctx, randomFrom((made.seed ?? 0) + steps.indexOf(step)), password)
    })
}

/** Two processes began the same part: the second leaves only this. */
const repeated = (step: string) => ({
  chain: 'installation',
  act: 'demonstration.repeated',
  subject: { type: 'installation', id: step },
})

/** Before anything answers: real work and the demonstration never share a database. Throws `StartError`. */
export async function prepare(parts: Parts): Promise<void> {
  const { database, settings } = parts
  const isDemonstration = await kindOf(database.db)
  if (!settings.demo) {
    if (isDemonstration === true)
      throw new StartError(
        '这里的数据是演示数据，账户的口令是公开的。要看演示，请加上 --demo；正式使用，请用 DATA_DIR（或者 DATABASE_URL）另设一处。',
      )
    return
  }
  if (isDemonstration === false)
    throw new StartError(
      '这里有正式数据，不能用 --demo 启动。请去掉 --demo，或者用 DATA_DIR（或者 DATABASE_URL）另设一处。',
    )
  await fillDemonstration(parts)
}

/** True for a demonstration, false for real work, null for nothing yet. */
async function kindOf(db: Handle): Promise<boolean | null> {
  const made = await findInstallation(db)
  return made ? made.demonstration : (await anyUser(db)) ? false : null
}

/** The demonstration instead of the first setup, by whoever has the setup link. */
export async function chooseDemonstration(ctx: Context, token: string): Promise<void> {
  await checkToken(ctx.db, token)
  await fillDemonstration(ctx.parts)
  goOn(ctx.parts)
}

/** The accounts with which one looks around; only where all of it is invented. */
export async function demoAccounts({ db, today }: Context) {
  if (!(await findInstallation(db))?.demonstration) throw refuse(common.notFound)
  const tree = await treeOf(db)
  const agencies = new Map(tree.all.map((a) => [a.slug, fullNameOn(tree, a, today)]))
  const rows = everybody.map(({ account, name, role, held }) => ({
    account,
    name,
    role,
    roleName: roles[role].says,
    agencyName: agencies.get(held) ?? '',
  }))
  return { password: PASSWORD, rows }
}
