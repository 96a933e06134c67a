import { type Act, acts, type Person, type Role, roles } from '@gongkai/rules/access'
import type { Neighbours } from './accounts/neighbours.ts'

const by = (act: Act): readonly Role[] => acts[act].by
const everywhere = ({ grants }: Person, act: Act) =>
  grants.some(({ role }) => by(act).includes(role) && roles[role].reach === 'all')

/** What accounts ask about agencies and work: each agency stands by itself. */
export const around: Neighbours = {
  placeOf: async (_ctx, agency) => ({ line: [agency], above: [] }),
  reached: async (_ctx, person, act) =>
    everywhere(person, act) ? null : person.grants.filter((g) => by(act).includes(g.role)).map((g) => g.agency),
  namesOf: async () => new Map(),
  idsByName: async () => new Map(),
  openWork: [],
}
