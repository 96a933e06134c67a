const shapes = {
  large: <path d="M2.5 16 7 5l4.5 11M4 12.5h6M12.5 16l2.7-6.5L18 16M13.5 13.8h3.4" />,
  error: (
    <>
      <circle class="f" cx="10" cy="10" r="7.5" />
      <path class="p" d="M10 6v5M10 13.8v.1" />
    </>
  ),
  warning: (
    <>
      <path d="M10 3 2.5 16.5h15z" />
      <path d="M10 8.5v3.5M10 14.2v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9v5M10 6.2v.1" />
    </>
  ),
  done: <path d="m4 10.5 4 4 8-9" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4.2l2.8 1.8" />
    </>
  ),
  half: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path class="f" d="M10 3a7 7 0 0 1 0 14z" />
    </>
  ),
  pause: <path d="M7 5v10M13 5v10" />,
} as const

export type IconName = keyof typeof shapes

/** A sign beside a word that says the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {shapes[name]}
  </svg>
)
