import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Select } from './Select.tsx'
import type { ListState } from './useListState.ts'

export interface Filter {
  readonly name: string
  readonly label: string
  /** Without options a line of text to look for; `date` takes a day. */
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
  readonly date?: true
  /** Seldom needed: folded away unless it is in use. */
  readonly more?: true
  /** What it says when nothing is chosen. */
  readonly all?: string
}

type Values = Readonly<Record<string, string | undefined>>

/** Filters of a list, applied together on demand; the address keeps them. */
export function Filters({ filters, state, label }: { filters: readonly Filter[]; state: ListState; label: string }) {
  const applied = JSON.stringify(state.filters)
  return <FilterForm key={applied} filters={filters} state={state} label={label} />
}

function FilterForm({ filters, state, label }: { filters: readonly Filter[]; state: ListState; label: string }) {
  const id = useId()
  const [values, setValues] = useState<Values>(state.filters)
  const set = (name: string, value: string | undefined) => setValues({ ...values, [name]: value || undefined })
  const clear = () =>
    state.setFilters(
      Object.fromEntries([...filters.map((f) => f.name), ...Object.keys(state.filters)].map((n) => [n, undefined])),
    )
  const rest = filters.filter(({ more }) => more)
  const field = (filter: Filter) => (
    <div key={filter.name} className={filter.options || filter.date ? undefined : 'wide'}>
      <label htmlFor={`${id}-${filter.name}`}>{filter.label}</label>
      {filter.options ? (
        <Select
          id={`${id}-${filter.name}`}
          value={values[filter.name] ?? ''}
          onChange={(value) => set(filter.name, value)}
          options={[{ value: '', label: filter.all ?? '全部' }, ...filter.options]}
          popupMatchSelectWidth={false}
        />
      ) : (
        <Input
          id={`${id}-${filter.name}`}
          type={filter.date ? 'date' : 'search'}
          value={values[filter.name] ?? ''}
          onChange={(event) => set(filter.name, event.target.value)}
          maxLength={100}
        />
      )}
    </div>
  )
  return (
    <form
      className="filter"
      aria-label={`筛选${label}`}
      onSubmit={(event) => {
        event.preventDefault()
        state.setFilters(Object.fromEntries(filters.map(({ name }) => [name, values[name]?.trim()])))
      }}
    >
      {filters.filter(({ more }) => !more).map(field)}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button onClick={clear}>重置</Button>
      </div>
      {rest.length > 0 ? (
        <details open={rest.some(({ name }) => state.filters[name])}>
          <summary>更多条件</summary>
          <div className="rest">{rest.map(field)}</div>
        </details>
      ) : null}
    </form>
  )
}
