import { usePerson } from '../accounts/session.ts'
import { readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import type { Option } from './words.ts'

/** Agencies and sections at which this person holds a role, and those below them. */
export function useOwnUnits(): readonly Option[] {
  const { grants } = usePerson()
  const { data } = useRead(readTree, {})
  const rows = data?.rows ?? []
  const own = new Set(grants.map(({ agency }) => agency))
  // Whoever is above stands before those below.
  for (const { id, parent } of rows) if (parent && own.has(parent)) own.add(id)
  return rows.filter(({ id }) => own.has(id)).map(({ id, fullName }) => ({ value: id, label: fullName }))
}
