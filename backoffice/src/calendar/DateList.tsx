import { Button, Input } from 'antd'

interface DateListProps {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (dates: readonly string[]) => void
  readonly label: string
}

/** A few days, each in its own field. */
export function DateList({ id, value = [], onChange, label }: DateListProps) {
  const put = (n: number, date: string) => onChange?.(value.map((one, i) => (i === n ? date : one)))
  return (
    <div className="acts" id={id}>
      {value.map((date, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: days being typed have nothing but their place
        <span key={n} className="acts">
          <Input
            type="date"
            aria-label={`${label}${n + 1}`}
            value={date}
            onChange={(event) => put(n, event.target.value)}
          />
          <button
            type="button"
            className="link"
            aria-label={`去掉${label}${n + 1}`}
            onClick={() => onChange?.(value.filter((_, i) => i !== n))}
          >
            去掉
          </button>
        </span>
      ))}
      <Button size="small" onClick={() => onChange?.([...value, ''])}>
        加一天
      </Button>
    </div>
  )
}
