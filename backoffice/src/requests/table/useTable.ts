import { mayAnywhere, roles } from '@gongkai/rules/access'
import { editionOf } from '@gongkai/rules/reports'
import { useSearchParams } from 'react-router'
import { usePerson } from '../../accounts/session.ts'
import { readTree } from '../../api/agencies.ts'
import { useRead } from '../../api/hooks.ts'
import type { Option } from '../words.ts'

/** One figure: a row and a column of the table, or a part of the on-time rate. */
export interface Figure {
  readonly row: string
  readonly column: string
}

const thisYear = (): number => Number(new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' }).slice(0, 4))
const FIRST_YEAR = 2019

interface Body extends Option {
  /** Whether the figures of all below it may be read too. */
  readonly wide: boolean
}

/** Bodies whose figures the person may read: where they work, whose disclosure work they do, and all that they oversee. */
function useBodies(): readonly Body[] {
  const { id: person, grants } = usePerson()
  const { data } = useRead(readTree, {})
  const rows = data?.rows ?? []
  const counting = grants.filter((grant) => mayAnywhere({ id: person, grants: [grant] }, 'request.count'))
  const own = new Set(counting.map((grant) => grant.agency))
  const overseen = new Set(counting.filter(({ role }) => roles[role].reach !== 'own').map((grant) => grant.agency))
  for (const { id, parent, disclosureOffice } of rows) if (own.has(id) && disclosureOffice && parent) own.add(parent)
  // Whoever is above stands before those below.
  for (const { id, parent } of rows) if (parent && overseen.has(parent)) overseen.add(id)
  return rows
    .filter(({ id, kind, external }) => (own.has(id) || overseen.has(id)) && kind !== 'internalOrgan' && !external)
    .map(({ id, fullName }) => ({ value: id, label: fullName, wide: overseen.has(id) }))
}

/** What the page shows, kept in the address: agency, year, edition, with those below or not, and the figure opened. */
export function useTable() {
  const [params, setParams] = useSearchParams()
  const bodies = useBodies()
  const year = Number(params.get('year')) || thisYear()
  const agency = params.get('agency') ?? bodies[0]?.value
  const edition = (params.get('edition') ?? editionOf(year) ?? '2021') as '2019' | '2021'
  const below = params.get('below') === 'yes'
  const row = params.get('row')
  const set = (change: Readonly<Record<string, string | undefined>>) =>
    setParams((now) => {
      const next = new URLSearchParams(now)
      for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
      return next
    })
  return {
    bodies,
    years: Array.from({ length: thisYear() - FIRST_YEAR + 1 }, (_, n) => thisYear() - n),
    agency,
    /** Whether all below the agency may be asked for; an address that does so all the same is not hidden. */
    wide: below || bodies.some((body) => body.value === agency && body.wide),
    asked: { agency: agency ?? '', year: String(year), edition, below: below ? 'yes' : 'no' } as const,
    figure: row === null ? null : { row, column: params.get('column') ?? 'total' },
    choose: (change: Readonly<Record<'agency' | 'year' | 'edition' | 'below', string>>) =>
      set({ ...change, row: undefined, column: undefined }),
    open: (figure: Figure | null) => set({ row: figure?.row, column: figure?.column }),
    /** Where a figure is opened, for a link. */
    to: ({ row: r, column }: Figure) => {
      const next = new URLSearchParams(params)
      next.set('row', r)
      next.set('column', column)
      return `?${next}`
    },
  }
}
export type TableState = ReturnType<typeof useTable>
