/** Drawn on 20 × 20, one stroke, the colour of the text beside them. */
const shapes = {
  home: 'M3 9.5 10 3.5l7 6M5 8.5v8h10v-8',
  people:
    'M7.5 9a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.500 16.5c.5-3.300 2.500-4.600 5-4.600s4.500 1.300 5 4.600M13 9.200a2.400 2.400 0 1 0-.6-4.700M14.500 12.200c1.700.5 2.700 1.900 3 4.300',
  person:
    'M10 10.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3.500 17c.8-3.600 3.400-5 6.500-5s5.700 1.400 6.500 5',
  tree: 'M8 3h4v4H8zM2.500 13h4v4h-4zM13.500 13h4v4h-4zM10 7v3M4.500 13v-3h11v3',
  calendar: 'M3.500 5h13v12h-13zM3.500 9h13M7 3v3.500M13 3v3.500',
  letter: 'M4.500 2.500h11v15h-11zM7.500 7h5M7.500 10h5M7.500 13h3',
  log: 'M7 5h10M7 10h10M7 15h10M3.200 5h.1M3.200 10h.1M3.200 15h.1',
  pulse: 'M2.500 10.500h4l2-6 3.500 11 2-5h3.500',
  gear: 'M10 12.600a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200zM10 2.500v3M10 14.500v3M2.500 10h3M14.500 10h3M4.700 4.700l2.100 2.100M13.200 13.200l2.100 2.100M15.300 4.700l-2.100 2.100M6.800 13.200l-2.100 2.100',
  swap: 'M3.500 7h12M12.500 3.500 16 7l-3.500 3.500M16.500 13h-12M7.500 9.500 4 13l3.500 3.500',
  lock: 'M4.500 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9',
  plus: 'M10 4v12M4 10h12',
  down: 'm5 8 5 5 5-5',
  alarm: 'M10 3 2.500 16.500h15zM10 8.500v3.500M10 14.200v.1',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l2.800 2',
  half: 'M10 16.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM10 3.500v13M12 4.500v11M14 6v8',
  mark: 'M10 4v8M10 15.500v.1',
  pause: 'M7 5v10M13 5v10',
  list: 'M7 5h10M7 10h10M7 15h10M3 5h1M3 10h1M3 15h1',
  mail: 'M3 5h14v10H3zM3 6l7 5 7-5',
  pen: 'm4 13.500-.5 3 3-.5L16 6.500 13.500 4zM12 5.500 14.500 8',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  tick: 'm4 10.500 4 4 8-9',
} as const

export type IconName = keyof typeof shapes

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
)

const cells = Array.from({ length: 20 }, (_, n) => ({ n, x: (n % 5) * 6, y: Math.floor(n / 5) * 6 }))

/** The mark of the office: the twenty working days of 条例第33条. */
export const Mark = () => (
  <svg className="o-mark" viewBox="0 0 29 23" aria-hidden="true" focusable="false">
    {cells.map(({ n, x, y }) => (
      <rect key={n} x={x} y={y} width="5" height="5" rx=".5" className={n === 19 ? 'k' : undefined} />
    ))}
  </svg>
)
