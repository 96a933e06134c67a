/** In milliseconds: until when it is as good as new, and from when on nobody is given it without asking first. */
interface Ages {
  readonly fresh: number
  readonly most: number
}

/**
 * Keeps what was loaded and loads it again in the background once it is not fresh; whoever asks meanwhile gets the
 * former. After a time without readers the first of them waits. What cannot be loaded leaves the former standing.
 */
export function kept<T>(load: () => Promise<T>, { fresh, most }: Ages): () => T | Promise<T> {
  let value: { readonly of: T; readonly at: number } | null = null
  let loading: Promise<T> | null = null
  const again = () => {
    loading ??= load()
      .then((of) => {
        value = { of, at: performance.now() }
        return of
      })
      .finally(() => {
        loading = null
      })
    return loading
  }
  return () => {
    if (!value) return again()
    const { of, at } = value
    const age = performance.now() - at
    if (age <= fresh) return of
    const loaded = again().catch(() => {
      value = { of, at: performance.now() }
      return of
    })
    return age > most ? loaded : of
  }
}
