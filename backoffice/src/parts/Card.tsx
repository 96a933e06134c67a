import type { ReactNode } from 'react'

/** A white card with a heading; `acts` stand at its right. */
export function Card({
  title,
  count,
  acts,
  children,
  bare,
}: {
  title: string
  count?: number | undefined
  acts?: ReactNode
  children: ReactNode
  /** Without the space inside, for lists and tables. */
  bare?: boolean
}) {
  return (
    <section className="card">
      <div className="card-h">
        <h2>
          {title}
          {count === undefined ? null : <span className="n">{count}</span>}
        </h2>
        {acts ? <div className="end">{acts}</div> : null}
      </div>
      {bare ? children : <div className="card-b">{children}</div>}
    </section>
  )
}

/** Names and what belongs to them; without a value it says —. */
export const Facts = ({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className="dl">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
      </div>
    ))}
  </dl>
)
