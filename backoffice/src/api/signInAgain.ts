import { useSyncExternalStore } from 'react'

/** Requests that found the session expired and wait for the person to sign in: true to try again, false to give up. */
let waiting: ((again: boolean) => void)[] = []
let signedIn = false
const listeners = new Set<() => void>()
const tell = () => {
  for (const listen of listeners) listen()
}

/** Says whether somebody has signed in on this page; before that, 401 is an answer like any other. */
export function setSignedIn(value: boolean): void {
  signedIn = value
}

/** Waits until the person has signed in again, or has given up. */
export function signInAgain(): Promise<boolean> {
  if (!signedIn) return Promise.resolve(false)
  return new Promise((resolve) => {
    waiting.push(resolve)
    tell()
  })
}

/** Lets all waiting requests go on, or fail. */
export function release(again: boolean): void {
  const released = waiting
  waiting = []
  if (!again) signedIn = false
  tell()
  for (const resolve of released) resolve(again)
}

const subscribe = (listen: () => void) => {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

/** Whether a request waits for a new sign-in. */
export const useSignInNeeded = (): boolean => useSyncExternalStore(subscribe, () => waiting.length > 0)
