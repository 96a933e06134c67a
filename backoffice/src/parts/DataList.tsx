import type { Operation } from '@gongkai/server/operation'
import { Pagination } from 'antd'
import type { ReactNode } from 'react'
import { addressOf } from '../api/call.ts'
import type { Answer, Endpoint, Input, RowOf } from '../api/endpoint.ts'
import { useRead } from '../api/hooks.ts'
import { type Filter, Filters } from './Filters.tsx'
import { Load } from './Load.tsx'
import { Empty } from './Note.tsx'
import { Scroll } from './Scroll.tsx'
import { PAGE_SIZE, useListState } from './useListState.ts'
import { countInWords } from './words.ts'

export interface Column<R> {
  readonly title: string
  readonly cell: (row: R) => ReactNode
  /** Name of the sort, where the list can be sorted by this column. */
  readonly sort?: string
  /** Wraps, and is wider than the others. */
  readonly long?: boolean
  /** Names its row for a screen reader. */
  readonly head?: boolean
}

interface DataListProps<O extends Operation> {
  readonly name: string
  readonly from: Endpoint<O>
  readonly columns: readonly Column<RowOf<O>>[]
  readonly id: (row: RowOf<O>) => string
  /** Filters, some with choices that come with the list. */
  readonly filters?: readonly (Filter & { readonly choices?: (data: Answer<O> | undefined) => Filter['options'] })[]
  /** Names of filters that are set by links alone. */
  readonly also?: readonly string[]
  readonly sort?: string
  /** What is asked besides the state of the list. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** Gives the whole list, as it is filtered and sorted, as an Excel file. */
  readonly excel?: Endpoint<Operation>
  /** Says what would be here and what to do, when nothing is there and nothing was filtered. */
  readonly empty: ReactNode
  readonly acts?: ReactNode
}

interface Paged<R> {
  readonly rows: readonly R[]
  readonly total: number
}

/** The one component of lists: filters, sorts, pages; its state is in the address; exports to Excel. */
export function DataList<O extends Operation>(props: DataListProps<O>) {
  const { name, columns, filters = [], fixed = {} } = props
  const state = useListState([...filters.map((f) => f.name), ...(props.also ?? [])], props.sort)
  const asked = { ...fixed, ...state.filters, ...(state.sort ? { sort: state.sort } : {}) }
  const query = { ...asked, page: state.page, size: PAGE_SIZE }
  const read = useRead(props.from, { query } as unknown as Input<O>)
  const filtered = Object.keys(state.filters).length > 0
  return (
    <div className="card">
      {filters.length > 0 ? (
        <Filters
          filters={filters.map((f) => (f.choices ? { ...f, options: f.choices(read.data) ?? [] } : f))}
          state={state}
          label={name}
        />
      ) : null}
      <Load from={read}>
        {(data) => {
          const { rows, total } = data as unknown as Paged<RowOf<O>>
          return (
            <>
              {rows.length === 0 ? (
                filtered ? (
                  <Empty title={`没有符合条件的${name}`}>
                    <p>放宽条件，或者点“重置”查看全部。</p>
                  </Empty>
                ) : (
                  props.empty
                )
              ) : (
                <Scroll label={`${name}列表`}>
                  <thead>
                    <tr>
                      {columns.map((column) => (
                        <HeadCell key={column.title} column={column} sort={state.sort} onSort={state.setSort} />
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={props.id(row)}>
                        {columns.map((column) => (
                          <BodyCell key={column.title} column={column} row={row} />
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </Scroll>
              )}
              <div className="list-foot">
                <span aria-live="polite">共{countInWords(total)}条</span>
                {props.excel && total > 0 ? (
                  <a href={addressOf(props.excel, { query: asked } as never)}>导出Excel</a>
                ) : null}
                {total > PAGE_SIZE ? (
                  <Pagination
                    size="small"
                    current={state.page}
                    pageSize={PAGE_SIZE}
                    total={total}
                    showSizeChanger={false}
                    onChange={state.setPage}
                  />
                ) : null}
              </div>
            </>
          )
        }}
      </Load>
    </div>
  )
}

function HeadCell<R>({
  column,
  sort,
  onSort,
}: {
  column: Column<R>
  sort: string | undefined
  onSort: (s: string) => void
}) {
  const name = column.sort
  if (!name) return <th scope="col">{column.title}</th>
  const up = sort === name
  const down = sort === `-${name}`
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" onClick={() => onSort(up ? `-${name}` : name)}>
        {column.title}
        <span aria-hidden="true">{up ? '↑' : down ? '↓' : '↕'}</span>
      </button>
    </th>
  )
}

function BodyCell<R>({ column, row }: { column: Column<R>; row: R }) {
  const kind = column.long ? 'long' : undefined
  if (column.head)
    return (
      <th scope="row" className={kind}>
        {column.cell(row)}
      </th>
    )
  return <td className={kind}>{column.cell(row)}</td>
}
