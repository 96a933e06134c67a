import { Form } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { readAgency, splitAgency } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { Page } from '../parts/Page.tsx'
import { AgenciesSelect } from './AgenciesSelect.tsx'
import { NewFirst, OnAndReason } from './OnAndReason.tsx'

interface Values {
  readonly into: readonly string[]
  readonly on: string
  readonly reason: string
}

/** One agency ends and several go on with its work. */
export default function SplitAgency() {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const read = useRead(readAgency, { params: { id } })
  return (
    <Load from={read}>
      {(agency) => (
        <Page
          title="分立机关"
          above={[
            ['机关', '/agencies'],
            [agency.name, `/agencies/${id}`],
          ]}
        >
          <Card title={`分立${agency.name}`}>
            <CommandForm
              to={splitAgency}
              draft={`agency.split.${id}`}
              input={({ into, on, reason }: Values) => ({
                params: { id },
                body: { version: agency.version, into: into.map((one) => ({ id: one })), on, reason },
              })}
              onDone={() => navigate(`/agencies/${id}`)}
              onCancel={() => navigate(`/agencies/${id}`)}
              submit="分立"
              danger
            >
              <NewFirst />
              <Form.Item name="into" label="继续行使职权的机关，至少两个" rules={[{ required: true }]}>
                <AgenciesSelect without={[id]} />
              </Form.Item>
              <OnAndReason />
            </CommandForm>
          </Card>
        </Page>
      )}
    </Load>
  )
}
