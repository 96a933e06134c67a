import { Form } from 'antd'
import { useNavigate } from 'react-router'
import { mergeAgencies, readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { Page } from '../parts/Page.tsx'
import { AgenciesSelect } from './AgenciesSelect.tsx'
import { AgencySelect } from './AgencySelect.tsx'
import { NewFirst, OnAndReason } from './OnAndReason.tsx'

interface Values {
  readonly agencies: readonly string[]
  readonly into: string
  readonly on: string
  readonly reason: string
}

/** Several agencies end and one goes on with their work (行政复议法第19条). */
export default function MergeAgencies() {
  const navigate = useNavigate()
  const read = useRead(readTree, {})
  return (
    <Page title="合并机关" above={[['机关', '/agencies']]}>
      <Card title="合并">
        <Load from={read}>
          {({ rows }) => (
            <CommandForm
              to={mergeAgencies}
              draft="agency.merge"
              input={({ agencies, into, on, reason }: Values) => ({
                body: {
                  agencies: agencies.map((id) => ({ id, version: rows.find((row) => row.id === id)?.version ?? 1 })),
                  into: { id: into },
                  on,
                  reason,
                },
              })}
              onDone={({ successors }) => navigate(`/agencies/${successors[0] ?? ''}`)}
              onCancel={() => navigate('/agencies')}
              submit="合并"
              danger
            >
              <NewFirst />
              <Form.Item name="agencies" label="撤销的机关" rules={[{ required: true }]}>
                <AgenciesSelect />
              </Form.Item>
              <Form.Item name="into" label="继续行使职权的机关" rules={[{ required: true }]}>
                <AgencySelect />
              </Form.Item>
              <OnAndReason />
            </CommandForm>
          )}
        </Load>
      </Card>
    </Page>
  )
}
