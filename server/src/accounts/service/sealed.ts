import type { Parts } from '../../platform/context.ts'
import type { UserRecord } from '../store/users.ts'

type Vault = Pick<Parts, 'secrets'>
const columns = ['phone', 'email', 'sign_on'] as const
type Sealed = (typeof columns)[number]

const place = (column: Sealed, user: string) => `users.${column}:${user}`

/** Seals how to reach a person, each value for its own place. */
export const sealColumn = ({ secrets }: Vault, column: Sealed, user: string, text: string | null): string | null =>
  text === null ? null : secrets.seal(text, place(column, user))

/** What was sealed of an account, readable. */
export function openUser({ secrets }: Vault, user: Pick<UserRecord, 'id' | Sealed>): Record<Sealed, string | null> {
  const open = (column: Sealed) => {
    const sealed = user[column]
    return sealed === null ? null : secrets.open(sealed, place(column, user.id))
  }
  return { phone: open('phone'), email: open('email'), sign_on: open('sign_on') }
}

/** The digest by which a sign-on identity is found. */
export const signOnKey = ({ secrets }: Vault, id: string): string => secrets.blind(id, 'sign-on')
