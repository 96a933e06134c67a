import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Person, readSession, type Session } from '../api/accounts.ts'
import { call } from '../api/call.ts'
import { client } from '../api/client.ts'
import { setSignedIn } from '../api/signInAgain.ts'

/** Who asks and how far signing in has come: read once, and put in place by each step of signing in. */
const sessionQuery = queryOptions<Session>({
  queryKey: [readSession.path],
  queryFn: async () => {
    const now = await call(readSession, {})
    setSignedIn(now.stage === 'full')
    return now
  },
  // A command elsewhere must not read it again: recovery codes being shown would vanish with the page.
  staleTime: 'static',
})

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** Takes what a step of signing in answered. */
export function enter(now: Session): void {
  setSignedIn(now.stage === 'full')
  client.setQueryData(sessionQuery.queryKey, now)
}

export type SignedIn = Session & { readonly person: Person }
export const SignedInContext = createContext<SignedIn | null>(null)

/** Whoever has signed in; only inside the frame. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext)
  if (!signedIn) throw new Error('nobody has signed in here')
  return signedIn
}

export const usePerson = (): Person => useSignedIn().person
