import { roles as table } from '@gongkai/rules/access'
import type { Person } from '../api/accounts.ts'

type Held = Person['grants'][number]

/** Roles with the agency each is held at; a role done for somebody else says for whom. */
export const RoleTags = ({ roles }: { roles: readonly Held[] }) =>
  roles.length === 0 ? (
    <span className="mute">没有角色</span>
  ) : (
    <ul className="tags">
      {roles.map(({ role, agency, agencyName, instead }) => (
        <li key={`${role}-${agency}-${instead}`} className={instead ? 'tag tag-no' : 'tag'}>
          {table[role].says}
          {table[role].reach === 'all' ? null : `　${agencyName}`}
          {instead ? `（代${instead}）` : null}
        </li>
      ))}
    </ul>
  )
