import type { Compilable, CompiledQuery } from 'kysely'
import type { Handle } from './schema.ts'

/** Stands where a value will stand, while a statement is put together. */
class Place {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const places = new Proxy({}, { get: (_, name) => new Place(String(name)) })

/**
 * A statement that everybody asks, put together once: that takes longer than the database takes to answer it. `build` is
 * called once, with arguments that stand for values to be sent; its text must not depend on them.
 */
export function builtOnce<A extends object, R>(
  build: (db: Handle, args: A) => Compilable<R>,
): (db: Handle, args: A) => Promise<R[]> {
  let built: CompiledQuery<R> | undefined
  return async (db, args) => {
    built ??= build(db, places as A).compile()
    const given = (parameter: unknown) => (parameter instanceof Place ? args[parameter.name as keyof A] : parameter)
    return (await db.executeQuery<R>({ ...built, parameters: built.parameters.map(given) })).rows
  }
}
