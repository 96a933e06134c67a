import { createContext, useContext } from 'react'
import type { Person } from '../api/accounts.ts'

export const PersonContext = createContext<Person | null>(null)

/** Whoever has signed in; only inside the frame. */
export function usePerson(): Person {
  const person = useContext(PersonContext)
  if (!person) throw new Error('nobody has signed in here')
  return person
}
