/** More names than a folder asks for in a row; then it starts anew, so that it never grows without end. */
const MOST = 200

/** A pure function that keeps its last results, for what several checks and neighbouring reports ask alike. */
export function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = compute(key)
      if (known.size >= MOST) known.clear()
      known.set(key, value)
    }
    return value
  }
}
