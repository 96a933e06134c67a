import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type CivilDate, civilDate, daysBetween } from '@gongkai/rules/dates'
import fc from 'fast-check'
import { reorganise } from '../src/agencies/service/reorganising.ts'
import { insert, renameAgency } from '../src/agencies/service/writing.ts'
import { lockTree, treeOf } from '../src/agencies/store/agencies.ts'
import { existsOn, fullNameOn, lineUp, nameOn, placeOn, successorsOn } from '../src/agencies/tree.ts'
import { type Actor, program } from '../src/platform/context.ts'
import { Refusal } from '../src/platform/errors.ts'
import { perform } from '../src/platform/perform.ts'
import { databases, type Opened } from './support/server.ts'

/** Days before and after today. */
const BEGIN = civilDate('2026-02-03')
const DAYS = 60
const actor: Actor = { ...program, grants: [{ role: 'systemAdmin', agency: '' }] }

/** What happened to an agency, kept as plainly as can be: a name for each day on which it exists, and who came after. */
interface Kept {
  readonly id: string
  readonly body: boolean
  readonly parent: Kept | null
  readonly days: Map<CivilDate, string>
  heirs: readonly Kept[]
}
const days = Array.from({ length: DAYS }, (_, i) => addDays(BEGIN, i))
const from = (day: CivilDate) => days.slice(daysBetween(BEGIN, day))
const isThere = (k: Kept, day: CivilDate) => k.days.has(day)
/** Itself as long as it is or will be there, else whoever came after, and so on. */
const heirsOn = (k: Kept, day: CivilDate): Kept[] =>
  [...k.days.keys()].some((d) => d >= day) ? [k] : [...new Set(k.heirs.flatMap((h) => heirsOn(h, day)))]

const day = fc.integer({ min: 1, max: DAYS - 2 }).map((n) => addDays(BEGIN, n))
const index = fc.nat({ max: 30 })
interface Step {
  readonly do: 'bureau' | 'section' | 'rename' | 'merge' | 'split' | 'end'
  readonly day: CivilDate
  readonly a: number
  readonly b: number
}
const kinds = ['bureau', 'bureau', 'section', 'rename', 'rename', 'merge', 'split', 'end'] as const
const step: fc.Arbitrary<Step> = fc.record({ do: fc.constantFrom(...kinds), day, a: index, b: index })

let count = 0

class County {
  readonly kept: Kept[] = []
  done = 0
  readonly o: Opened
  readonly government: string
  constructor(o: Opened, government: string) {
    this.o = o
    this.government = government
  }
  #body = (n: number): Kept | undefined => {
    const bodies = this.kept.filter((k) => k.body)
    return bodies[n % Math.max(1, bodies.length)]
  }
  /** Does it, unless it is refused; then nothing changed. */
  async #try<T>(work: (ctx: Parameters<Parameters<typeof perform>[2]>[0]) => Promise<T>): Promise<T | null> {
    try {
      const result = await perform(this.o.parts, actor, work)
      this.done++
      return result
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  }
  async #make(name: string, begins: CivilDate, parent: Kept | null): Promise<void> {
    const kind = parent ? ('internalOrgan' as const) : ('localDept' as const)
    const given = { slug: `p${++count}`, name, shortName: null, from: begins, contact: {}, kind }
    const id = await this.#try(async (ctx) =>
      insert(ctx, await lockTree(ctx.db), { ...given, parent: parent?.id ?? this.government }),
    )
    if (id) this.#keep(id, name, begins, parent)
  }
  #keep(id: string, name: string, begins: CivilDate, parent: Kept | null): Kept {
    // What begins below something that ends lasts as long as that does; the services refuse such a beginning.
    const made: Kept = { id, body: !parent, parent, days: new Map(from(begins).map((d) => [d, name])), heirs: [] }
    this.kept.push(made)
    return made
  }
  async #rename(k: Kept, name: string, begins: CivilDate): Promise<void> {
    const { version } = (await treeOf(this.o.parts.database.db)).get(k.id)
    const words = { version, name, shortName: null, from: begins, reason: '更名' }
    if (await this.#try((ctx) => renameAgency(ctx, k.id, words)))
      for (const d of from(begins)) if (k.days.has(d)) k.days.set(d, name)
  }
  async #reorganise(gone: Kept, heirs: readonly (Kept | string)[], on: CivilDate): Promise<void> {
    const { version } = (await treeOf(this.o.parts.database.db)).get(gone.id)
    const kind = 'localDept' as const
    const successors = heirs.map((h) =>
      typeof h === 'string'
        ? { create: { slug: `p${++count}`, name: h, shortName: null, contact: {}, kind, parent: this.government } }
        : { id: h.id },
    )
    const ends = [{ id: gone.id, version }]
    const result = await this.#try((ctx) => reorganise(ctx, { ends, successors, on, reason: '改革' }))
    if (!result) return
    const next = heirs.map((h, i) => (typeof h === 'string' ? this.#keep(result.successors[i] ?? '', h, on, null) : h))
    for (const k of [gone, ...this.kept.filter((s) => s.parent === gone)]) {
      if (![...k.days.keys()].some((d) => d >= on)) continue
      for (const d of from(on)) k.days.delete(d)
      k.heirs = next
    }
  }
  async take(s: Step): Promise<void> {
    const [a, b] = [this.#body(s.a), this.#body(s.b)]
    // Names are told apart in the whole installation, so each county has words of its own.
    const name = `${this.government.slice(-12)}第${s.b % 12}局`
    if (s.do === 'bureau') return this.#make(name, s.day, null)
    if (!a || !b) return
    switch (s.do) {
      case 'section':
        return this.#make(`第${s.b % 3}科`, s.day, a)
      case 'rename':
        return this.#rename(a, name, s.day)
      case 'merge':
        return this.#reorganise(a, [s.b % 2 ? b : `合并${name}`], s.day)
      case 'split':
        return this.#reorganise(a, [b, `分立${name}`], s.day)
      case 'end':
        return this.#reorganise(a, [], s.day)
    }
  }
}

for (const { name: on, open } of databases)
  test(`any sequence of foundations, renames, mergers and ends keeps the tree whole and its history true · ${on}`, async (t) => {
    const o = await open()
    t.after(() => o.close())
    let done = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (all) => {
        const slug = `gov-${++count}`
        const government = await perform(o.parts, actor, async (ctx) =>
          insert(ctx, await lockTree(ctx.db), {
            ...{ slug, name: slug, shortName: null, from: BEGIN, kind: 'localGov', level: 'county', contact: {} },
          }),
        )
        const county = new County(o, government)
        for (const s of all) await county.take(s)
        done += county.done
        const tree = await treeOf(o.parts.database.db)
        for (const k of county.kept) {
          const agency = tree.get(k.id)
          for (const d of days) {
            assert.equal(existsOn(agency, d), isThere(k, d), `${k.id} on ${d}`)
            if (isThere(k, d)) assert.equal(nameOn(agency, d).name, k.days.get(d))
            const ids = (list: readonly { id: string }[]) => list.map((x) => x.id).sort()
            assert.deepEqual(ids(successorsOn(tree, k.id, d)), ids(heirsOn(k, d)), `successors of ${k.id} on ${d}`)
            const { line } = placeOn(tree, k.id, d)
            for (const heir of heirsOn(k, d)) assert.ok(line.includes(heir.id))
          }
          assert.equal(lineUp(tree, agency).at(-1)?.id, government)
          if (k.parent) assert.ok(fullNameOn(tree, agency, BEGIN).endsWith(nameOn(agency, BEGIN).name))
        }
        for (const d of days) {
          const bodies = county.kept.filter((k) => k.body && isThere(k, d)).map((k) => k.days.get(d))
          assert.equal(new Set(bodies).size, bodies.length, `two of one name on ${d}`)
        }
      }),
      { seed: 20260305, numRuns: 8, endOnFailure: true, includeErrorInReport: true },
    )
    assert.ok(done > 90, `only ${done} steps were allowed`)
  })
