import type { Channel } from '@gongkai/rules/deadlines'
import type { Application } from '@gongkai/rules/requests'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useSignedIn } from '../accounts/session.ts'
import { useRead } from '../api/hooks.ts'
import { listRegistering, type RegisteredAs, registerRequest } from '../api/requests.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { chosen } from '../parts/rules.ts'
import { Select } from '../parts/Select.tsx'
import { AgentFields, ApplicantFields } from './ApplicantFields.tsx'
import { AskedFields, ReachFields } from './ApplicationFields.tsx'
import { provingDays } from './channelDays.ts'
import { filledOnly } from './filledOnly.ts'
import { Receipt, type ReceiptFacts } from './Receipt.tsx'
import { Registered } from './Registered.tsx'
import { ScanPick, scanField } from './ScanPick.tsx'
import { channelOptions, classOptions } from './words.ts'

interface Values {
  readonly agency: string
  readonly registration: {
    readonly application: Application
    readonly facts: ReceiptFacts & { readonly channel: Channel }
    readonly proof: string
    readonly splitFrom?: string
  }
}

/** Where the application stands in the form. */
const application = ['registration', 'application']
const above = [['申请', '/requests']] as const
/** What comes over the internet is confirmed among the submissions. */
const offlineChannels = channelOptions.filter(({ value }) => value !== 'online')

/** Registers what came by letter, in person, by fax, e-mail or word of mouth. */
export default function Register() {
  const read = useRead(listRegistering, {})
  const [done, setDone] = useState<RegisteredAs | null>(null)
  return (
    <Page title="登记申请" above={above}>
      {done ? (
        <Registered as={done} onNext={() => setDone(null)} />
      ) : (
        <Load from={read}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title="没有可以登记的机关">
                <p>登记由经办人和公开工作机构负责人办理。</p>
              </Empty>
            ) : (
              <RegisterForm agencies={rows} onDone={setDone} />
            )
          }
        </Load>
      )}
    </Page>
  )
}

interface RegisterFormProps {
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
  readonly onDone: (done: RegisteredAs) => void
}

function RegisterForm({ agencies, onDone }: RegisterFormProps) {
  const [params] = useSearchParams()
  const [form] = Form.useForm<Values>()
  const [scans, setScans] = useState<readonly File[]>([])
  const splitFrom = params.get('splitFrom')
  return (
    <CommandForm
      to={registerRequest}
      form={form}
      draft="request.register"
      initial={
        {
          ...(agencies.length === 1 ? { agency: agencies[0]?.id } : {}),
          registration: { application: { applicants: [{ paper: 'idCard' }], form: 'electronic' } },
        } as never
      }
      input={({ agency, registration }: Values) => ({
        body: { agency, registration: filledOnly({ ...registration, splitFrom }) } as never,
      })}
      files={() => Object.fromEntries(scans.map((scan, i) => [scanField(i), scan]))}
      onDone={(answer) => {
        form.resetFields()
        setScans([])
        onDone(answer)
      }}
      submit="登记"
    >
      <HowItCame agencies={agencies} />
      <Card title="申请人和联系方式">
        <ApplicantFields at={application} />
        <AgentFields at={application} />
        <Form.Item name={[...application, 'class']} label="申请人类别" extra="用于年报表三。" rules={chosen}>
          <Select options={[...classOptions]} />
        </Form.Item>
        <ReachFields at={application} />
      </Card>
      <Card title="申请什么">
        <AskedFields at={application} />
        <p className="mute">
          一件申请有几个事项的，先照原样登记，再在办件页拆分，或者分别登记。<Link to="/requests">查找已有的申请</Link>
        </p>
      </Card>
      <Card title="扫描件">
        <p className="mute">申请表、信封、证件和授权材料。草稿中不保存文件，重新打开页面要再选一次。</p>
        <ScanPick files={scans} onChange={setScans} />
      </Card>
    </CommandForm>
  )
}

/** The channel with its proof, and the day of receipt that follows from it. */
function HowItCame({ agencies }: Pick<RegisterFormProps, 'agencies'>) {
  const { today } = useSignedIn()
  const form = Form.useFormInstance<Values>()
  const agency = Form.useWatch('agency', form)
  const facts = Form.useWatch(['registration', 'facts'], form)
  const days = facts?.channel ? provingDays[facts.channel] : []
  const asked = Object.fromEntries(days.map(({ name }) => [name, facts?.[name]]))
  return (
    <Card title="怎样提出">
      <Form.Item name="agency" label="向哪个机关提出" rules={chosen}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name={['registration', 'facts', 'channel']} label="申请方式" rules={chosen}>
        <Select options={[...offlineChannels]} />
      </Form.Item>
      {days.map(({ name, label, extra, dates }) => (
        <Form.Item
          key={name}
          name={['registration', 'facts', name]}
          label={label}
          extra={extra}
          preserve={false}
          rules={[{ required: dates === true }]}
        >
          <Input type="date" max={today} />
        </Form.Item>
      ))}
      <Receipt agency={agency} facts={{ channel: facts?.channel, ...asked }} />
      <Form.Item
        name={['registration', 'proof']}
        label="凭据"
        extra="邮件号、签收人、与申请人确认的方式和通话人。"
        rules={[{ required: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </Card>
  )
}
