import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Bones, ErrorNote } from './Note.tsx'

/** Shows what was read, or that it is being read, or why it could not be. */
export function Load<T>({ from, children }: { from: UseQueryResult<T, Error>; children: (data: T) => ReactNode }) {
  if (from.data !== undefined)
    return (
      <>
        {from.isError ? <ErrorNote error={from.error} again={() => from.refetch()} /> : null}
        {children(from.data)}
      </>
    )
  if (from.isError) return <ErrorNote error={from.error} again={() => from.refetch()} />
  return <Bones />
}
