import { useSyncExternalStore } from 'react'

let connected = true
const listeners = new Set<() => void>()

/** Notes whether the last attempt reached the server. */
export function reportConnection(reached: boolean): void {
  if (reached === connected) return
  connected = reached
  for (const listen of listeners) listen()
}

const subscribe = (listen: () => void) => {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

/** Whether the server was reached the last time. */
export const useConnected = (): boolean => useSyncExternalStore(subscribe, () => connected)
