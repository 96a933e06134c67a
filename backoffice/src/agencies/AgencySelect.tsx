import { readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Select } from '../parts/Select.tsx'

interface AgencySelectProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  readonly allowClear?: boolean
  /** Not to choose: itself, for one. */
  readonly without?: readonly string[]
}

/** Chooses an agency or section of today, found by any part of its name. */
export function AgencySelect({ without = [], allowClear = true, onChange, value, ...given }: AgencySelectProps) {
  const read = useRead(readTree, {})
  const rows = read.data?.rows.filter((row) => !without.includes(row.id)) ?? []
  return (
    <Select
      {...given}
      value={value ?? null}
      onChange={(id: string | undefined) => onChange?.(id ?? null)}
      allowClear={allowClear}
      showSearch={{ optionFilterProp: 'label' }}
      loading={read.isPending}
      options={rows.map((row) => ({ value: row.id, label: row.fullName }))}
    />
  )
}
