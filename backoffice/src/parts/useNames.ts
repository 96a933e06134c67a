import { mayAnywhere } from '@gongkai/rules/access'
import { useMemo } from 'react'
import { usePerson } from '../accounts/session.ts'
import { readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import type { Names } from './changes.ts'

/** The names of agencies by their ids, for records that keep ids. */
export function useNames(): Names {
  const person = usePerson()
  const { data } = useRead(readTree, {}, { enabled: mayAnywhere(person, 'agency.read') })
  return useMemo(() => new Map(data?.rows.map((row) => [row.id, row.fullName])), [data])
}
