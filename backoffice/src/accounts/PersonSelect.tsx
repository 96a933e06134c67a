import { useState } from 'react'
import { listUsers } from '../api/accounts.ts'
import { useRead } from '../api/hooks.ts'
import { Select } from '../parts/Select.tsx'

interface PersonSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
  readonly agency?: string | undefined
}

/** Chooses a person whose account is in use, found by name or account. */
export function PersonSelect({ agency, ...given }: PersonSelectProps) {
  const [q, setQ] = useState('')
  const read = useRead(listUsers, {
    query: { state: 'active', size: '50', ...(q ? { q } : {}), ...(agency ? { agency } : {}) },
  })
  return (
    <Select
      {...given}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={read.isFetching}
      options={(read.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: `${row.name}（${row.account}${row.agencyName ? `，${row.agencyName}` : ''}）`,
      }))}
    />
  )
}
