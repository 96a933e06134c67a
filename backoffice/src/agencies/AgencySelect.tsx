import { Select } from 'antd'

export const AgencySelect = (given: { id?: string; value?: string | null; onChange?: (id: string | null) => void }) => (
  <Select {...given} allowClear showSearch options={[]} />
)
