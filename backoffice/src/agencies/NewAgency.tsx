import { Form, Input } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { createAgency } from '../api/agencies.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Page } from '../parts/Page.tsx'
import { AgencyFields, type FactValues, factInput } from './AgencyFields.tsx'

interface Named {
  readonly name: string
  readonly shortName?: string
  readonly slug: string
  readonly from: string
}

/** The name, what it is called in addresses, and since when it exists. */
const NewNames = () => (
  <>
    <Form.Item name="name" label="全称" extra="与印章一致；内设机构只写自己的名称。" rules={[{ required: true }]}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item name="shortName" label="简称">
      <Input maxLength={30} />
    </Form.Item>
    <Form.Item
      name="slug"
      label="网址中的名称"
      extra="小写字母和数字，可以用短横线隔开，如 zrzyj；建立以后不能改，也不再给别的机关。"
      rules={[{ required: true }]}
    >
      <Input maxLength={40} />
    </Form.Item>
  </>
)

/** A new agency, or a section of one. */
export default function NewAgency() {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return (
    <Page title="新增机关" above={[['机关', '/agencies']]}>
      <Card title="基本信息">
        <CommandForm
          to={createAgency}
          draft="agency.new"
          initial={{ parent: params.get('parent'), position: 0 }}
          input={({ name, shortName, slug, from, ...facts }: Named & FactValues) => ({
            body: { name, shortName: shortName || null, slug, from, ...factInput(facts) } as never,
          })}
          onDone={({ id }) => navigate(`/agencies/${id}`)}
          onCancel={() => navigate('/agencies')}
          submit="新增机关"
        >
          <NewNames />
          <Form.Item name="from" label="设立之日" rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          <AgencyFields />
        </CommandForm>
      </Card>
    </Page>
  )
}
