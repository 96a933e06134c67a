import { useSearchParams } from 'react-router'

export const PAGE_SIZE = 20

export interface ListState {
  readonly filters: Readonly<Record<string, string>>
  /** `name` or `-name`. */
  readonly sort: string | undefined
  readonly page: number
  readonly setFilters: (filters: Readonly<Record<string, string | undefined>>) => void
  readonly setSort: (sort: string) => void
  readonly setPage: (page: number) => void
}

/** What a list shows, kept in the address: it can be sent to a colleague, and the back button works. */
export function useListState(names: readonly string[], defaultSort: string | undefined): ListState {
  const [params, setParams] = useSearchParams()
  /** Another choice begins at the first page. */
  const change = (edit: (next: URLSearchParams) => void) =>
    setParams((now) => {
      const next = new URLSearchParams(now)
      next.delete('page')
      next.delete('after')
      edit(next)
      return next
    })
  const put = (next: URLSearchParams, name: string, value: string | undefined) =>
    value ? next.set(name, value) : next.delete(name)
  return {
    filters: Object.fromEntries(names.flatMap((n) => (params.get(n) ? [[n, params.get(n) ?? '']] : []))),
    sort: params.get('sort') ?? defaultSort,
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    setFilters: (filters) =>
      change((next) => {
        for (const [name, value] of Object.entries(filters)) put(next, name, value)
      }),
    setSort: (sort) => change((next) => put(next, 'sort', sort === defaultSort ? undefined : sort)),
    setPage: (page) => change((next) => put(next, 'page', page > 1 ? String(page) : undefined)),
  }
}
