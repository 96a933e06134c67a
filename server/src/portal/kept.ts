/**
 * Keeps what was loaded and loads it again in the background once it is older than so many milliseconds; whoever asks
 * meanwhile gets the former. What cannot be loaded leaves the former standing.
 */
export function kept<T>(load: () => Promise<T>, milliseconds: number): () => T | Promise<T> {
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
    if (performance.now() - value.at > milliseconds) again().catch(() => undefined)
    return value.of
  }
}
