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
import { provingDays } from './channelDays.ts'
import { Receipt, type ReceiptFacts } from './Receipt.tsx'
import { Registered } from './Registered.tsx'
import { ScanPick, scanField } from './ScanPick.tsx'
import { channelOptions, classOptions, deliveryOptions, formOptions } from './words.ts'

interface Values {
  readonly agency: string
  readonly registration: {
    readonly application: Application
    readonly facts: ReceiptFacts & { readonly channel: Channel }
    readonly proof: string
    readonly splitFrom?: string
  }
}

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
        <ApplicantFields />
        <AgentFields />
        <Reach />
      </Card>
      <WhatFor />
      <Card title="扫描件">
        <p className="mute">申请表、信封、证件和授权材料。草稿中不保存文件，重新打开页面要再选一次。</p>
        <ScanPick files={scans} onChange={setScans} />
      </Card>
    </CommandForm>
  )
}

/** Left empty is left out: the server tells it from what is filled in wrongly. */
function filledOnly<T>(given: T): T {
  if (Array.isArray(given)) return given.map(filledOnly) as T
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === '' || value === null || value === undefined ? [] : [[name, filledOnly(value)]],
    ),
  ) as T
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

const application = (name: string) => ['registration', 'application', name]

const Reach = () => (
  <>
    <Form.Item name={application('class')} label="申请人类别" extra="用于年报表三。" rules={chosen}>
      <Select options={[...classOptions]} />
    </Form.Item>
    <Form.Item
      name={application('phone')}
      label="联系电话"
      extra="没有提供的可以不填，之后可以告知补正（条例第三十条）。"
    >
      <Input maxLength={20} autoComplete="off" />
    </Form.Item>
    <Form.Item name={application('email')} label="电子邮箱">
      <Input type="email" maxLength={200} autoComplete="off" />
    </Form.Item>
    <Form.Item name={application('address')} label="通信地址">
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
    <Form.Item name={application('postcode')} label="邮政编码">
      <Input maxLength={6} inputMode="numeric" autoComplete="off" />
    </Form.Item>
  </>
)

const WhatFor = () => (
  <Card title="申请什么">
    <Form.Item
      name={application('description')}
      label="申请内容"
      extra="信息的名称、文号，或者便于查询的其他特征。照申请书抄录，不问用途。"
      rules={[{ required: true }]}
    >
      <Input.TextArea rows={5} maxLength={4000} />
    </Form.Item>
    <Form.Item name={application('form')} label="所需形式" rules={chosen}>
      <Select options={[...formOptions]} />
    </Form.Item>
    <Form.Item name={application('delivery')} label="获取方式" rules={chosen}>
      <Select options={[...deliveryOptions]} />
    </Form.Item>
    <Form.Item name={application('help')} label="需要的帮助" extra="阅读、听说有困难的，写明需要怎样帮助。">
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
    <p className="mute">
      一件申请有几个事项的，先照原样登记，再在办件页拆分，或者分别登记。<Link to="/requests">查找已有的申请</Link>
    </p>
  </Card>
)
