import { readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Select } from '../parts/Select.tsx'

interface AgenciesSelectProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
  readonly without?: readonly string[]
}

/** Chooses several agencies of today. */
export function AgenciesSelect({ without = [], ...given }: AgenciesSelectProps) {
  const read = useRead(readTree, {})
  const rows = read.data?.rows.filter((row) => !without.includes(row.id)) ?? []
  return (
    <Select
      {...given}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      loading={read.isPending}
      options={rows.map((row) => ({ value: row.id, label: row.fullName }))}
    />
  )
}
