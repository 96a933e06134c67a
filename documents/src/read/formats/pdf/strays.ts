type Listener = NodeJS.UnhandledRejectionListener

/** Documents that are open, or closed so recently that a rejection may still be on its way. */
let open = 0
/** Those who listened before the first was opened. */
let others: Listener[] = []

/**
 * The parser fetches ahead and drops the promise: where that fails, on damaged files, nobody handles it, and the process
 * would end. What is awaited tells the fault, so such rejections are swallowed while `work` runs; all others go where they
 * would have gone.
 */
export async function withoutStrays<T>(work: () => Promise<T>): Promise<T> {
  if (open++ === 0) listen()
  try {
    return await work()
  } finally {
    // Node reports a rejection once the promises of the current turn are settled.
    setImmediate(() => {
      if (--open === 0) leave()
    })
  }
}

function listen(): void {
  others = process.rawListeners('unhandledRejection') as Listener[]
  for (const other of others) process.off('unhandledRejection', other)
  process.on('unhandledRejection', pass)
}

function leave(): void {
  process.off('unhandledRejection', pass)
  const since = process.rawListeners('unhandledRejection') as Listener[]
  for (const other of since) process.off('unhandledRejection', other)
  for (const other of [...others, ...since]) process.on('unhandledRejection', other)
  others = []
}

const pass: Listener = (reason, promise) => {
  if (reason instanceof Error && /[\\/]pdfjs-dist[\\/]/.test(reason.stack ?? '')) return
  for (const other of others) other.call(process, reason, promise)
  // Without a listener, what is thrown here ends the process as the rejection would have.
  if (others.length === 0 && process.listenerCount('unhandledRejection') === 1) throw reason
}
