/** Left empty is left out: the server tells it from what is filled in wrongly. */
export function filledOnly<T>(given: T): T {
  if (Array.isArray(given)) return given.map(filledOnly) as T
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === '' || value === null || value === undefined ? [] : [[name, filledOnly(value)]],
    ),
  ) as T
}
