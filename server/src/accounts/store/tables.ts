import type { Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { Generated } from 'kysely'

/** A person's account. `phone`, `email` and `sign_on` are sealed for `users.<column>:<id>`. */
export interface UserTable {
  id: string
  account: string
  account_key: string
  name: string
  agency_id: string | null
  post: string | null
  phone: string | null
  email: string | null
  sign_on: string | null
  sign_on_key: string | null
  state: Generated<'active' | 'disabled'>
  attempts_key: string
  created_at: Date
  version: Generated<number>
}

export interface CredentialTable {
  user_id: string
  password: string | null
  password_at: Date | null
  one_time: string | null
  one_time_until: Date | null
  must_change: Generated<boolean>
  totp: string | null
  totp_next: string | null
  totp_step: Generated<number>
}

export interface SessionTable {
  id: string
  token_sum: string
  user_id: string
  method: 'password' | 'signOn'
  factor_at: Date | null
  device: string
  created_at: Date
  seen_at: Date
}

/** A role at an agency, from and to a civil date, both included. */
export interface GrantTable {
  id: string
  user_id: string
  agency_id: string
  role: Role
  valid_from: CivilDate
  valid_to: CivilDate | null
  granted_by: string
  created_at: Date
  version: Generated<number>
}

/** Another person who holds a grant too, for a time (AB角). */
export interface SubstituteTable {
  id: string
  grant_id: string
  substitute_id: string
  valid_from: CivilDate
  valid_to: CivilDate
  appointed_by: string
  created_at: Date
  version: Generated<number>
}

declare module '../../platform/database/schema.ts' {
  interface Schema {
    users: UserTable
    credentials: CredentialTable
    password_history: { user_id: string; password: string; at: Date }
    recovery_codes: { user_id: string; digest: string; used_at: Date | null }
    sessions: SessionTable
    sign_in_attempts: {
      what: string
      failures: number
      locked_until: Date | null
      last_at: Date
      admitted: boolean
    }
    grants: GrantTable
    substitutes: SubstituteTable
  }
}
