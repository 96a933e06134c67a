import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface LinkButtonProps {
  readonly to: string
  /** The main act of its page. */
  readonly main?: boolean | undefined
  /** What a screen reader says, where the words alone do not tell where it leads. */
  readonly label?: string
  readonly children: ReactNode
}

/** A link that looks like a button: it leads somewhere, and can be opened beside this page. */
export const LinkButton = ({ to, main, label, children }: LinkButtonProps) => (
  <Link className={main ? 'btn btn-main' : 'btn'} to={to} aria-label={label}>
    {children}
  </Link>
)
