import { useSearchParams } from 'react-router'
import { usePerson } from '../accounts/session.ts'
import { readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'

/**
 * The agency whose templates are looked at: the one in the address, else the one at which the person works. Templates
 * belong to the body that answers for a section, so sections lead up to it.
 */
export function useAgency() {
  const { grants } = usePerson()
  const [params, setParams] = useSearchParams()
  const read = useRead(readTree, {})
  const rows = read.data?.rows ?? []
  const bodies = rows.filter((row) => row.kind !== 'internalOrgan' && !row.external)
  const bodyOf = (id: string | undefined): string | undefined => {
    const row = rows.find((one) => one.id === id)
    return row?.kind === 'internalOrgan' ? bodyOf(row.parent ?? undefined) : row?.id
  }
  const own = grants.map((grant) => bodyOf(grant.agency)).find(Boolean)
  return {
    read,
    bodies,
    agency: params.get('agency') ?? own ?? bodies[0]?.id,
    choose: (agency: string) => setParams({ agency }),
  }
}
