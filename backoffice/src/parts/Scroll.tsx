import type { ReactNode } from 'react'

interface ScrollProps {
  readonly label: string
  /** Many columns: each only as wide as it must be. */
  readonly dense?: boolean
  readonly children: ReactNode
}

/** A table wider than a phone slides inside its own region, which has a name and takes the focus. */
export const Scroll = ({ label, dense = false, children }: ScrollProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
  <section className="scroll" tabIndex={0} aria-label={label}>
    <table className={dense ? 'tbl dense' : 'tbl'}>{children}</table>
  </section>
)
