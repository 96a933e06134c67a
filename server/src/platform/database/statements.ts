import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite'

type Parsers = PGlite['parsers']

/** A statement that the database has prepared. */
interface Prepared {
  readonly name: string
  /** What its parameters are, by the number of their type. */
  readonly types: readonly number[]
}

/** So many are kept; those not asked for any more go first. */
const KEPT = 300
/** Longer ones have lists in them and hardly come a second time. */
const LONGEST = 4_000

const { serialize } = protocol

/**
 * Statements of the embedded database, each prepared once: planning one takes several times as long as running it, and
 * the program asks the same few hundred all the time.
 */
export class Statements {
  readonly #lite: PGlite
  readonly #known = new Map<string, Prepared>()
  readonly #parsers: Parsers
  #count = 0

  /** `parsers` of columns, instead of its own. */
  constructor(lite: PGlite, parsers: Parsers) {
    this.#lite = lite
    // Once: put together for every statement, they were a quarter of its time.
    this.#parsers = { ...lite.parsers, ...parsers }
  }

  async run<R>(text: string, parameters: readonly unknown[]): Promise<Results<R>> {
    if (text.length > LONGEST) return this.#lite.query<R>(text, [...parameters], { parsers: this.#parsers })
    const { name, types } = this.#known.get(text) ?? (await this.#prepare(text))
    this.#keep(text, { name, types })
    const values = parameters.map((value, i) => this.#written(value, types[i] ?? 0))
    try {
      const messages = await this.#send(
        serialize.bind({ statement: name, values }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
      )
      return parse.parseResults(messages, this.#parsers)[0] as Results<R>
    } catch (error) {
      // Its plan may be of tables that are no longer so.
      await this.#forget(text)
      throw error
    }
  }

  async #prepare(text: string): Promise<Prepared> {
    const name = `s${++this.#count}`
    const messages = await this.#send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }))
    const [oldest] = this.#known.keys()
    if (this.#known.size >= KEPT && oldest !== undefined) await this.#forget(oldest)
    return { name, types: parse.parseDescribeStatementResults(messages) }
  }

  /** A map keeps the order of entry: what is used goes to its end. */
  #keep(text: string, prepared: Prepared): void {
    this.#known.delete(text)
    this.#known.set(text, prepared)
  }

  async #forget(text: string): Promise<void> {
    const known = this.#known.get(text)
    if (!this.#known.delete(text) || !known) return
    await this.#send(serialize.close({ type: 'S', name: known.name }))
  }

  /** With its end at once, so that the database is in step again also after an error. */
  #send(...messages: Uint8Array[]) {
    const whole = Buffer.concat([...messages, serialize.sync()])
    return this.#lite.runExclusive(async () => (await this.#lite.execProtocol(whole)).messages)
  }

  #written(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null
    return this.#lite.serializers[type]?.(value) ?? String(value)
  }
}
