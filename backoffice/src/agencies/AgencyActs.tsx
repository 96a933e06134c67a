import { Button, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { type Agency, endAgency, renameAgency } from '../api/agencies.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { AgencySelect } from './AgencySelect.tsx'

interface Rename {
  readonly name: string
  readonly shortName?: string
  readonly from: string
  readonly reason: string
}

interface End {
  readonly on: string
  readonly successor?: string | null
  readonly reason: string
}

/** What may be done to the agency now, by this person; the server says which. */
export function AgencyActs({ agency }: { agency: Agency }) {
  const navigate = useNavigate()
  const params = { id: agency.id }
  const { version } = agency
  return (
    <>
      {agency.acts.includes('agency.change') ? (
        <ReasonDialog
          to={renameAgency}
          says="更名"
          effect="原来的名称留在沿革里，以前的文书和报告仍用原来的名称。只是写错了的，启用之日填现在名称的启用之日。"
          input={({ name, shortName, from, reason }: Rename) => ({
            params,
            body: { version, name, shortName: shortName || null, from, reason },
          })}
        >
          <Form.Item name="name" label="新的全称" rules={[{ required: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="shortName" label="新的简称">
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="from" label="启用之日" rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
        </ReasonDialog>
      ) : null}
      {agency.acts.includes('agency.end') ? (
        <>
          <Button onClick={() => navigate(`/agencies/${agency.id}/split`)}>分立</Button>
          <ReasonDialog
            to={endAgency}
            says="撤销"
            danger
            effect="它的内设机构和派出机构同时撤销。历史、文书和报告都保留。"
            input={({ on, successor, reason }: End) => ({
              params,
              body: { version, on, successor: successor ?? null, reason },
            })}
          >
            <Form.Item name="on" label="从哪一天起不再存在" rules={[{ required: true }]}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="successor" label="继续行使其职权的机关" extra="没有的不填（行政复议法第十九条）。">
              <AgencySelect without={[agency.id]} />
            </Form.Item>
          </ReasonDialog>
        </>
      ) : null}
    </>
  )
}
