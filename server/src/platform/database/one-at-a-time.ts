import { AsyncLocalStorage } from 'node:async_hooks'

/** Where an open transaction runs, so that a query beside it is seen. */
const inTransaction = new AsyncLocalStorage<boolean>()

/** Runs the work of a transaction: inside it no other connection may be asked for. */
export const asTransaction = <T>(work: () => Promise<T>): Promise<T> => inTransaction.run(true, work)

/** Runs what has nothing to do with the transaction it is called from, like the jobs that a commit sets going. */
export const apart = <T>(work: () => T): T => inTransaction.run(false, work)

/**
 * A query beside the open transaction waits for ever on the embedded database (one connection) and reads another state
 * on a server. It is a mistake in the program on both, and is told at once on both.
 */
export function refuseBesideTransaction(): void {
  if (inTransaction.getStore())
    throw new Error('A query outside the open transaction: hand the transaction to the function that asks.')
}

/** Lets one through after the other, in the order they came. */
export function turnstile(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    let leave = () => {}
    const before = last
    last = new Promise((resolve) => {
      leave = resolve
    })
    await before
    return leave
  }
}
