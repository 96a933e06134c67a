import type { ReactNode } from 'react'

/** A table wider than a phone slides inside its own region, which has a name and takes the focus. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
  <section className="scroll" tabIndex={0} aria-label={label}>
    <table className="tbl">{children}</table>
  </section>
)
