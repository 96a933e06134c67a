import { administrators, clashingRoles, type Role, roles } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import { accountErrors } from '../../accounts/errors.ts'
import { lockHoldersOf } from '../../accounts/store/users.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { isDemonstration } from '../../platform/installation.ts'
import { errors } from '../errors.ts'
import { type AgencyKind, kinds } from '../kinds.ts'
import { grantsDuring, othersInRole, rolesInsteadDuring, type Span } from '../store/grants.ts'
import { lockPerson } from '../store/people.ts'
import { type Agency, bodyOf, type Tree } from '../tree.ts'
import { laterThan } from './checks.ts'

const governments: readonly AgencyKind[] = ['localGov', 'provincialGov', 'dispatchedOrgan', 'verticalAgency']
/** Roles of a whole agency: they approve for it, so a section cannot have them. */
const ofBodies: readonly Role[] = ['officeDirector', 'deputy', 'head', 'secrecyReviewer']

/** Refuses a role where it would mean nothing, and a time in which the agency does not exist. */
export function checkHolding(tree: Tree, agency: Agency, role: Role, { from, to }: Span): void {
  const at = 'agency'
  if (agency.external) throw refuse(common.notNow, { at, says: '这个机关不使用本系统，不能在这里授予角色。' })
  if (role === 'oversight' && !governments.includes(agency.kind))
    throw refuse(common.invalidInput, {
      at,
      says: `${roles[role].says}的角色应在政府授予，不在${kinds[agency.kind].says}。`,
    })
  if (ofBodies.includes(role) && bodyOf(tree, agency).id !== agency.id)
    throw refuse(common.invalidInput, { at, says: `${roles[role].says}的角色应在机关授予，不在内设机构。` })
  if (to !== null && to < from) throw refuse(errors.datesReversed, { at: 'to' })
  if (from < agency.from || (agency.to !== null && from >= agency.to)) throw refuse(errors.dateOutside, { at: 'from' })
  if (agency.to !== null && (to === null || to >= agency.to)) throw refuse(errors.dateOutside, { at: 'to' })
}

/** Locks the account of a person who is to hold something. */
export async function lockActive(db: Handle, id: string, at: string) {
  const person = await lockPerson(db, id)
  if (!person) throw refuse(common.notFound, { at, says: '没有这个账户，请重新选择。' })
  if (person.state !== 'active') throw refuse(errors.nobodyActive, { at })
  return person
}

/**
 * Refuses roles that would be in one hand with what the person holds in that time, as oneself or for somebody else
 * (三员分立). A demonstration may do without: one visitor looks at everything.
 */
export async function keepApart(db: Handle, user: string, more: readonly Role[], span: Span, at: string) {
  if (await isDemonstration(db)) return
  const held = [...(await grantsDuring(db, user, span)), ...(await rolesInsteadDuring(db, user, span))]
  const clash = clashingRoles([...held.map((h) => h.role), ...more])
  if (clash.length === 0) return
  const named = clash.map((r) => roles[r].says).join('、')
  throw refuse(errors.rolesClash, {
    at,
    says: `同一个人不能同时是${named}（三员分立）。请换一个人，或者先收回原来的角色。`,
  })
}

/** Without one of the three administrators nobody could mend anything. */
export async function keepAdministrators({ db, today }: CommandContext, grant: { id: string; role: Role }) {
  if (!(administrators as readonly Role[]).includes(grant.role)) return
  await lockHoldersOf(db, grant.role, today)
  if ((await othersInRole(db, grant.role, grant.id, today)) === 0) throw refuse(accountErrors.lastAdministrator)
}

/** The same where roles end together with the agency at which they are held: others must hold them from that day on. */
export async function keepAdministratorsFrom(db: Handle, on: CivilDate, ended: readonly Role[]) {
  for (const role of administrators)
    if (ended.includes(role) && (await lockHoldersOf(db, role, on)).length === 0)
      throw refuse(accountErrors.lastAdministrator, {
        says: `${roles[role].says}的角色只在要撤销的机关授予，撤销后就没有${roles[role].says}了。请先在别的机关授予这个角色。`,
      })
}

/** The later of two days. */
export const laterOf = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)
/** Whether a time covers another one. */
export const covers = (a: Span, b: Span): boolean => a.from <= b.from && !laterThan(b.to, a.to)
