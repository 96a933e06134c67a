import { type Act, type ActRule, acts } from './acts.ts'
import { type Role, roles } from './roles.ts'

/** A role somebody holds at an agency now, as oneself or for somebody one substitutes (AB角). */
export interface Grant {
  readonly role: Role
  readonly agency: string
}

/** Who acts: a person with the grants in force at this moment. */
export interface Person {
  readonly id: string
  readonly grants: readonly Grant[]
}

/** Where a thing belongs: `line` from its section up to the body that answers for it, `above` the governments over that body. */
export interface Place {
  readonly line: readonly string[]
  readonly above: readonly string[]
}

/** What an act is done to. Without a place it belongs to the installation, where only `all` reaches. */
export interface Subject {
  readonly place?: Place
  readonly state?: string
  /** The person the thing is about, for acts nobody does to oneself. */
  readonly person?: string
}

function reaches({ role, agency }: Grant, place: Place | undefined): boolean {
  switch (roles[role].reach) {
    case 'all':
      return true
    case 'own':
      return place?.line.includes(agency) ?? false
    case 'below':
      return place ? place.line.includes(agency) || place.above.includes(agency) : false
  }
}

/** Whether the person may do the act to the subject. The one place where permission is decided, for server and screens. */
export function may(person: Person, act: Act, subject: Subject): boolean {
  const rule: ActRule = acts[act]
  if (rule.notSelf && subject.person === person.id) return false
  if (rule.in && !(subject.state !== undefined && rule.in.includes(subject.state))) return false
  return person.grants.some((grant) => rule.by.includes(grant.role) && reaches(grant, subject.place))
}

/** Whether the person may do the act to anything at all: what decides if a screen or an operation exists for them. */
export const mayAnywhere = (person: Person, act: Act): boolean =>
  person.grants.some(({ role }) => (acts[act] as ActRule).by.includes(role))

/** The acts the person may do to the subject, in the order of the table. */
export const actsOn = (person: Person, subject: Subject, among: readonly Act[]): Act[] =>
  among.filter((act) => may(person, act, subject))
